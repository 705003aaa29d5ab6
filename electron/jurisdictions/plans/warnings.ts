import type { PlanPreview } from "../../../shared/contract/plans.ts";
import { addDays } from "../../../shared/domain/dates.ts";
import type { Context } from "../../context.ts";
import { heldAreas, heldCustomers, leaveOf, relativesOf } from "../../store/planWarnings.ts";
import { lastMoveOf } from "./lastMove.ts";
import { areasInOtherHands, changesAssignment, changesException, type Outcome } from "./outcome.ts";

type Warning = PlanPreview["warnings"][number];

/** Customers of whom each kind of warning speaks at most. */
const mostCustomers = 50;

const daysOfYear = 365;

/** What a manager should know before confirming, in four queries whatever the moves. */
export async function warningsOf(
  ctx: Pick<Context, "db">,
  outcome: Outcome,
  names: ReadonlyMap<number, string>,
): Promise<Warning[]> {
  const [leaves, relatives, twice] = await Promise.all([
    onLeave(ctx, outcome, names),
    fromRelatives(ctx, outcome, names),
    movedTwice(ctx, outcome),
  ]);
  return [
    ...nothingMoves(outcome),
    ...inTheWay(outcome),
    ...nobodyLeft(outcome),
    ...leaves,
    ...partsOfTownships(outcome, names),
    ...twice,
    ...relatives,
  ];
}

function about(
  kind: Warning["kind"],
  params: Warning["params"],
  subject: { areaId?: number; customerId?: number } = {},
): Warning {
  return { kind, params, areaId: subject.areaId ?? null, customerId: subject.customerId ?? null };
}

function nothingMoves(outcome: Outcome): Warning[] {
  const own = new Map(outcome.areas.map((area) => [area.id, area]));
  const moves =
    outcome.moves.areas.some((move) => changesAssignment(own.get(move.areaId), move)) ||
    outcome.customers.some((customer) => changesException(customer, outcome));
  return moves ? [] : [about("nothingMoves", {})];
}

/** Later assignments and exceptions into which the new ones would run: the plan would be refused. */
function inTheWay({ areas, moves, customers }: Outcome): Warning[] {
  const moved = new Set(moves.areas.map(({ areaId }) => areaId));
  return [
    ...areas.flatMap(({ id, name, laterFrom }) =>
      moved.has(id) && laterFrom !== null ? [about("overlapsLater", { name, date: laterFrom }, { areaId: id })] : [],
    ),
    ...customers.flatMap(({ id, name, laterFrom, move: { marketerId, to } }) =>
      marketerId !== null && laterFrom !== null && (to === null || laterFrom < to)
        ? [about("overlapsLater", { name, date: laterFrom }, { customerId: id })]
        : [],
    ),
  ];
}

/** Areas that somebody was responsible for and nobody will be, the topmost of each branch of the tree. */
function nobodyLeft(outcome: Outcome): Warning[] {
  const left = new Set(areasInOtherHands(outcome).flatMap(({ id }) => (outcome.will.has(id) ? [] : [id])));
  return outcome.areas
    .filter(({ id, parentId }) => left.has(id) && (parentId === null || !left.has(parentId)))
    .map(({ id, name }) => about("nobody", { name }, { areaId: id }));
}

async function onLeave(
  { db }: Pick<Context, "db">,
  outcome: Outcome,
  names: ReadonlyMap<number, string>,
): Promise<Warning[]> {
  const receivers = new Set([
    ...areasInOtherHands(outcome).flatMap(({ id }) => outcome.will.get(id) ?? []),
    ...outcome.customers.flatMap(({ giverId, receiverId }) =>
      receiverId !== null && giverId !== receiverId ? [receiverId] : [],
    ),
  ]);
  const leaves = await leaveOf(db, [...receivers], outcome.day);
  return leaves.map(({ marketerId, from, to }) => about("onLeave", { name: names.get(marketerId) ?? "", from, to }));
}

