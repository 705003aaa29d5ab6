import type { z } from "zod";
import type { Inputs } from "../../shared/contract/index.ts";
import {
  type ScorecardDraft,
  type ScorecardFile,
  scorecardFileFormat,
  scorecardFileSchema,
  scorecardFileVersion,
} from "../../shared/contract/scorecards.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { addDraft, openDraft } from "./drafts.ts";
import { getScorecard } from "./service.ts";

/** Many times the largest scorecard that the form makes. */
const mostBytes = 1_000_000;

/** @throws {Refusal} notFound */
export async function exportEdition(ctx: Context, { id }: Inputs["scorecards"]["export"]) {
  const { code, edition, definition } = await getScorecard(ctx, { id });
  return written(ctx, { code, edition, definition });
}

/** @throws {Refusal} notFound, scorecardDraftClosed */
export async function exportDraft(ctx: Context, { id }: Inputs["scorecards"]["drafts"]["export"]) {
  const { code, definition } = await openDraft(ctx.db, id);
  return written(ctx, { code, edition: null, definition });
}

/** The file, after its entry in the audit trail. */
async function written(ctx: Context, scorecard: Omit<ScorecardFile, "format" | "version">): Promise<{ file: File }> {
  const { code, edition, definition } = scorecard;
  const title = definition.title.zh;
  await ctx.change(async (change) => {
    const after = { title, edition };
    change.audit({ action: "scorecard.export", subjectType: "scorecard", subjectId: code, after });
  });
  const content: ScorecardFile = { format: scorecardFileFormat, version: scorecardFileVersion, ...scorecard };
  const name = `${title || code}-${edition ?? "draft"}.json`.replace(/[\\/:*?"<>|\s]+/g, "_");
  return { file: new File([`${JSON.stringify(content, null, 2)}\n`], name, { type: "application/json" }) };
}

/**
 * Makes a draft out of a scorecard's file, with the ids that it has: the next edition of the scorecard that it belongs
 * to. Nothing of a file that is none is taken over.
 *
 * @throws {Refusal} scorecardFileForeign, scorecardFileBroken (line and column where it ends to be JSON),
 *   scorecardFileNewer, scorecardFileInvalid (the first place that does not fit), scorecardDraftOpen
 */
export async function importDraft(
  ctx: Context,
  { file }: Inputs["scorecards"]["drafts"]["import"],
): Promise<ScorecardDraft> {
  if (file.size > mostBytes) throw new Refusal("scorecardFileForeign", { name: file.name });
  const { code, definition } = readScorecardFile(await file.bytes(), file.name);
  return addDraft(ctx, { code, basedOnId: null, definition }, "scorecard.import");
}

function readScorecardFile(bytes: Uint8Array, name: string): ScorecardFile {
  const content = parsed(bytes, name);
  const head = content as Partial<ScorecardFile> | null;
  if (head === null || typeof head !== "object" || head.format !== scorecardFileFormat)
    throw new Refusal("scorecardFileForeign", { name });
  const version: unknown = head.version;
  if (typeof version === "number" && version > scorecardFileVersion) throw new Refusal("scorecardFileNewer", { name });
  const read = scorecardFileSchema.safeParse(content);
  if (read.success) return read.data;
  const [first] = read.error.issues;
  throw new Refusal("scorecardFileInvalid", {
    name,
    place: first ? placeText(first.path) : "",
    count: read.error.issues.length,
  });
}

function parsed(bytes: Uint8Array, name: string): unknown {
  let text: string;
  try {
    text = new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    throw new Refusal("scorecardFileForeign", { name });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (!text.trimStart().startsWith("{")) throw new Refusal("scorecardFileForeign", { name });
    throw new Refusal("scorecardFileBroken", { name, line: brokenLine(text, String(error)) });
  }
}

/** The line at which the parser stopped; the last one where it ran out of text. */
function brokenLine(text: string, message: string): number {
  const position = /position (\d+)/.exec(message)?.[1];
  return text.slice(0, position === undefined ? text.length : Number(position)).split("\n").length;
}

/** `definition.indicators[3].options[0].points`: as the file's own text leads there, counted from 0. */
function placeText(path: z.core.$ZodIssue["path"]): string {
  return path
    .map((part, index) => (typeof part === "number" ? `[${part}]` : `${index > 0 ? "." : ""}${String(part)}`))
    .join("");
}
