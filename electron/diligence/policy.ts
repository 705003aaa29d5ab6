import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { usualCreditPolicy } from "../../shared/domain/creditPolicy.ts";
import { differences } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";

/** What the branch lends by. Version 0 is what came with the application. */
export async function getCreditPolicy({ db }: { db: Knex }): Promise<Outputs["diligence"]["policy"]["get"]> {
  const row: { version: number; policy: string } | undefined = await db("creditPolicy").first("version", "policy");
  return { version: row?.version ?? 0, policy: { ...usualCreditPolicy, ...JSON.parse(row?.policy ?? "{}") } };
}

/** @throws {Refusal} stale */
export async function updateCreditPolicy(
  ctx: Context,
  { version, policy }: Inputs["diligence"]["policy"]["update"],
): Promise<Outputs["diligence"]["policy"]["update"]> {
  await ctx.change(async (change) => {
    const before = await getCreditPolicy(change);
    if (before.version !== version)
      throw new Refusal("stale", { name: await lastEditor(change.db, "creditPolicy", 1) });
    const row = { id: 1, version: version + 1, policy: JSON.stringify(policy) };
    await change.db("creditPolicy").insert(row).onConflict("id").merge();
    const changed = differences(before.policy, policy);
    change.audit({ action: "creditPolicy.update", subjectType: "creditPolicy", subjectId: 1, ...changed });
  });
  return getCreditPolicy(ctx);
}
