import type { Knex } from "knex";
import type { IndicatorNote } from "../../shared/contract/ratings.ts";
import type { ScorecardDefinition } from "../../shared/domain/scorecard.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";

type Notes = Readonly<Record<string, IndicatorNote>>;

/** Of what backs the answers the part that says something, in the order of the scorecard. */
export function tidyNotes({ indicators }: ScorecardDefinition, notes: Notes): Record<string, IndicatorNote> {
  return Object.fromEntries(
    indicators.flatMap(({ id }) => {
      const { note = "", attachmentIds = [] } = notes[id] ?? {};
      return note === "" && attachmentIds.length === 0
        ? []
        : [[id, { note, attachmentIds: [...new Set(attachmentIds)] }]];
    }),
  );
}

/**
 * Nobody backs an answer with another customer's papers. Papers that were taken out of the record since stay named.
 *
 * @throws {Refusal} ratingForeignAttachment
 */
export async function assertOwnPapers(db: Knex, customerId: number, notes: Notes): Promise<void> {
  const ids = [...new Set(Object.values(notes).flatMap(({ attachmentIds }) => attachmentIds))];
  if (ids.length === 0) return;
  const own: { id: number }[] = await db("attachments")
    .where({ customerId })
    .where("id", "in", listOf(db, ids))
    .select("id");
  if (own.length < ids.length) throw new Refusal("ratingForeignAttachment");
}
