import type { AreaChangePreview } from "../../../shared/contract/areas.ts";
import { pickCustomerFields } from "../../../shared/contract/customers.ts";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { Change, Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { endAssignments } from "../../store/areaAssignments.ts";
import { recordAreaChange, saveAreaState } from "../../store/areaChanges.ts";
import { customersByIds, updateCustomers } from "../../store/customers.ts";
import { handOver } from "../plans/confirm.ts";
import { type Responsibility, responsibilityOn } from "../responsibility.ts";
import { effectsOf } from "./effects.ts";
import { type AreaPlan, newAreaId, planChange } from "./planChange.ts";

/**
 * What a change of the areas would come to today. Nothing is written.
 *
 * @throws {Refusal} as `planChange`
 */
export async function previewChange(
  ctx: Context,
  change: Inputs["areas"]["previewChange"],
): Promise<AreaChangePreview> {
  return effectsOf(ctx, await planChange(ctx.db, change, ctx.today));
}

/**
 * Changes the areas from today on. Who was responsible where on any day before is answered as it was; rows are written
 * in proportion to the areas that change, and to the customers who were chosen to get another address.
 *
 * @returns the area that was changed, or the one that came to be
 * @throws {Refusal} areasChangedMeanwhile where this would be another change than the one seen; as `planChange`
 */
export async function changeAreas(
  ctx: Context,
  { change: asked, reason, seen }: Inputs["areas"]["change"],
): Promise<Outputs["areas"]["change"]> {
  return ctx.change(async (change) => {
    const plan = await planChange(change.db, asked, ctx.today);
    const effects = await effectsOf({ db: change.db, today: ctx.today }, plan);
    if (effects.seen !== seen) throw new Refusal("areasChangedMeanwhile");
    const before = await responsibilityOn(change, ctx.today);
    const newId = plan.created ? await createArea(ctx, change, plan.created) : null;
    const real = <Id extends number | null>(id: Id): Id => (id === newAreaId && newId !== null ? (newId as Id) : id);
    const changeId = await recordAreaChange(change.db, {
      kind: asked.kind,
      areaId: real(plan.areaId),
      otherId: real(plan.otherId),
      detail: plan.detail,
      reason,
      on: ctx.today,
      at: change.now,
      by: ctx.actor.id,
    });
    for (const [id, state] of plan.states) {
      const { parentId, mergedIntoId, ...rest } = state;
      const links = {
        ...(parentId === undefined ? {} : { parentId: real(parentId) }),
        ...(mergedIntoId === undefined ? {} : { mergedIntoId: real(mergedIntoId) }),
      };
      await saveAreaState(change.db, id, { ...rest, ...links }, { changeId, on: ctx.today });
    }
    await endAssignments(change.db, plan.ends, ctx.today);
    await giveAssignments(ctx, change, plan, real, reason);
    if (newId !== null) await resettle(ctx, change, plan.customers, newId);
    await handOverChanged(ctx, change, { before, newId, oldId: plan.areaId, reason });
    const { seen: _seen, ...shown } = effects;
    change.audit({
      action: `area.${asked.kind}`,
      subjectType: "area",
      subjectId: real(plan.areaId),
      after: { ...auditOf(shown), ...otherArea(plan), reason },
    });
    return { id: newId ?? plan.areaId };
  });
}

/** The customers who change hands by the change itself are handed over like those whom a plan moves. */
async function handOverChanged(
  ctx: Context,
  change: Change,
  { before, newId, oldId, reason }: { before: Responsibility; newId: number | null; oldId: number; reason: string },
): Promise<void> {
  const { areas, effective: will } = await responsibilityOn(change, ctx.today);
  const was = new Map(before.effective);
  const holder = was.get(oldId);
  // Who comes to live in an area that was split off lived in the one it comes from.
  if (newId !== null && holder !== undefined) was.set(newId, holder);
  const outcome = { day: ctx.today, moves: { areas: [], customers: [] }, areas, was, will, customers: [] };
  await handOver(ctx, change, { name: reason, reason }, outcome);
}

async function createArea({ today }: Context, { db }: Change, area: NonNullable<AreaPlan["created"]>): Promise<number> {
  const [row]: { id: number }[] = await db("areas")
    .insert({ ...area, since: today })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new area.");
  return row.id;
}

async function giveAssignments(
  ctx: Context,
  { db, now }: Change,
  { gives }: AreaPlan,
  real: (id: number) => number,
  reason: string,
): Promise<void> {
  for (const { areaId, like, fromDate } of gives)
    await db("assignments").insert({
      areaId: real(areaId),
      marketerId: like.marketerId,
      assistantId: like.assistantId,
      fromDate,
      toDate: like.toDate,
      reason,
      createdAt: now,
      createdBy: ctx.actor.id,
    });
}

/** Gives customers the new area as their address; the database keeps where they lived. */
async function resettle(ctx: Context, change: Change, customers: AreaPlan["customers"], areaId: number): Promise<void> {
  const records = await customersByIds(
    change.db,
    customers.map(({ id }) => id),
  );
  const moving = [...records.values()];
  await updateCustomers(
    change.db,
    moving.map((one) => ({ id: one.id, version: one.version, fields: { ...pickCustomerFields(one), areaId } })),
    { at: change.now, by: ctx.actor.id },
  );
  for (const { id, areaId: before } of moving)
    change.audit({
      action: "customer.update",
      subjectType: "customer",
      subjectId: id,
      before: { areaId: before },
      after: { areaId },
    });
}

function otherArea({ areas, otherId }: AreaPlan): { otherArea?: string } {
  const other = areas.find(({ id }) => id === otherId);
  return other ? { otherArea: other.name } : {};
}

/** Of a change what there is of it: an entry says nothing of what did not happen. */
function auditOf({ created, renamed, moved, customersMoved, hands, ended, given }: Omit<AreaChangePreview, "seen">) {
  return {
    ...(created ? { name: created.name, code: created.code } : {}),
    ...(renamed ? { formerName: renamed.from, name: renamed.to } : {}),
    ...(moved.length > 0 ? { movedAreas: moved.map((one) => `${one.name}: ${one.from} → ${one.to}`) } : {}),
    ...(customersMoved > 0 ? { customers: customersMoved } : {}),
    ...(hands.length > 0
      ? { hands: hands.map((one) => `${one.from ?? "—"} → ${one.to ?? "—"}: ${one.customers}`) }
      : {}),
    ...(ended.length > 0 ? { endedAssignments: ended.map(assignmentText) } : {}),
    ...(given.length > 0 ? { givenAssignments: given.map(assignmentText) } : {}),
  };
}

function assignmentText({ areaName, marketerName, from }: AreaChangePreview["ended"][number]): string {
  return `${areaName}: ${marketerName}, ${from}`;
}
