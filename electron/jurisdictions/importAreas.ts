import { parseCsv } from "hucre/csv";
import type { Outputs } from "../../shared/contract/index.ts";
import type { AreaLevel } from "../../shared/contract/jurisdictions.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { sampleAreasCsv } from "../sample/sampleAreas.ts";
import { type AreaRecord, allAreas } from "../store/areas.ts";

export interface AreaLine {
  code: string;
  parentCode: string;
  level: AreaLevel;
  name: string;
}

/** Length of the statistical code on each level; source: 统计用区划代码, 12 digits for a village, groups add two. */
const codeLengths: Record<AreaLevel, number> = { county: 6, township: 9, village: 12, group: 14 };
const headings = ["code", "parent_code", "level", "name"];

/**
 * Reads the text of an area file.
 *
 * @returns the lines, each behind its parent
 * @throws {Refusal} areasFileUnreadable with the line at fault, areaCodeOrphan
 */
export function readAreas(csv: string): AreaLine[] {
  const [head, ...rows] = parseCsv(csv.replace(/^\uFEFF/, "")).map((row) =>
    row.map((cell) => String(cell ?? "").trim()),
  );
  if (headings.some((heading, index) => head?.[index]?.toLowerCase() !== heading))
    throw new Refusal("areasFileUnreadable", { line: 1 });
  const lines = rows
    .map((cells, index) => ({ cells, line: index + 2 }))
    .filter(({ cells }) => cells.some((cell) => cell !== ""))
    .map(({ cells, line }) => readLine(cells, line))
    .sort((one, other) => one.code.length - other.code.length || one.code.localeCompare(other.code));
  const known = new Set(lines.map(({ code }) => code));
  for (const { code, parentCode } of lines)
    if (parentCode !== "" && !known.has(parentCode)) throw new Refusal("areaCodeOrphan", { code, parent: parentCode });
  return lines;
}

function readLine([code = "", parentCode = "", level = "", name = ""]: string[], line: number): AreaLine {
  const expected = Object.hasOwn(codeLengths, level) ? codeLengths[level as AreaLevel] : undefined;
  const sound =
    expected === code.length &&
    /^\d+$/.test(code) &&
    name !== "" &&
    (level === "county" ? parentCode === "" : parentCode !== "" && code.startsWith(parentCode));
  if (!sound) throw new Refusal("areasFileUnreadable", { line });
  return { code, parentCode, level: level as AreaLevel, name };
}

/** Adds the areas that are new and renames those whose name changed; none is taken away. */
export async function importAreas(
  ctx: Context,
  { file }: { file?: File | undefined },
): Promise<Outputs["jurisdictions"]["importAreas"]> {
  const lines = readAreas(file ? await file.text() : sampleAreasCsv);
  return ctx.change(async (change) => {
    const counts = await writeAreas(change, lines);
    const after = { ...counts, source: file?.name ?? "sample" };
    change.audit({ action: "areas.import", subjectType: "branch", subjectId: 1, after });
    return counts;
  });
}

async function writeAreas({ db }: Change, lines: readonly AreaLine[]) {
  const existing = new Map<string, AreaRecord>((await allAreas(db)).map((area) => [area.code, area]));
  const counts = { added: 0, renamed: 0, unchanged: 0 };
  for (const { code, parentCode, level, name } of lines) {
    const found = existing.get(code);
    if (!found) {
      const parentId = existing.get(parentCode)?.id ?? null;
      const [row]: { id: number }[] = await db("areas").insert({ code, parentId, level, name }).returning("id");
      if (!row) throw new Error("The database gave no id for a new area.");
      existing.set(code, { id: row.id, code, parentId, level, name, since: null, mergedIntoId: null });
      counts.added += 1;
    } else if (found.name !== name) {
      await db("areas").where({ id: found.id }).update({ name });
      counts.renamed += 1;
    } else counts.unchanged += 1;
  }
  const county = lines.find(({ level }) => level === "county");
  if (county) await db("branch").update({ countyCode: county.code });
  return counts;
}
