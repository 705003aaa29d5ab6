import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { allAreas } from "../store/areas.ts";
import { effectiveAreas } from "../store/dialect.ts";
import { customersPerArea, customersPerMarketer } from "./loads.ts";

interface MarketerOfArea {
  areaId: number;
  marketerId: number;
  marketerName: string;
}

/** All areas in tree order with who is responsible on a day, in four queries whatever their number. */
export async function listAreas(ctx: Context, { day }: Inputs["jurisdictions"]["areas"]): Promise<Area[]> {
  const on = day ?? ctx.today;
  const [areas, assigned, effective, customers] = await Promise.all([
    allAreas(ctx.db),
    assignedOn(ctx, on),
    effectiveOn(ctx, on),
    customersPerArea(ctx),
  ]);
  return areas.map((area) => {
    const own = assigned.get(area.id);
    const responsible = effective.get(area.id);
    return {
      ...area,
      customers: customers.get(area.id) ?? 0,
      assigned: own ? { marketerId: own.marketerId, marketerName: own.marketerName, from: own.from } : null,
      effective: responsible ? { marketerId: responsible.marketerId, marketerName: responsible.marketerName } : null,
    };
  });
}

/** What each active marketer carries today, through counts rather than the customers' rows. */
export async function marketerLoads(ctx: Context): Promise<Outputs["jurisdictions"]["marketers"]> {
  const [areas, effective, customers, marketers] = await Promise.all([
    allAreas(ctx.db),
    effectiveOn(ctx, ctx.today),
    customersPerMarketer(ctx, ctx.today),
    activeMarketers(ctx),
  ]);
  const villages = areas.filter(({ level }) => level === "village");
  return {
    marketers: marketers.map(({ id, name }) => ({
      id,
      name,
      villages: villages.filter((village) => effective.get(village.id)?.marketerId === id).length,
      customers: customers.get(id) ?? 0,
    })),
    unassigned: customers.get(null) ?? 0,
  };
}

/** The assignments of one area, newest first. */
export async function areaHistory(
  { db }: Context,
  { areaId }: Inputs["jurisdictions"]["history"],
): Promise<Outputs["jurisdictions"]["history"]> {
  return db("assignments")
    .join({ marketers: "users" }, "marketers.id", "assignments.marketerId")
    .join({ assigners: "users" }, "assigners.id", "assignments.createdBy")
    .where("assignments.areaId", areaId)
    .select(
      "assignments.id",
      "assignments.marketerId",
      { marketerName: "marketers.name" },
      { from: "assignments.fromDate" },
      { to: "assignments.toDate" },
      "assignments.reason",
      { assignedByName: "assigners.name" },
    )
    .orderBy([
      { column: "assignments.fromDate", order: "desc" },
      { column: "assignments.id", order: "desc" },
    ]);
}

/** Active users with the role of a marketer, by login. */
export async function activeMarketers({ db }: Pick<Context, "db">): Promise<{ id: number; name: string }[]> {
  return db("users")
    .join("userRoles", "userRoles.userId", "users.id")
    .where({ "users.active": true, "userRoles.role": "marketer" })
    .select("users.id", "users.name")
    .orderBy("users.login");
}

/**
 * @param ids null for nobody
 * @throws {Refusal} notAMarketer
 */
export async function assertMarketers(ctx: Pick<Context, "db">, ids: readonly (number | null)[]): Promise<void> {
  const marketers = new Set((await activeMarketers(ctx)).map(({ id }) => id));
  if (ids.some((id) => id !== null && !marketers.has(id))) throw new Refusal("notAMarketer");
}

async function assignedOn({ db }: Context, day: string): Promise<Map<number, MarketerOfArea & { from: string }>> {
  const rows: (MarketerOfArea & { from: string })[] = await db("assignments")
    .join("users", "users.id", "assignments.marketerId")
    .where("assignments.fromDate", "<=", day)
    .where((open) => open.whereNull("assignments.toDate").orWhere("assignments.toDate", ">", day))
    .select(
      "assignments.areaId",
      "assignments.marketerId",
      { marketerName: "users.name" },
      {
        from: "assignments.fromDate",
      },
    );
  return new Map(rows.map((row) => [row.areaId, row]));
}

async function effectiveOn({ db }: Context, day: string): Promise<Map<number, MarketerOfArea>> {
  const rows: MarketerOfArea[] = await db
    .with("effective", effectiveAreas(db, day))
    .from("effective")
    .join("users", "users.id", "effective.marketerId")
    .select("effective.areaId", "effective.marketerId", { marketerName: "users.name" });
  return new Map(rows.map((row) => [row.areaId, row]));
}
