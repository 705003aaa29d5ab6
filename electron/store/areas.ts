import type { Knex } from "knex";
import type { AreaLevel } from "../../shared/contract/jurisdictions.ts";
import { preparedRows } from "./prepared.ts";

export interface AreaRecord {
  id: number;
  code: string;
  parentId: number | null;
  level: AreaLevel;
  name: string;
  /** first day on which it is there; null where nobody recorded one */
  since: string | null;
  /** the area that it is a part of since a merger; its parent */
  mergedIntoId: number | null;
}

/** All areas of today in the order of the tree, by code under each: every area behind the one that contains it. */
export async function allAreas(db: Knex): Promise<AreaRecord[]> {
  const areas: AreaRecord[] = await db("areas").select(areaColumns).orderBy("code");
  return inTreeOrder(areas);
}

/** An area with the assignment of its own that holds on a day. */
export interface AssignedArea extends AreaRecord {
  assignment: OwnAssignment | null;
  /** beginning of its first own assignment after that day */
  laterFrom: string | null;
}

export interface OwnAssignment {
  id: number;
  marketerId: number;
  assistantId: number | null;
  from: string;
  to: string | null;
}

interface AssignedRow extends AreaRecord {
  assignmentId: number | null;
  marketerId: number | null;
  assistantId: number | null;
  fromDate: string | null;
  toDate: string | null;
  laterFrom: string | null;
}

/**
 * The areas as they are on a day, in the order of the tree, with their own assignments: one query. On a past day they
 * have their names and parents of then, and those that came later are missing; a day ahead has today's tree.
 */
export async function assignedAreasOn(db: Knex, day: string): Promise<AssignedArea[]> {
  const rows = await preparedRows<AssignedRow>(
    db,
    { sql: assignedAreasSql, bindings: [day, day, day, day, day] },
    undefined,
  );
  return inTreeOrder(rows.map(assigned));
}

/** What held on a past day is the state that ended first after it. */
const assignedAreasSql = `
  SELECT areas.id, areas.code, areas.level, areas.since,
    CASE WHEN past.id IS NULL THEN areas.parent_id ELSE past.parent_id END AS "parentId",
    CASE WHEN past.id IS NULL THEN areas.name ELSE past.name END AS name,
    CASE WHEN past.id IS NULL THEN areas.merged_into_id ELSE past.merged_into_id END AS "mergedIntoId",
    assignments.id AS "assignmentId", assignments.marketer_id AS "marketerId",
    assignments.assistant_id AS "assistantId", assignments.from_date AS "fromDate", assignments.to_date AS "toDate",
    (SELECT min(later.from_date) FROM assignments later
      WHERE later.area_id = areas.id AND later.from_date > ? AND later.to_date IS NOT later.from_date) AS "laterFrom"
  FROM areas
    LEFT JOIN area_history past ON past.id = (
      SELECT ended.id FROM area_history ended WHERE ended.area_id = areas.id AND ended.until_date > ?
      ORDER BY ended.until_date, ended.id LIMIT 1)
    LEFT JOIN assignments ON assignments.area_id = areas.id AND assignments.from_date <= ?
      AND (assignments.to_date IS NULL OR assignments.to_date > ?)
  WHERE areas.since IS NULL OR areas.since <= ?
  ORDER BY areas.code`;

function assigned({ assignmentId, marketerId, assistantId, fromDate, toDate, ...area }: AssignedRow): AssignedArea {
  const own = assignmentId !== null && marketerId !== null && fromDate !== null;
  return {
    ...area,
    assignment: own ? { id: assignmentId, marketerId, assistantId, from: fromDate, to: toDate } : null,
  };
}

const areaColumns = ["id", "code", "parentId", "level", "name", "since", "mergedIntoId"] as const;

/** Codes alone do not give it: after a merger or a split an area may lie under one whose code comes later. */
function inTreeOrder<Area extends AreaRecord>(areas: readonly Area[]): Area[] {
  const children = new Map<number | null, Area[]>();
  for (const area of areas) {
    const siblings = children.get(area.parentId);
    if (siblings) siblings.push(area);
    else children.set(area.parentId, [area]);
  }
  const ordered: Area[] = [];
  const waiting = (children.get(null) ?? []).toReversed();
  for (let area = waiting.pop(); area; area = waiting.pop()) {
    ordered.push(area);
    waiting.push(...(children.get(area.id) ?? []).toReversed());
  }
  return ordered;
}

/** An area with all that contain it, from the county down; empty when there is no such area. */
export async function areaPath(db: Knex, id: number): Promise<AreaRecord[]> {
  const path: (AreaRecord & { depth: number })[] = await db
    .withRecursive("path", (query) =>
      query
        .select("areas.*", db.raw("0 AS depth"))
        .from("areas")
        .where("areas.id", id)
        .unionAll((parent) =>
          parent.select("areas.*", db.raw("path.depth + 1")).from("areas").join("path", "path.parentId", "areas.id"),
        ),
    )
    .from("path")
    .orderBy("depth", "desc");
  return path.map(({ depth: _depth, ...area }) => area);
}

/** What is left of a filter once the area that holds all others is taken as none: no look at areas narrows anything then. */
export async function unlessWholeBranch<Filter extends { areaId?: number | undefined }>(
  db: Knex,
  filter: Filter,
): Promise<Filter> {
  if (filter.areaId === undefined) return filter;
  const roots: { id: number }[] = await db("areas").whereNull("parentId").select("id");
  const everything = roots.length === 1 && roots[0]?.id === filter.areaId;
  return everything ? { ...filter, areaId: undefined } : filter;
}
