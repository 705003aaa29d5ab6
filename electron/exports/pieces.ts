import type { Context } from "../context.ts";
import { cellsFor, type ExportCell } from "./cells.ts";
import { csvParts } from "./csv.ts";
import type { ExportPart, ExportPlan } from "./plan.ts";
import { readRows } from "./readRows.ts";
import { xlsxParts } from "./xlsx.ts";

/** Pieces large enough that asking for them costs little. */
const pieceBytes = 256 * 1024;

/** The file of a plan, made as it is pulled: what is in memory at a time does not grow with the customers. */
export async function* exportPieces(ctx: Context, plan: ExportPlan): AsyncGenerator<ExportPart> {
  const write = plan.format === "csv" ? csvParts : xlsxParts;
  let held: Uint8Array[] = [];
  let size = 0;
  let written = 0;
  for await (const { bytes, done } of write(plan, tableRows(ctx, plan))) {
    held.push(bytes);
    size += bytes.length;
    written = done;
    if (size < pieceBytes) continue;
    yield { bytes: Buffer.concat(held), done };
    held = [];
    size = 0;
  }
  if (size > 0) yield { bytes: Buffer.concat(held), done: written };
}

async function* tableRows(ctx: Context, plan: ExportPlan): AsyncGenerator<ExportCell[][]> {
  const cells = await cellsFor(ctx, plan);
  for await (const batch of readRows(ctx, plan.ids)) yield batch.map((row) => cells.map((cellOf) => cellOf(row)));
}
