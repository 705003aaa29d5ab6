import type { BoardArea, BoardMarketer } from "../../shared/contract/jurisdictions.ts";
import { addDays, startOfDay } from "../../shared/domain/dates.ts";
import { nearestAssigned } from "../../shared/domain/effectiveAssignment.ts";
import {
  addFigures,
  type Load,
  type LoadFigure,
  type LoadFigures,
  loadsPerMarketer,
  noFigures,
  noLoad,
} from "../../shared/domain/loads.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { exceptedTo, followingIn } from "../store/handsOn.ts";
import type { FiguresDay } from "../store/loads.ts";
import type { Fragment } from "../store/prepared.ts";
import { userNames } from "../store/users.ts";
import { board } from "./board.ts";

/** A village, or whatever other area customers hang on, with what of it is in a marketer's hands. */
export interface HeldVillage {
  id: number;
  name: string;
  /** the area above it, empty where there is none */
  above: string;
  /** the village itself and its parts, as far as they are the marketer's, in the order of the tree */
  areas: readonly BoardArea[];
  assistant: string | null;
  /** first day of the assignment by which it is the marketer's */
  since: string | null;
  /** of the customers there who are in the marketer's hands */
  figures: LoadFigures;
}

/** What a marketer is responsible for on a day. */
export interface Hands {
  marketer: BoardMarketer;
  /** who stands in for them on the day */
  deputy: string | null;
  load: Load;
  /** the figures that are known of the day */
  known: readonly LoadFigure[];
  villages: readonly HeldVillage[];
  /** every area of the day's tree */
  areas: ReadonlyMap<number, BoardArea>;
  on: FiguresDay;
}

/** @throws {Refusal} handsOfOther: who is no manager learns their own alone */
export function assertMayAskFor({ actor }: Pick<Context, "actor">, marketerId: number): void {
  if (!actor.roles.includes("manager") && actor.id !== marketerId) throw new Refusal("handsOfOther");
}

/**
 * What is in the hands of a marketer on a day, in the queries of the board whatever the number of customers.
 *
 * @throws {Refusal} notAMarketer: nobody who was one, or still holds something
 */
export async function handsOf(ctx: Context, marketerId: number, day: string): Promise<Hands> {
  const [{ areas, marketers, known }, names] = await Promise.all([board(ctx, { day }), userNames(ctx.db)]);
  const marketer = marketers.find(({ id }) => id === marketerId);
  if (!marketer) throw new Refusal("notAMarketer");
  const assigned = new Map(areas.flatMap(({ id, assigned: own }) => (own ? [[id, own.marketerId] as const] : [])));
  const effective = nearestAssigned(areas, assigned);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const excepted = new Map([[marketerId, marketer.excepted]]);
  const own = areas.filter(({ id }) => effective.get(id) === marketerId);
  return {
    marketer,
    deputy: marketer.absence && (names.get(marketer.absence.deputyId) ?? null),
    load: loadsPerMarketer(areas, effective, excepted).get(marketerId) ?? noLoad(),
    known,
    villages: villagesOf(own, byId, names),
    areas: byId,
    on: figuresDay(ctx, day),
  };
}

/** Condition for `customers`: they are in the marketer's hands, by area or by exception. */
export function heldBy({ marketer, villages, on }: Hands): Fragment {
  const areaIds = villages.flatMap(({ areas }) => areas.map(({ id }) => id));
  const [following, excepted] = [followingIn(areaIds, on), exceptedTo(marketer.id, on)];
  return {
    sql: `((${following.sql}) OR (${excepted.sql}))`,
    bindings: [...following.bindings, ...excepted.bindings],
  };
}

function figuresDay({ today, timeZone }: Pick<Context, "today" | "timeZone">, day: string): FiguresDay {
  return { day, past: day < today, end: startOfDay(addDays(day, 1), timeZone).toISOString() };
}

/** Areas above the villages count only where customers hang on them themselves. */
function villagesOf(
  own: readonly BoardArea[],
  byId: ReadonlyMap<number, BoardArea>,
  names: ReadonlyMap<number, string>,
): HeldVillage[] {
  const parts = new Map<BoardArea, BoardArea[]>();
  for (const area of own) {
    const village = villageOf(area, byId);
    const known = parts.get(village);
    if (known) known.push(area);
    else parts.set(village, [area]);
  }
  return [...parts]
    .map(([village, areas]) => heldVillage(village, areas, byId, names))
    .filter(({ id, figures }) => byId.get(id)?.level === "village" || figures.customers > 0);
}

/** The village to which one goes for an area: a group, and a part since a merger, lies in the area above. */
function villageOf(area: BoardArea, byId: ReadonlyMap<number, BoardArea>): BoardArea {
  const above = area.parentId === null ? undefined : byId.get(area.parentId);
  return above && (area.level === "group" || area.mergedIntoId !== null) ? villageOf(above, byId) : area;
}

function heldVillage(
  village: BoardArea,
  areas: readonly BoardArea[],
  byId: ReadonlyMap<number, BoardArea>,
  names: ReadonlyMap<number, string>,
): HeldVillage {
  const figures = noFigures();
  for (const area of areas) addFigures(figures, area.figures);
  const assignment = nearestAssignment(areas[0] ?? village, byId);
  return {
    id: village.id,
    name: village.name,
    above: village.parentId === null ? "" : (byId.get(village.parentId)?.name ?? ""),
    areas,
    assistant: assignment?.assistantId ? (names.get(assignment.assistantId) ?? null) : null,
    since: assignment?.from ?? null,
    figures,
  };
}

function nearestAssignment(area: BoardArea, byId: ReadonlyMap<number, BoardArea>): BoardArea["assigned"] {
  if (area.assigned) return area.assigned;
  const above = area.parentId === null ? undefined : byId.get(area.parentId);
  return above ? nearestAssignment(above, byId) : null;
}
