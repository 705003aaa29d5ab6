import type { Knex } from "knex";
import type { Outputs } from "../../shared/contract/index.ts";
import type { RatingPolicy } from "../../shared/contract/ratings.ts";

/** Until a manager says otherwise. */
const usualPolicy: RatingPolicy = {
  approvals: 1,
  suspendAfterOverdueDays: 0,
  noticeRequiredFor: [],
  noticeDays: 7,
  creditHouseholdGrade: "A",
  creditVillage: { ratedPercent: 70, creditPercent: 60, overduePercent: 3 },
};

/** How the branch rates. Version 0 is what came with the application. */
export async function getPolicy({ db }: { db: Knex }): Promise<Outputs["ratings"]["policy"]["get"]> {
  const row: { version: number; policy: string } | undefined = await db("ratingPolicy").first("version", "policy");
  return { version: row?.version ?? 0, policy: { ...usualPolicy, ...JSON.parse(row?.policy ?? "{}") } };
}
