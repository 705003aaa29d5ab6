import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { areaSubtree, areasWithinReach } from "../store/dialect.ts";

export interface Village {
  id: number;
  code: string;
  name: string;
  townshipName: string;
}

type Asker = Pick<Context, "db" | "scope" | "today">;

/** The villages that the asker may see: a marketer those they work in. What is a part of another since a merger is none. */
function villagesQuery({ db, scope, today }: Asker): Knex.QueryBuilder {
  const query = db("areas")
    .leftJoin({ above: "areas" }, "above.id", "areas.parentId")
    .where("areas.level", "village")
    .whereNull("areas.mergedIntoId")
    .select("areas.id", "areas.code", "areas.name", { townshipName: db.raw("coalesce(above.name, '')") });
  if (!scope.all) query.where("areas.id", "in", areasWithinReach(db, scope.marketerId, today));
  return query;
}

/** Villages in an area, or all that the asker may see, by code. */
export async function villagesWithin(ctx: Asker, areaId: number | undefined): Promise<Village[]> {
  const query = villagesQuery(ctx).orderBy("areas.code");
  if (areaId !== undefined) query.where("areas.id", "in", areaSubtree(ctx.db, areaId));
  return query;
}

/** @throws {Refusal} notFound: no village, or none that the asker works in */
export async function visibleVillage(ctx: Asker, areaId: number): Promise<Village> {
  const village: Village | undefined = await villagesQuery(ctx).where("areas.id", areaId).first();
  if (!village) throw new Refusal("notFound");
  return village;
}
