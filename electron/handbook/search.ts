import type { HandbookHit } from "../../shared/contract/handbook.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { HandbookKind } from "../../shared/domain/handbookText.ts";
import { marksIn, type Passage, passagesOf, searchWords, snippetOf } from "../../shared/domain/handbookText.ts";
import type { Context } from "../context.ts";
import { listOf, matchingPassages } from "../store/dialect.ts";
import { type EditionRecord, passageAt } from "../store/handbook.ts";
import { passageQuery } from "../store/handbookTokens.ts";

/** Passages looked at for one search; a single character may stand in very many. */
const mostLookedAt = 300;

type FoundEdition = Pick<EditionRecord, "id" | "pageId" | "title" | "content"> & { kind: HandbookKind };

/**
 * Passages in which all words stand, wherever in title, heading or text. The index names passages that may hold them;
 * whether a word stands there in one piece is seen in the passage.
 */
export async function searchHandbook(
  { db }: Pick<Context, "db">,
  { words: typed, limit }: Inputs["handbook"]["search"] & { limit: number },
): Promise<Outputs["handbook"]["search"]> {
  const words = searchWords(typed);
  const match = passageQuery(words);
  if (match === null) return { hits: [] };
  const numbers = await matchingPassages(db, match, mostLookedAt);
  const found = numbers.map(passageAt);
  const editions: FoundEdition[] = await db("handbookEditions")
    .join("handbookPages", "handbookPages.id", "handbookEditions.pageId")
    .where(
      "handbookEditions.id",
      "in",
      listOf(
        db,
        found.map(({ editionId }) => editionId),
      ),
    )
    .select(
      "handbookEditions.id",
      "handbookEditions.pageId",
      "handbookEditions.title",
      "handbookEditions.content",
      "handbookPages.kind",
    );
  const known = new Map(editions.map((edition) => [edition.id, { edition, passages: passagesOf(edition.content) }]));
  const hits = found.flatMap(({ editionId, place }) => {
    const { edition, passages } = known.get(editionId) ?? {};
    const passage = passages?.[place];
    return edition && passage ? ranked(edition, passage, words) : [];
  });
  hits.sort(
    (one, other) => one.rank - other.rank || one.hit.pageId - other.hit.pageId || one.hit.line - other.hit.line,
  );
  return { hits: hits.slice(0, limit).map(({ hit }) => hit) };
}

/** Empty where a word does not stand in one piece; ranked by where the words stand: title, heading, text. */
function ranked(
  edition: FoundEdition,
  passage: Passage,
  words: readonly string[],
): { rank: number; hit: HandbookHit }[] {
  const { title, kind, pageId } = edition;
  const { heading, text, line } = passage;
  const places = [title, heading, text];
  const whole = places.join("\n");
  if (words.some((word) => marksIn(whole, [word]).length === 0)) return [];
  const all = (place: string) => words.every((word) => marksIn(place, [word]).length > 0);
  const inText = marksIn(text, words).length > 0;
  // A page found by its title alone is shown once, by its first passage.
  const rank = all(heading) ? 0 : all(title) ? 1 : all(text) ? 2 : 3;
  if (!inText && marksIn(heading, words).length === 0 && line > firstLine(edition)) return [];
  const { text: snippet, marks } = snippetOf(text, words);
  return [{ rank, hit: { pageId, kind, title, heading, line, snippet, marks } }];
}

function firstLine({ content }: FoundEdition): number {
  return passagesOf(content)[0]?.line ?? 1;
}
