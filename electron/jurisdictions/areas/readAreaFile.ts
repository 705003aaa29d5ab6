import { type AreaLineProblem, areaNameSchema } from "../../../shared/contract/areas.ts";
import { issueKey } from "../../../shared/contract/base.ts";
import {
  type AreaCode,
  type AreaLevel,
  areaCodeOf,
  areaLevels,
  readAreaCode,
  withoutZeros,
} from "../../../shared/domain/areaCode.ts";
import { type AreaColumn, areaHeadings } from "../../../shared/domain/areaHeadings.ts";
import { openFile } from "../../imports/files/openFile.ts";
import type { OpenSheet, SheetRow } from "../../imports/files/rows.ts";
import { Refusal } from "../../refusal.ts";

export interface AreaLine extends AreaCode {
  name: string;
  /** empty for a text file */
  sheet: string;
  line: number;
}

/** A line that says no area, as it stands in the file. */
export interface UnreadLine {
  /** empty for a text file */
  sheet: string;
  line: number;
  code: string;
  name: string;
  problem: AreaLineProblem;
  /** what the problem is about: the code of the parent, the line that came first */
  about: string;
}

export interface AreaFile {
  /** by level, then by code: each behind its parent, where that is in the file */
  lines: AreaLine[];
  unread: UnreadLine[];
}

/** Titles and notes above the headings are this many rows at most. */
const searchedForHeadings = 30;

/** Areas of a file at most: many more than a prefecture has. */
const mostRows = 200_000;

/**
 * Reads a workbook or text file of areas: a column of codes and one of names under headings that we know. Each sheet
 * with such headings is read.
 *
 * @throws {Refusal} areasFileUnreadable where no sheet has them or no line is an area; what `openFile` throws
 */
export async function readAreaFile(file: Blob): Promise<AreaFile> {
  const { sheets } = await openFile(file);
  const rows: FoundRow[] = [];
  for (const sheet of sheets) await addRowsBelowHeadings(rows, sheet);
  const lines = new Map<string, AreaLine>();
  const unread: UnreadLine[] = [];
  const countyLike = codesAboveTownships(rows);
  for (const row of rows) {
    const read = readLine(row, countyLike);
    const first = "problem" in read ? undefined : lines.get(read.code);
    if ("problem" in read) unread.push({ ...placeOf(row), ...read });
    else if (first) unread.push({ ...placeOf(row), problem: "duplicate", about: String(first.line) });
    else lines.set(read.code, { ...read, sheet: row.sheet, line: row.line });
  }
  if (lines.size === 0) throw new Refusal("areasFileUnreadable");
  return {
    lines: [...lines.values()].sort(
      (one, other) => one.code.length - other.code.length || one.code.localeCompare(other.code),
    ),
    unread,
  };
}

interface FoundRow {
  sheet: string;
  line: number;
  cells: Record<AreaColumn, string>;
}

/** @throws {Refusal} workbookTooLarge */
async function addRowsBelowHeadings(found: FoundRow[], sheet: OpenSheet): Promise<void> {
  let columns: Map<AreaColumn, number> | null = null;
  let searched = 0;
  for await (const rows of sheet.rows())
    for (const row of rows) {
      if (!columns) {
        searched += 1;
        if (searched > searchedForHeadings) return;
        columns = areaHeadings(row.cells);
      } else if (!areaHeadings(row.cells)) {
        const cells = cellsOf(row, columns);
        if (cells.code !== "" || cells.name !== "") found.push({ sheet: sheet.name, line: row.rowNumber, cells });
        if (found.length > mostRows) throw new Refusal("workbookTooLarge");
      }
    }
}

function cellsOf({ cells }: SheetRow, columns: ReadonlyMap<AreaColumn, number>): FoundRow["cells"] {
  const text = (column: AreaColumn) => String(cells[columns.get(column) ?? -1] ?? "");
  return { code: text("code"), name: text("name"), parentCode: text("parentCode"), level: text("level") };
}

/** A city without counties (东莞市 and a few more) has townships right below it and stands for their county. */
function codesAboveTownships(rows: readonly FoundRow[]): Set<string> {
  const codes = rows.map(({ cells }) => readAreaCode(cells.code));
  return new Set(codes.flatMap((read) => ("code" in read && read.level === "township" ? [read.parentCode] : [])));
}

function readLine(
  { cells }: FoundRow,
  countyLike: ReadonlySet<string>,
): (AreaCode & { name: string }) | Pick<UnreadLine, "problem" | "about"> {
  const code = readCode(cells.code, countyLike);
  if ("problem" in code) return { ...code, about: "" };
  const name = areaNameSchema.safeParse(cells.name);
  if (!name.success) return { problem: nameProblem(name.error.issues[0]?.message), about: "" };
  if (isLevel(cells.level) && cells.level !== code.level) return { problem: "level", about: cells.level };
  if (code.level !== "county" && cells.parentCode !== "" && withoutZeros(cells.parentCode) !== code.parentCode)
    return { problem: "parent", about: cells.parentCode };
  return { ...code, name: name.data };
}

function readCode(written: string, countyLike: ReadonlySet<string>): ReturnType<typeof readAreaCode> {
  const read = readAreaCode(written);
  const county = withoutZeros(written.trim());
  return "problem" in read && read.problem === "aboveCounty" && countyLike.has(county) ? areaCodeOf(county) : read;
}

function isLevel(text: string): text is AreaLevel {
  return areaLevels.some((level) => level === text);
}

function nameProblem(message: string | undefined): AreaLineProblem {
  const key = issueKey(message ?? "");
  return key === "required" ? "nameMissing" : key === "tooLong" ? "nameTooLong" : "nameCharacters";
}

function placeOf({ sheet, line, cells }: FoundRow) {
  return { sheet, line, code: cells.code, name: cells.name };
}
