import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import {
  type GoldCondition,
  type GoldFacts,
  type GoldRules,
  goldConditions,
  usualGoldRules,
} from "../../shared/domain/goldRules.ts";
import { differences } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { type Day, goldCores, goldFacts } from "../store/goldFacts.ts";

/** What makes a customer gold here. Version 0 is what came with the application. */
export async function getGoldRules({ db }: { db: Knex }): Promise<Outputs["gold"]["rules"]["get"]> {
  const row: { version: number; rules: string } | undefined = await db("goldRules").first("version", "rules");
  const rules = { ...usualGoldRules, ...JSON.parse(row?.rules ?? "{}") };
  return { version: row?.version ?? 0, rules: { ...rules, kinds: [...rules.kinds] } };
}

/** @throws {Refusal} stale */
export async function updateGoldRules(
  ctx: Context,
  { version, rules }: Inputs["gold"]["rules"]["update"],
): Promise<Outputs["gold"]["rules"]["update"]> {
  await ctx.change(async (change) => {
    const before = await getGoldRules(change);
    if (before.version !== version) throw new Refusal("stale", { name: await lastEditor(change.db, "goldRules", 1) });
    const row = { id: 1, version: version + 1, rules: JSON.stringify(rules) };
    await change.db("goldRules").insert(row).onConflict("id").merge();
    const changed = differences(flat(before.rules), flat(rules));
    change.audit({
      action: "goldRules.update",
      subjectType: "goldRules",
      subjectId: 1,
      before: listed(changed.before),
      after: listed(changed.after),
    });
  });
  return getGoldRules(ctx);
}

/** By names of their own in the audit trail, where a grade alone could be anybody's. */
function flat({ kinds, grade, ...rules }: GoldRules) {
  return { ...rules, goldKinds: kinds.join(), lowestGrade: grade };
}

/** The kinds as a list again, which as one text could be compared. */
function listed({ goldKinds, ...values }: { goldKinds?: string }): Record<string, unknown> {
  return goldKinds === undefined ? values : { ...values, goldKinds: goldKinds.split(",") };
}

/** Customers of whom facts are read at a time. */
export const customersPerLook = 2000;

/** The conditions of the rules for some customers, by id. */
export async function conditionsOf(
  db: Knex,
  rules: GoldRules,
  customerIds: readonly number[],
  day: Day,
): Promise<Map<number, GoldCondition[]>> {
  const conditions = new Map<number, GoldCondition[]>();
  for (let start = 0; start < customerIds.length; start += customersPerLook) {
    const cores = await goldCores(db, customerIds.slice(start, start + customersPerLook), day);
    const facts: Map<number, GoldFacts> = await goldFacts(db, cores, day);
    for (const [id, known] of facts) conditions.set(id, goldConditions(rules, known, day.today));
  }
  return conditions;
}
