import type { Context } from "../context.ts";
import { cellsFor, type ExportCell } from "./cells.ts";
import { csvParts } from "./csv.ts";
import type { ExportPlan } from "./plan.ts";
import { readRows } from "./readRows.ts";
import { xlsxParts } from "./xlsx.ts";

/** Pieces large enough that asking for them costs little, and small enough to be garbage while they are young. */
const pieceBytes = 64 * 1024;

/** Some of a file, after what came before it; in the parts in which it was made, for to join them is one more copy. */
export interface ExportPiece {
  parts: Uint8Array<ArrayBuffer>[];
  /** customers written by now */
  done: number;
}

/** The file of a plan, made as it is pulled: what is in memory at a time does not grow with the customers. */
export async function* exportPieces(ctx: Context, plan: ExportPlan): AsyncGenerator<ExportPiece> {
  const write = plan.format === "csv" ? csvParts : xlsxParts;
  let parts: ExportPiece["parts"] = [];
  let size = 0;
  let written = 0;
  for await (const { bytes, done } of write(plan, tableRows(ctx, plan))) {
    parts.push(bytes);
    size += bytes.length;
    written = done;
    if (size < pieceBytes) continue;
    yield { parts, done };
    parts = [];
    size = 0;
  }
  if (size > 0) yield { parts, done: written };
}

async function* tableRows(ctx: Context, plan: ExportPlan): AsyncGenerator<ExportCell[][]> {
  const cells = await cellsFor(ctx, plan);
  for await (const batch of readRows(ctx, plan.ids)) yield batch.map((row) => cells.map((cellOf) => cellOf(row)));
}
