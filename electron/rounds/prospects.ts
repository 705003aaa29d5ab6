import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { RoundDoor } from "../../shared/contract/rounds.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { assertNotAhead } from "../visits/service.ts";
import { type DoorRow, doorById, visibleDoor } from "./doors.ts";
import { openRound, writeMark } from "./marks.ts";
import { visibleRound } from "./rounds.ts";

/**
 * Writes down a door behind which no customer lives yet.
 *
 * @throws {Refusal} notFound, roundClosed, visitAhead
 */
export async function addProspect(
  ctx: Context,
  { roundId, name, phone, on, outcome }: Inputs["rounds"]["addProspect"],
): Promise<RoundDoor> {
  assertNotAhead(ctx, { visitedOn: on });
  const id = await ctx.change(async (change) => {
    const { db } = change;
    const round = await openRound({ ...ctx, db }, roundId);
    const [row]: { id: number }[] = await db("roundDoors")
      .insert({ roundId, prospect: true, name, phone, createdAt: change.now, createdBy: ctx.actor.id })
      .returning("id");
    if (!row) throw new Error("The database gave no id for a new door.");
    change.audit({ action: "round.addProspect", subjectType: "round", subjectId: roundId, after: { name, phone } });
    if (outcome !== null)
      await writeMark(ctx, change, round, await visibleDoor({ ...ctx, db }, row.id), { outcome, on });
    return row.id;
  });
  return doorById(ctx, id);
}

/** @throws {Refusal} notFound, stale */
export function changeProspect(
  ctx: Context,
  { name, phone, ...target }: Inputs["rounds"]["changeProspect"],
): Promise<RoundDoor> {
  return change(ctx, target, "changeProspect", { name, phone });
}

/** @throws {Refusal} notFound, stale */
export function removeProspect(ctx: Context, target: Inputs["rounds"]["removeProspect"]): Promise<RoundDoor> {
  return change(ctx, target, "removeProspect", "remove");
}

/** @throws {Refusal} notFound, stale */
export function restoreProspect(ctx: Context, target: Inputs["rounds"]["restoreProspect"]): Promise<RoundDoor> {
  return change(ctx, target, "restoreProspect", { removedAt: null });
}

/**
 * What a prospect said of themselves, in full, for the form that registers them; that it was shown is recorded.
 *
 * @throws {Refusal} notFound
 */
export async function prospectForRegistration(
  ctx: Context,
  { id }: Inputs["rounds"]["prospect"],
): Promise<Outputs["rounds"]["prospect"]> {
  const door = await visibleProspect(ctx, id);
  const { areaId } = await visibleRound(ctx, door.roundId);
  await ctx.change(async ({ audit }) => {
    const after = { name: door.name };
    audit({ action: "round.revealProspect", subjectType: "round", subjectId: door.roundId, after });
  });
  return { id, roundId: door.roundId, areaId, name: door.name, phone: door.phone };
}

/**
 * Says who a prospect is as a customer. Whom one met at the door was visited then.
 *
 * @throws {Refusal} notFound, doorTwice where the customer has a door on the round already
 */
export async function linkCustomer(
  ctx: Context,
  { id, customerId }: Inputs["rounds"]["linkCustomer"],
): Promise<RoundDoor> {
  await ctx.change(async (within) => {
    const { db } = within;
    const inside = { ...ctx, db };
    const door = await visibleProspect(inside, id);
    const round = await visibleRound(inside, door.roundId);
    const { name } = await visibleCustomer(inside, customerId);
    const other: unknown = await db("roundDoors").where({ roundId: round.id, customerId }).first("id");
    if (other) throw new Refusal("doorTwice", { name });
    await write(within, door, { customerId });
    within.audit({
      action: "round.linkCustomer",
      subjectType: "round",
      subjectId: round.id,
      after: { name: door.name, fileNumber: fileNumberOf(customerId) },
    });
    const { outcome, markedOn } = door;
    if (outcome === "met" && markedOn !== null)
      await writeMark(ctx, within, round, await visibleDoor(inside, id), { outcome, on: markedOn });
  });
  return doorById(ctx, id);
}

/** Nobody is told of a prospect who may not see the round. */
async function visibleProspect(ctx: Pick<Context, "db" | "scope" | "today">, id: number): Promise<DoorRow> {
  const door = await visibleDoor(ctx, id);
  await visibleRound(ctx, door.roundId);
  if (door.prospect !== 1 || door.customerId !== null) throw new Refusal("notFound");
  return door;
}

async function change(
  ctx: Context,
  { id, version }: Inputs["rounds"]["removeProspect"],
  action: "changeProspect" | "removeProspect" | "restoreProspect",
  changes: "remove" | Partial<Pick<DoorRow, "name" | "phone" | "removedAt">>,
): Promise<RoundDoor> {
  await ctx.change(async (within) => {
    const door = await visibleProspect({ ...ctx, db: within.db }, id);
    if ((door.removedAt !== null) !== (action === "restoreProspect")) throw await stale(within, door);
    const written = changes === "remove" ? { removedAt: within.now } : changes;
    await write(within, { ...door, version }, written);
    const { name, phone } = door;
    const after = action === "changeProspect" ? written : { name };
    const before = action === "changeProspect" ? { name, phone } : null;
    within.audit({ action: `round.${action}`, subjectType: "round", subjectId: door.roundId, before, after });
  });
  return doorById(ctx, id);
}

async function write(
  within: Change,
  { doorId, version, roundId }: DoorRow,
  changes: Partial<Pick<DoorRow, "name" | "phone" | "removedAt" | "customerId">>,
): Promise<void> {
  const changed = await within
    .db("roundDoors")
    .where({ id: doorId, version })
    .update({ ...changes, version: version + 1 });
  if (changed !== 1) throw await stale(within, { roundId });
}

async function stale({ db }: Change, { roundId }: Pick<DoorRow, "roundId">): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "round", roundId) });
}
