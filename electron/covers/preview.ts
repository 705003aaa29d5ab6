import type { CoverInput, CoverWarning } from "../../shared/contract/covers.ts";
import type { Outputs } from "../../shared/contract/index.ts";
import { deputyLimitPercent, evenShare, overloadLimit } from "../../shared/domain/overload.ts";
import type { Context } from "../context.ts";
import { customersPerMarketer } from "../jurisdictions/loads.ts";
import { activeMarketers } from "../jurisdictions/service.ts";
import { coversWhere, holdsWithin } from "../store/covers.ts";
import { inHandsOf } from "../store/dialect.ts";
import { assertPossible } from "./service.ts";

/**
 * What a deputy would see beside their own on the first day of a cover, and what speaks against it; nothing is written.
 *
 * @throws {Refusal} as `addCover`
 */
export async function previewCover(ctx: Context, input: CoverInput): Promise<Outputs["covers"]["preview"]> {
  await assertPossible(ctx, input);
  const { absentId, deputyId, from } = input;
  const [loads, marketers, others, followUps, proposals] = await Promise.all([
    customersPerMarketer(ctx, from),
    activeMarketers(ctx),
    otherCovers(ctx, input),
    countWith(ctx, absentId, from, "followUps"),
    countWith(ctx, absentId, from, "ratings"),
  ]);
  const customers = loads.get(absentId) ?? 0;
  const ownCustomers = loads.get(deputyId) ?? 0;
  const total = [...loads.values()].reduce((sum, load) => sum + load, 0);
  const overloaded: CoverWarning[] =
    customers > 0 && customers + ownCustomers > overloadLimit(total, marketers.length, deputyLimitPercent)
      ? [
          {
            kind: "deputyOverloaded",
            params: { customers: customers + ownCustomers, average: Math.round(evenShare(total, marketers.length)) },
          },
        ]
      : [];
  return { customers, followUps, proposals, ownCustomers, warnings: [...others, ...overloaded] };
}

/** For whom the deputy stands in already within the period. */
async function otherCovers({ db }: Context, { deputyId, from, to }: CoverInput): Promise<CoverWarning[]> {
  const covers = await coversWhere(db, (query) => {
    holdsWithin(query, from, to);
    query.where("covers.deputyId", deputyId);
  });
  return covers.map((cover) => ({
    kind: "otherCover",
    params: { name: cover.absentName, from: cover.from, to: cover.to },
  }));
}

/** How many follow-ups are open, or ratings wait for a decision, among the customers in somebody's hands on a day. */
async function countWith(
  { db }: Context,
  marketerId: number,
  day: string,
  table: "followUps" | "ratings",
): Promise<number> {
  const query = db(table)
    .join("customers", "customers.id", `${table}.customerId`)
    .whereNull("customers.retiredAt")
    .where(inHandsOf(db, marketerId, day));
  if (table === "followUps") query.whereNull("followUps.closedOn");
  else query.where("ratings.status", "proposed");
  const row = await query.count({ count: "*" }).first();
  return Number(row?.count ?? 0);
}
