import type { Outputs } from "../../shared/contract/index.ts";
import { assessVillage, creditGrades, type VillageCounts } from "../../shared/domain/creditVillage.ts";
import { customerKinds, isHousehold } from "../../shared/domain/customer.ts";
import type { Context } from "../context.ts";
import { getPolicy } from "../ratings/policy.ts";
import { type AreaRecord, allAreas } from "../store/areas.ts";
import { effectiveAreas, joinGradeInForce, walkedBy } from "../store/dialect.ts";
import { openAndOverdue } from "../store/hereLoans.ts";

type Reader = Pick<Context, "db" | "today">;

const households = customerKinds.filter(isHousehold);

/**
 * Every village with its shares and whether it is a credit village today; a marketer sees those in their hands. Counted
 * by area in two passes whatever the number of villages: over the customers' and the ratings' own indexes, and over the
 * loans that are overdue. What lives in a group counts for its village. A village's standing is one for everybody, so
 * exceptions from its marketer play no part.
 */
export async function creditVillages(ctx: Context): Promise<Outputs["notices"]["villages"]> {
  const { policy } = await getPolicy(ctx);
  const [areas, marketers, rated, overdue] = await Promise.all([
    allAreas(ctx.db),
    marketersByArea(ctx),
    ratedPerArea(ctx, creditGrades(policy.creditHouseholdGrade)),
    overduePerArea(ctx),
  ]);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const counts = new Map<number, VillageCounts>();
  for (const area of areas) {
    const village = villageOf(area, byId);
    if (!village) continue;
    const sum = counts.get(village.id) ?? { households: 0, rated: 0, credit: 0, overdue: 0 };
    const here = rated.get(area.id);
    counts.set(village.id, {
      households: sum.households + (here?.households ?? 0),
      rated: sum.rated + (here?.rated ?? 0),
      credit: sum.credit + (here?.credit ?? 0),
      overdue: sum.overdue + (overdue.get(area.id) ?? 0),
    });
  }
  return areas.flatMap((area) => {
    const count = counts.get(area.id);
    const marketer = marketers.get(area.id);
    if (!count || (!ctx.scope.all && marketer?.id !== ctx.scope.marketerId)) return [];
    return [
      {
        areaId: area.id,
        name: area.name,
        townshipName: byId.get(area.parentId ?? 0)?.name ?? "",
        marketerName: marketer?.name ?? null,
        ...count,
        ...assessVillage(count, policy.creditVillage),
      },
    ];
  });
}

/** The village that an area is, or lies in as a group or a part since a merger; none for a township or a county. */
function villageOf(area: AreaRecord, byId: ReadonlyMap<number, AreaRecord>): AreaRecord | null {
  for (let at: AreaRecord | undefined = area; at; at = byId.get(at.parentId ?? 0))
    if (at.level === "village" && at.mergedIntoId === null) return at;
  return null;
}

interface RatedRow {
  areaId: number;
  households: number;
  rated: number;
  credit: number;
}

/** Read off two indexes alone that follow each other in the order of customers: in that of areas it takes ten times as long. */
async function ratedPerArea(
  { db, today }: Reader,
  grades: readonly string[],
): Promise<Map<number, Omit<RatedRow, "areaId">>> {
  const rows: RatedRow[] = await joinGradeInForce(db.from(walkedBy(db, "customers", "customers_live_figures")), today)
    .whereNull("customers.retiredAt")
    .whereIn("customers.kind", households)
    .groupBy("customers.areaId")
    .select(
      "customers.areaId",
      db.raw("count(*) AS households"),
      db.raw("count(ratings.grade) AS rated"),
      db.raw(`count(CASE WHEN ratings.grade IN (${grades.map(() => "?").join()}) THEN 1 END) AS credit`, [...grades]),
    );
  return new Map(rows.map(({ areaId, ...counts }) => [areaId, counts]));
}

/** Households with an overdue loan here. The loans come first, for an index knows which are overdue. */
async function overduePerArea({ db, today }: Reader): Promise<Map<number, number>> {
  const overdue = db("loans").whereRaw(openAndOverdue, [today]).distinct("customerId");
  const rows: { areaId: number; count: number }[] = await db
    .from(overdue.as("overdue"))
    .join("customers", "customers.id", "overdue.customerId")
    .whereNull("customers.retiredAt")
    .whereIn("customers.kind", households)
    .groupBy("customers.areaId")
    .select("customers.areaId", db.raw("count(*) AS count"));
  return new Map(rows.map(({ areaId, count }) => [areaId, count]));
}

async function marketersByArea({ db, today }: Reader): Promise<Map<number, { id: number; name: string }>> {
  const rows: { areaId: number; id: number; name: string }[] = await db
    .with("effective", effectiveAreas(db, today))
    .from("effective")
    .join("users", "users.id", "effective.marketerId")
    .select("effective.areaId", "users.id", "users.name");
  return new Map(rows.map(({ areaId, ...marketer }) => [areaId, marketer]));
}
