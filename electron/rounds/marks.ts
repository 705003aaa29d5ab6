import type { Inputs } from "../../shared/contract/index.ts";
import type { RoundDoor } from "../../shared/contract/rounds.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import type { DoorOutcome } from "../../shared/domain/round.ts";
import type { Change, Context } from "../context.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { removeIn, restoreIn, visibleVisit } from "../visits/corrections.ts";
import { assertNotAhead, writeVisit } from "../visits/service.ts";
import { type DoorRow, doorById, visibleDoor } from "./doors.ts";
import { type RoundRow, visibleRound } from "./rounds.ts";

/**
 * Marks a door, or takes its mark back. Who was met has a visit logged with the round's purpose; marked otherwise
 * afterwards, that visit is taken out.
 *
 * @throws {Refusal} notFound, roundClosed, visitAhead, visitNotYours where a colleague's visit would be taken out
 */
export async function markDoor(ctx: Context, input: Inputs["rounds"]["mark"]): Promise<RoundDoor> {
  const { roundId, door, outcome, on } = input;
  assertNotAhead(ctx, { visitedOn: on });
  const id = await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const round = await openRound(inside, roundId);
    const row = "doorId" in door ? await visibleDoor(inside, door.doorId) : await doorOf(ctx, change, round, door);
    if (row.roundId !== roundId || row.removedAt !== null) throw new Refusal("notFound");
    await writeMark(ctx, change, round, row, { outcome, on });
    return row.doorId;
  });
  return doorById(ctx, id);
}

/** @throws {Refusal} notFound, roundClosed */
export async function openRound(ctx: Pick<Context, "db" | "scope" | "today">, id: number): Promise<RoundRow> {
  const round = await visibleRound(ctx, id);
  if (round.closedOn !== null) throw new Refusal("roundClosed", { area: round.areaName, date: round.closedOn });
  return round;
}

/** The row of a customer's door on a round, written at the first mark. */
async function doorOf(
  ctx: Context,
  { db, now }: Change,
  { id: roundId }: RoundRow,
  { customerId }: { customerId: number },
): Promise<DoorRow> {
  await visibleCustomer({ ...ctx, db }, customerId);
  const known: { id: number } | undefined = await db("roundDoors").where({ roundId, customerId }).first("id");
  if (known) return visibleDoor({ ...ctx, db }, known.id);
  const [row]: { id: number }[] = await db("roundDoors")
    .insert({ roundId, customerId, createdAt: now, createdBy: ctx.actor.id })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new door.");
  return visibleDoor({ ...ctx, db }, row.id);
}

/** Writes what was found at a door, with the visit that it is or is not. */
export async function writeMark(
  ctx: Context,
  change: Change,
  round: Pick<RoundRow, "id" | "purpose">,
  row: DoorRow,
  { outcome, on }: { outcome: DoorOutcome | null; on: string },
): Promise<void> {
  const { db, now } = change;
  const visitId = await visitOf(ctx, change, round, row, { outcome, on });
  const { doorId, version, customerId, name } = row;
  await db("roundDoors")
    .where({ id: doorId })
    .update({
      ...{ outcome, visitId, version: version + 1 },
      ...(outcome === null
        ? { markedOn: null, markedAt: null, markedBy: null }
        : { markedOn: on, markedAt: now, markedBy: ctx.actor.id }),
    });
  const who = customerId === null ? { name } : { fileNumber: fileNumberOf(customerId) };
  change.audit({
    action: "round.mark",
    subjectType: "round",
    subjectId: round.id,
    before: { outcome: row.outcome },
    after: { ...who, outcome, day: on },
  });
}

/** The visit that belongs to a mark: logged, taken out or put back as the mark says. */
async function visitOf(
  ctx: Context,
  change: Change,
  { purpose }: Pick<RoundRow, "purpose">,
  { customerId, visitId }: DoorRow,
  { outcome, on }: { outcome: DoorOutcome | null; on: string },
): Promise<number | null> {
  if (customerId === null) return null;
  const known = visitId === null ? null : await visibleVisit({ ...ctx, db: change.db }, visitId);
  const stands = known !== null && known.removedAt === null;
  if (outcome === "met") {
    if (known?.visitedOn === on) {
      if (!stands) await restoreIn(ctx, change, known);
      return known.id;
    }
    if (stands) await removeIn(ctx, change, { ...known, reason: "" });
    const said = { purpose, result: "", nextStep: "", nextOn: null };
    return writeVisit(ctx, change, { customerId, visitedOn: on, method: "onSite", ...said });
  }
  if (stands) await removeIn(ctx, change, { ...known, reason: "" });
  return visitId;
}
