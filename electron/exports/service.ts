import type { ExportRequest } from "../../shared/contract/exports.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { Connection } from "../session/sessions.ts";
import { exportPieces } from "./pieces.ts";
import { planExport } from "./plan.ts";

/**
 * Opens an export and records who takes what out of the ledger. With the numbers in full it is an action of its own,
 * so that it stands out in the audit trail; who may do so is a matter of the permissions.
 *
 * @throws {Refusal} exportsTooMany, exportEmpty
 */
export async function startExport(
  core: Core,
  connection: Connection,
  ctx: Context,
  request: ExportRequest,
  revealed: boolean,
): Promise<Outputs["exports"]["start"]> {
  core.exports.assertRoomFor(ctx.actor.id);
  const plan = await planExport(ctx, request, revealed);
  await ctx.change(async (change) => {
    change.audit({
      action: revealed ? "export.startRevealed" : "export.start",
      subjectType: "branch",
      subjectId: 1,
      after: { format: plan.format, customers: plan.ids.length, columns: plan.columns, selection: request.selection },
    });
  });
  const id = core.exports.add(connection, ctx.actor.id, exportPieces(ctx, plan));
  return { id, total: plan.ids.length, fileName: plan.fileName };
}

/** @throws {Refusal} exportEnded */
export async function nextPiece(
  core: Core,
  connection: Connection,
  { id }: Inputs["exports"]["next"],
): Promise<Outputs["exports"]["next"]> {
  const piece = await core.exports.next(id, connection);
  return piece && { chunk: new File(piece.parts, "piece"), done: piece.done };
}

export async function cancelExport(
  core: Core,
  connection: Connection,
  { id }: Inputs["exports"]["cancel"],
): Promise<Outputs["exports"]["cancel"]> {
  await core.exports.end(id, connection);
  return {};
}
