import type { Knex } from "knex";
import type { AreaLevel } from "../../shared/contract/jurisdictions.ts";

export interface AreaRecord {
  id: number;
  code: string;
  parentId: number | null;
  level: AreaLevel;
  name: string;
}

/** All areas by code, which puts every area behind the one that contains it. */
export function allAreas(db: Knex): Promise<AreaRecord[]> {
  return db<AreaRecord>("areas").select("id", "code", "parentId", "level", "name").orderBy("code");
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