/** Of a township's villages that one marketer has, some stay with them and some go. */
function partsOfTownships({ areas, was, will }: Outcome, names: ReadonlyMap<number, string>): Warning[] {
  const townshipOf = new Map<number, number>();
  const parts = new Map<string, { township: number; giverId: number; villages: number; moved: number }>();
  for (const { id, parentId, level, mergedIntoId } of areas) {
    const township = level === "township" ? id : parentId === null ? undefined : townshipOf.get(parentId);
    if (township === undefined) continue;
    townshipOf.set(id, township);
    const giverId = was.get(id);
    if (level !== "village" || mergedIntoId !== null || giverId === undefined) continue;
    const key = `${township} ${giverId}`;
    const part = parts.get(key) ?? { township, giverId, villages: 0, moved: 0 };
    parts.set(key, part);
    part.villages += 1;
    if (will.get(id) !== giverId) part.moved += 1;
  }
  const nameOf = new Map(areas.map(({ id, name }) => [id, name]));
  return [...parts.values()]
    .filter(({ villages, moved }) => moved > 0 && moved < villages)
    .map(({ township, giverId, villages, moved }) => {
      const params = { township: nameOf.get(township) ?? "", name: names.get(giverId) ?? "", moved, villages };
      return about("partOfTownship", params, { areaId: township });
    });
}

/** Areas, and customers, that came from one marketer to another within the year before the plan already. */
async function movedTwice({ db }: Pick<Context, "db">, outcome: Outcome): Promise<Warning[]> {
  const { day, areas } = outcome;
  const stretch = { from: addDays(day, -daysOfYear), to: day };
  const moved = areasInOtherHands(outcome);
  const named = outcome.customers.filter(({ giverId, receiverId }) => giverId !== receiverId);
  if (moved.length + named.length === 0) return [];
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const pathUp = (id: number | null | undefined): number[] =>
    id === null || id === undefined ? [] : [id, ...pathUp(parents.get(id))];
  const from = [...moved.map(({ id }) => id), ...named.map(({ areaId }) => areaId)];
  const held = groupedById(await heldAreas(db, [...new Set(from.flatMap(pathUp))], stretch));
  const byName = new Set(named.map(({ id }) => id));
  const heldByName = groupedById(
    await heldCustomers(db, { areaIds: moved.map(({ id }) => id), customerIds: [...byName] }, stretch),
  );
  const layersOf = (areaId: number) => pathUp(areaId).map((id) => held.get(id) ?? []);
  const topmost = new Set(moved.map(({ id }) => id));
  const movedAreas = moved.flatMap(({ id, name, parentId }) => {
    const date = lastMoveOf(layersOf(id), stretch);
    const saidAbove = parentId !== null && topmost.has(parentId) && lastMoveOf(layersOf(parentId), stretch) === date;
    return date === null || saidAbove ? [] : [about("movedTwiceInAYear", { name, date }, { areaId: id })];
  });
  const others = new Set(outcome.customers.filter(({ id }) => !byName.has(id)).map(({ id }) => id));
  const movedCustomers = [...heldByName].flatMap(([id, periods]) => {
    const [first] = periods;
    const stays = others.has(id) || (!byName.has(id) && periods.some(({ to }) => to === null || to > day));
    if (!first || stays) return [];
    const date = lastMoveOf([periods, ...layersOf(first.areaId)], stretch);
    return date === null ? [] : [about("movedTwiceInAYear", { name: first.name, date }, { customerId: id })];
  });
  return [...movedAreas, ...movedCustomers.slice(0, mostCustomers)];
}

function groupedById<Row extends { id: number }>(rows: readonly Row[]): Map<number, Row[]> {
  const groups = new Map<number, Row[]>();
  for (const row of rows) groups.set(row.id, [...(groups.get(row.id) ?? []), row]);
  return groups;
}

async function fromRelatives(
  { db }: Pick<Context, "db">,
  outcome: Outcome,
  names: ReadonlyMap<number, string>,
): Promise<Warning[]> {
  const { day, will, customers } = outcome;
  const nameOf = (id: number | null | undefined) => (id === null || id === undefined ? undefined : names.get(id));
  const areas = areasInOtherHands(outcome).flatMap(({ id: areaId }) => {
    const receiver = nameOf(will.get(areaId));
    return receiver === undefined ? [] : [{ areaId, receiver }];
  });
  const named = customers.flatMap(({ id: customerId, giverId, receiverId }) => {
    const receiver = nameOf(receiverId);
    return receiver === undefined || giverId === receiverId ? [] : [{ customerId, receiver }];
  });
  const apart = customers.map(({ id }) => id);
  const found = await relativesOf(db, day, { areas, customers: named, apart }, mostCustomers);
  return found.map(({ id, name, receiver }) =>
    about("relative", { customer: name, name: receiver }, { customerId: id }),
  );
}
