import type { HeldArea, Holdings } from "../../shared/contract/departures.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import type { User } from "../../shared/contract/users.ts";
import { addFigures, type LoadFigures, loadsPerMarketer, noFigures } from "../../shared/domain/loads.ts";
import type { Context } from "../context.ts";
import { stated } from "../covers/service.ts";
import { partedFigures, responsibilityOn } from "../jurisdictions/responsibility.ts";
import { activeMarketers } from "../jurisdictions/service.ts";
import { Refusal } from "../refusal.ts";
import type { AssignedArea } from "../store/areas.ts";
import { coversWhere, holdsFrom, holdsOn } from "../store/covers.ts";
import { inHandsOf } from "../store/dialect.ts";
import { type HeldAssignment, unfinishedOf } from "../store/held.ts";
import { userById } from "../store/users.ts";
import { heldBy, holdsNothing } from "./held.ts";

/**
 * Everything that somebody holds on a day or after it, what hangs on it, and who could take it.
 *
 * @throws {Refusal} notFound
 */
export async function holdings(ctx: Context, { id, day }: Inputs["departures"]["holdings"]): Promise<Holdings> {
  const user = await userOf(ctx, id);
  const [held, { areas, effective }, parted, unfinished, ratings, leaves, marketers, away] = await Promise.all([
    heldBy(ctx, id, day),
    responsibilityOn(ctx, day),
    partedFigures(ctx, day),
    unfinishedOf(ctx.db, id),
    ratingsInWork(ctx, id),
    coversWhere(ctx.db, (query) => {
      holdsFrom(query, day);
      query.where("covers.absentId", id);
    }),
    activeMarketers(ctx),
    coversWhere(ctx.db, (query) => holdsOn(query, day)),
  ]);
  const loads = loadsPerMarketer(
    areas.map((area) => ({ ...area, figures: parted.following.get(area.id) ?? noFigures() })),
    effective,
    parted.excepted,
  );
  const onLeave = new Set(away.map(({ absentId }) => absentId));
  return {
    user,
    day,
    nothing: holdsNothing(held),
    areas: heldAreas(id, day, held.assignments, areas, parted.following),
    excepted: {
      customers: new Set(held.exceptions.flatMap(({ customerId, counts }) => (counts ? [customerId] : []))).size,
      figures: parted.excepted.get(id) ?? noFigures(),
    },
    assisted: oncePerArea(held.assignments.filter(({ assistantId }) => assistantId === id)).map(
      ({ areaId, areaName, marketerName }) => ({ id: areaId, name: areaName, marketerName }),
    ),
    standsInFor: held.standsInFor.map((cover) => stated(ctx, cover)),
    leaves: leaves.map((cover) => stated(ctx, cover)),
    ...unfinished,
    ...ratings,
    receivers: marketers
      .filter((marketer) => marketer.id !== id)
      .map((marketer) => ({
        ...marketer,
        customers: loads.get(marketer.id)?.customers ?? 0,
        onLeave: onLeave.has(marketer.id),
      })),
  };
}

/** @throws {Refusal} notFound, also for who has left already */
export async function userOf({ db }: Pick<Context, "db">, id: number): Promise<User> {
  const user = await userById(db, id);
  if (!user?.active) throw new Refusal("notFound");
  return user;
}

/** Of each area the assignment that begins first. */
function oncePerArea(assignments: readonly HeldAssignment[]): HeldAssignment[] {
  return [...new Map(assignments.toReversed().map((one) => [one.areaId, one])).values()].reverse();
}

/** The areas assigned to somebody, with what is in their hands through each. */
function heldAreas(
  userId: number,
  day: string,
  assignments: readonly HeldAssignment[],
  areas: readonly AssignedArea[],
  following: ReadonlyMap<number, LoadFigures>,
): HeldArea[] {
  const own = new Map(
    oncePerArea(assignments.filter(({ marketerId }) => marketerId === userId)).map((one) => [one.areaId, one]),
  );
  const sums = new Map([...own.keys()].map((id) => [id, { figures: noFigures(), villages: 0 }]));
  /** per area the one whose assignment decides, and the township it is or lies in */
  const through = new Map<number, number | undefined>();
  const townships = new Map<number, HeldArea["township"]>();
  for (const { id, parentId, name, level, mergedIntoId, assignment } of areas) {
    const above = parentId ?? 0;
    through.set(id, assignment ? id : through.get(above));
    townships.set(id, level === "township" ? { id, name } : (townships.get(above) ?? null));
    const sum = sums.get(through.get(id) ?? 0);
    if (!sum) continue;
    addFigures(sum.figures, following.get(id) ?? noFigures());
    if (level === "village" && mergedIntoId === null) sum.villages += 1;
  }
  return areas.flatMap(({ id, name, level }) => {
    const assignment = own.get(id);
    if (!assignment) return [];
    const { from, to, assistantName } = assignment;
    const sum = from > day ? undefined : sums.get(id);
    return [
      {
        ...{ id, name, level, from, to, assistantName },
        township: townships.get(id) ?? null,
        villages: sum?.villages ?? 0,
        figures: sum?.figures ?? noFigures(),
      },
    ];
  });
}

/** Ratings of the customers in somebody's hands today that are being made, or wait for a decision. */
async function ratingsInWork(
  { db, today }: Context,
  userId: number,
): Promise<{ ratingDrafts: number; proposals: number }> {
  const rows: { status: string; count: number }[] = await db("ratings")
    .join("customers", "customers.id", "ratings.customerId")
    .whereNull("customers.retiredAt")
    .whereIn("ratings.status", ["draft", "returned", "proposed"])
    .where(inHandsOf(db, userId, today))
    .groupBy("ratings.status")
    .select("ratings.status")
    .count({ count: "*" });
  const count = (...statuses: string[]) =>
    rows.reduce((sum, row) => sum + (statuses.includes(row.status) ? Number(row.count) : 0), 0);
  return { ratingDrafts: count("draft", "returned"), proposals: count("proposed") };
}
