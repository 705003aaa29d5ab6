import type { AreaFilePreview } from "../../../shared/contract/areas.ts";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { Change, Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { sampleAreasCsv } from "../../sample/sampleAreas.ts";
import { recordAreaChange, saveAreaState } from "../../store/areaChanges.ts";
import { type AreaRecord, allAreas } from "../../store/areas.ts";
import { type AreaFile, type AreaLine, readAreaFile, type UnreadLine } from "./readAreaFile.ts";
import { digestOf } from "./seen.ts";

type Counts = Outputs["areas"]["import"];

interface FilePlan {
  added: AreaLine[];
  renamed: { area: AreaRecord; to: string }[];
  unchanged: number;
  missing: AreaRecord[];
  unread: UnreadLine[];
}

/**
 * What a file of statistical codes would bring. Nothing is written.
 *
 * @throws {Refusal} areasFileUnreadable, and what a file that is no table is refused for
 */
export async function previewImport(
  ctx: Context,
  { file }: Inputs["areas"]["previewImport"],
): Promise<AreaFilePreview> {
  const areas = await allAreas(ctx.db);
  const { added, renamed, missing, ...plan } = planImport(await readAreaFile(file), areas);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const names = new Map([
    ...areas.map((area) => [area.code, (byId.get(area.mergedIntoId ?? 0) ?? area).name] as const),
    ...added.map(({ code, name }) => [code, name] as const),
  ]);
  return {
    ...plan,
    added: added.map(({ code, level, name, parentCode }) => ({
      code,
      level,
      name,
      parentName: names.get(parentCode) ?? null,
    })),
    renamed: renamed.map(({ area: { id, code, name }, to }) => ({ id, code, from: name, to })),
    missing: missing.map(({ id, code, level, name }) => ({ id, code, level, name })),
    seen: seenOf({ added, renamed }),
  };
}

/**
 * Adds the areas that are new and renames those whose name changed; none is taken away or put elsewhere.
 *
 * @throws {Refusal} areasChangedMeanwhile where this would be another import than the one seen; as `previewImport`
 */
export async function importAreas(ctx: Context, { file, seen }: Inputs["areas"]["import"]): Promise<Counts> {
  const read = await readAreaFile(file);
  return ctx.change(async (change) => {
    const plan = planImport(read, await allAreas(change.db));
    if (seenOf(plan) !== seen) throw new Refusal("areasChangedMeanwhile");
    return writeImport(ctx, change, plan, file.name);
  });
}

/** Loads the areas of the sample county, as from a file. */
export async function loadSampleAreas(ctx: Context): Promise<Counts> {
  const read = await readSampleAreas();
  return ctx.change(async (change) => writeImport(ctx, change, planImport(read, await allAreas(change.db)), "sample"));
}

export function readSampleAreas(): Promise<AreaFile> {
  return readAreaFile(new Blob([sampleAreasCsv]));
}

/** A file against the ledger. An area that was merged into another keeps its name, whatever the file still says. */
function planImport({ lines, unread }: AreaFile, areas: readonly AreaRecord[]): FilePlan {
  const known = new Map(areas.map((area) => [area.code, area]));
  const plan: FilePlan = { added: [], renamed: [], unchanged: 0, missing: [], unread: [...unread] };
  const coming = new Set<string>();
  for (const line of lines) {
    const area = known.get(line.code);
    const { code, name, parentCode, sheet } = line;
    if (area && area.name !== name && area.mergedIntoId === null) plan.renamed.push({ area, to: name });
    else if (area) plan.unchanged += 1;
    else if (parentCode === "" || known.has(parentCode) || coming.has(parentCode)) {
      plan.added.push(line);
      coming.add(code);
    } else plan.unread.push({ sheet, line: line.line, code, name, problem: "orphan", about: parentCode });
  }
  const named = new Set(lines.map(({ code }) => code));
  const levels = new Set(lines.map(({ level }) => level));
  plan.missing = areas.filter(
    ({ code, level, mergedIntoId }) => levels.has(level) && mergedIntoId === null && !named.has(code),
  );
  return plan;
}

function seenOf({ added, renamed }: Pick<FilePlan, "added" | "renamed">): string {
  return digestOf([
    added.map(({ code, name }) => [code, name]),
    renamed.map(({ area, to }) => [area.code, area.name, to]),
  ]);
}

async function writeImport(
  ctx: Context,
  change: Change,
  { added, renamed, unchanged }: FilePlan,
  source: string,
): Promise<Counts> {
  const { db } = change;
  const areas = new Map((await allAreas(db)).map((area) => [area.code, area]));
  for (const { code, parentCode, level, name } of added) {
    const parent = areas.get(parentCode);
    const parentId = parent ? (parent.mergedIntoId ?? parent.id) : null;
    const [row]: { id: number }[] = await db("areas").insert({ code, parentId, level, name }).returning("id");
    if (!row) throw new Error("The database gave no id for a new area.");
    areas.set(code, { id: row.id, code, parentId, level, name, since: null, mergedIntoId: null });
  }
  for (const { area, to } of renamed) {
    const made = { on: ctx.today, at: change.now, by: ctx.actor.id, reason: source };
    const detail = { from: area.name, to };
    const changeId = await recordAreaChange(db, { kind: "rename", areaId: area.id, otherId: null, detail, ...made });
    await saveAreaState(db, area.id, { name: to }, { changeId, on: ctx.today });
  }
  const county = added.find(({ level }) => level === "county");
  if (county) await db("branch").update({ countyCode: county.code });
  const counts = { added: added.length, renamed: renamed.length, unchanged };
  change.audit({ action: "areas.import", subjectType: "branch", subjectId: 1, after: { ...counts, source } });
  return counts;
}
