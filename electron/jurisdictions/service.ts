import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { formerNames } from "../store/areaChanges.ts";
import { userNames } from "../store/users.ts";
import { searchKeyOf } from "./areas/searchKey.ts";
import { customersPerArea, customersPerMarketer } from "./loads.ts";
import { responsibilityOn } from "./responsibility.ts";

/**
 * All areas in tree order, as they are or were on a day, with who is responsible then; in four queries whatever their
 * number. How many customers live there is told of today.
 */
export async function listAreas(ctx: Context, { day }: Inputs["jurisdictions"]["areas"]): Promise<Area[]> {
  const [{ areas, effective }, former, customers, names] = await Promise.all([
    responsibilityOn(ctx, day ?? ctx.today),
    formerNames(ctx.db),
    customersPerArea(ctx),
    userNames(ctx.db),
  ]);
  const marketer = (marketerId: number) => ({ marketerId, marketerName: names.get(marketerId) ?? "" });
  return areas.map(({ id, code, parentId, level, name, mergedIntoId, assignment }) => {
    const responsible = effective.get(id);
    return {
      ...{ id, code, parentId, level, name, mergedIntoId },
      search: searchKeyOf(name, former.get(id) ?? []),
      customers: customers.get(id) ?? 0,
      assigned: assignment && { ...marketer(assignment.marketerId), from: assignment.from },
      effective: responsible === undefined ? null : marketer(responsible),
    };
  });
}

/** What each active marketer carries today, through counts rather than the customers' rows. */
export async function marketerLoads(ctx: Context): Promise<Outputs["jurisdictions"]["marketers"]> {
  const [{ areas, effective }, customers, marketers] = await Promise.all([
    responsibilityOn(ctx, ctx.today),
    customersPerMarketer(ctx, ctx.today),
    activeMarketers(ctx),
  ]);
  const villages = areas.filter(({ level, mergedIntoId }) => level === "village" && mergedIntoId === null);
  return {
    marketers: marketers.map(({ id, name }) => ({
      id,
      name,
      villages: villages.filter((village) => effective.get(village.id) === id).length,
      customers: customers.get(id) ?? 0,
    })),
    unassigned: customers.get(null) ?? 0,
    customers: [...customers.values()].reduce((sum, count) => sum + count, 0),
  };
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
