import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { nearestAssigned } from "../../shared/domain/effectiveAssignment.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { type AreaRecord, allAreas } from "../store/areas.ts";
import { partedCustomers } from "./loads.ts";
import { activeMarketers, assertMarketers } from "./service.ts";

type Assignment = Inputs["jurisdictions"]["preview"];

interface OpenAssignment {
  id: number;
  areaId: number;
  marketerId: number;
  fromDate: string;
  toDate: string | null;
}

/**
 * What an assignment would move, counted on its first day; nothing is written. Customers who are an exception from
 * their area stay where they are.
 */
export async function previewAssignment(ctx: Context, input: Assignment): Promise<Outputs["jurisdictions"]["preview"]> {
  const [areas, { following, excepted }, marketers, current] = await Promise.all([
    allAreas(ctx.db),
    partedCustomers(ctx, input.from),
    activeMarketers(ctx),
    assignmentsOn(ctx.db, input.from),
  ]);
  const before = new Map(current.map(({ areaId, marketerId }) => [areaId, marketerId]));
  const after = new Map(before);
  for (const areaId of input.areaIds) {
    if (input.marketerId === null) after.delete(areaId);
    else after.set(areaId, input.marketerId);
  }
  const was = nearestAssigned(areas, before);
  const will = nearestAssigned(areas, after);
  const moved = areas.filter((area) => was.get(area.id) !== will.get(area.id));
  const load = (id: number, responsible: ReadonlyMap<number, number>) =>
    (excepted.get(id) ?? 0) +
    sumOf(
      areas.filter((area) => responsible.get(area.id) === id),
      following,
    );
  return {
    customersMoved: sumOf(moved, following),
    marketers: marketers
      .filter(({ id }) => moved.some((area) => [was.get(area.id), will.get(area.id)].includes(id)))
      .map(({ id, name }) => ({ id, name, customersBefore: load(id, was), customersAfter: load(id, will) })),
  };
}

function sumOf(areas: readonly AreaRecord[], customers: ReadonlyMap<number, number>): number {
  return areas.reduce((total, area) => total + (customers.get(area.id) ?? 0), 0);
}

/**
 * Gives areas to a marketer from a day on, or takes them away. Writes a row or two an area, however many customers
 * live there; what held before is ended, never deleted.
 *
 * @throws {Refusal} assignmentInPast, notAMarketer, areaNotFound, assignmentOverlap, assignmentUnchanged
 */
export async function assignAreas(
  ctx: Context,
  input: Inputs["jurisdictions"]["assign"],
): Promise<Outputs["jurisdictions"]["assign"]> {
  if (input.from < ctx.today) throw new Refusal("assignmentInPast", { date: ctx.today });
  return ctx.change(async (change) => {
    await assertMarketers(change, [input.marketerId]);
    const areas = new Map((await allAreas(change.db)).map((area) => [area.id, area]));
    const current = new Map((await assignmentsOn(change.db, input.from)).map((one) => [one.areaId, one]));
    let changed = 0;
    for (const areaId of new Set(input.areaIds)) {
      const area = areas.get(areaId);
      if (!area) throw new Refusal("areaNotFound");
      if (await assignArea(ctx, change, area, current.get(areaId), input)) changed += 1;
    }
    if (changed === 0) throw new Refusal("assignmentUnchanged");
    return { changed };
  });
}

async function assignArea(
  ctx: Context,
  change: Change,
  area: AreaRecord,
  current: OpenAssignment | undefined,
  { marketerId, from, reason }: Inputs["jurisdictions"]["assign"],
): Promise<boolean> {
  const { db } = change;
  const later: OpenAssignment | undefined = await db("assignments")
    .where({ areaId: area.id })
    .where("fromDate", ">", from)
    .whereRaw("to_date IS NOT from_date")
    .first();
  if (later) throw new Refusal("assignmentOverlap", { area: area.name, date: later.fromDate });
  if ((current?.marketerId ?? null) === marketerId) return false;
  if (current) await db("assignments").where({ id: current.id }).update({ toDate: from });
  if (marketerId !== null)
    await db("assignments").insert({
      areaId: area.id,
      marketerId,
      fromDate: from,
      toDate: null,
      reason,
      createdAt: change.now,
      createdBy: ctx.actor.id,
    });
  change.audit({
    action: "area.assign",
    subjectType: "area",
    subjectId: area.id,
    before: { marketerId: current?.marketerId ?? null },
    after: { marketerId, from, reason },
  });
  return true;
}

function assignmentsOn(db: Context["db"], day: string): Promise<OpenAssignment[]> {
  return db("assignments")
    .where("fromDate", "<=", day)
    .where((open) => open.whereNull("toDate").orWhere("toDate", ">", day))
    .select("id", "areaId", "marketerId", "fromDate", "toDate")
    .then((rows: OpenAssignment[]) => rows);
}
