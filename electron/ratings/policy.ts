import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { RatingPolicy } from "../../shared/contract/ratings.ts";
import { differences } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";

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

/** @throws {Refusal} stale */
export async function updatePolicy(
  ctx: Context,
  { version, policy }: Inputs["ratings"]["policy"]["update"],
): Promise<Outputs["ratings"]["policy"]["update"]> {
  await ctx.change(async (change) => {
    const before = await getPolicy(change);
    if (before.version !== version)
      throw new Refusal("stale", { name: await lastEditor(change.db, "ratingPolicy", 1) });
    const row = { id: 1, version: version + 1, policy: JSON.stringify(policy) };
    await change.db("ratingPolicy").insert(row).onConflict("id").merge();
    const changed = differences(flat(before.policy), flat(policy));
    change.audit({ action: "rating.policy", subjectType: "ratingPolicy", subjectId: 1, ...changed });
  });
  return getPolicy(ctx);
}

/** One plain value a field, for the audit trail. */
function flat({ creditVillage, noticeRequiredFor, ...policy }: RatingPolicy) {
  return { ...policy, noticeRequiredFor: noticeRequiredFor.join(), ...creditVillage };
}
