import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { MergeEvent } from "../../shared/contract/merges.ts";
import { readRecordPath } from "../../shared/contract/recordPath.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Context } from "../context.ts";
import { assertNothingRepaidTwice } from "../creditLines/merging.ts";
import { recordState, recordStateOf, writeValues } from "../history/recordValues.ts";
import { assertIdNumberFree, visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { bringBack } from "../store/customers.ts";
import { lastMergeInto, markReversed, mergeById } from "../store/merges.ts";
import { valueByText, valuesToGoBack } from "./fields.ts";
import { moveBack } from "./hanging.ts";
import { dropEmptySections, type Snapshot } from "./snapshot.ts";

/**
 * Makes two customers of one again, each as before the merge. What was changed or added since stays with the winner.
 *
 * @returns the fields that stay as they are, because somebody changed them since
 * @throws {Refusal} notFound, mergeReversed, mergeNotLast, customerMerged, idNumberTaken, lineMergeRepaid
 */
export async function reverseMerge(
  ctx: Context,
  { mergeId, reason }: Inputs["merges"]["reverse"],
): Promise<Outputs["merges"]["reverse"]> {
  return ctx.change(async (change) => {
    const { db, now } = change;
    const merge = await mergeById(db, mergeId);
    if (!merge) throw new Refusal("notFound");
    if (merge.reversedAt !== null) throw new Refusal("mergeReversed");
    const { winnerId, loserId } = merge;
    const winner = await recordState(db, await visibleCustomer({ ...ctx, db }, winnerId));
    if ((await lastMergeInto(db, winnerId))?.id !== mergeId) throw new Refusal("mergeNotLast");
    const snapshot: Snapshot = JSON.parse(merge.snapshot);

    const { back, kept } = valuesToGoBack(winner, settable(snapshot.values));
    await writeValues(db, winner, back, { at: now, by: ctx.actor.id });
    await dropEmptySections(db, winnerId, snapshot.newSections);
    const restored = await recordStateOf(db, winnerId);
    if (back.has("idNumber")) await assertIdNumberFree(ctx, change, restored.customer, winnerId);
    const { customer: loser } = await recordStateOf(db, loserId);
    await assertIdNumberFree(ctx, change, loser, loserId);
    await bringBack(db, loser);
    await moveBack(ctx, change, { winnerId, loserId, mergedAt: merge.createdAt }, snapshot.rows);
    for (const customer of [winner.customer, loser]) await assertNothingRepaidTwice(db, customer);
    await markReversed(db, mergeId, { at: now, by: ctx.actor.id });

    const changed = [...back.keys()].filter((path) => valueByText(winner, path) !== valueByText(restored, path));
    change.audit({
      action: "customer.mergeReverse",
      subjectType: "customer",
      subjectId: winnerId,
      before: Object.fromEntries(changed.map((path) => [path, valueByText(winner, path)])),
      after: {
        ...Object.fromEntries(changed.map((path) => [path, valueByText(restored, path)])),
        mergedCustomer: fileNumberOf(loserId),
        reason,
      },
    });
    change.audit({
      action: "customer.broughtBack",
      subjectType: "customer",
      subjectId: loserId,
      after: { survivor: fileNumberOf(winnerId), reason },
    });
    return { kept };
  });
}

/** A merge of an older version may have changed what is no value of the record any more. */
function settable(values: Snapshot["values"]): Snapshot["values"] {
  return values.filter(({ path }) => readRecordPath(path) !== null);
}

interface MergeRow {
  id: number;
  loserId: number;
  loserName: string;
  snapshot: string;
  createdAt: string;
  byName: string;
  reversedAt: string | null;
  reversedByName: string | null;
}

/** Merges into a customer, newest first. */
export async function listMerges(
  ctx: Context,
  { customerId }: Inputs["merges"]["listForCustomer"],
): Promise<MergeEvent[]> {
  await visibleCustomer(ctx, customerId);
  const rows: MergeRow[] = await ctx
    .db("customerMerges")
    .join({ losers: "customers" }, "losers.id", "customerMerges.loserId")
    .join({ makers: "users" }, "makers.id", "customerMerges.createdBy")
    .leftJoin({ reversers: "users" }, "reversers.id", "customerMerges.reversedBy")
    .where("customerMerges.winnerId", customerId)
    .orderBy("customerMerges.id", "desc")
    .select(
      "customerMerges.id",
      "customerMerges.loserId",
      { loserName: "losers.name" },
      "customerMerges.snapshot",
      "customerMerges.createdAt",
      { byName: "makers.name" },
      "customerMerges.reversedAt",
      { reversedByName: "reversers.name" },
    );
  const last = await lastMergeInto(ctx.db, customerId);
  return rows.map((row) => ({
    id: row.id,
    loser: { id: row.loserId, name: row.loserName, fileNumber: fileNumberOf(row.loserId) },
    at: row.createdAt,
    byName: row.byName,
    reason: (JSON.parse(row.snapshot) as Snapshot).reason,
    reversed: row.reversedAt === null ? null : { at: row.reversedAt, byName: row.reversedByName ?? "" },
    reversible: row.id === last?.id,
  }));
}
