import type { GoldMembership } from "../../shared/contract/gold.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { unmetConditions } from "../../shared/domain/goldRules.ts";
import type { Change, Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { visibleCustomer } from "../ledger/service.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";
import { lastEditor } from "../store/editors.ts";
import {
  endMemberships,
  insertMemberships,
  insertReview,
  membershipById,
  type NewMembership,
  updateMembership,
} from "../store/gold.ts";
import { conditionsOf, getGoldRules } from "./rules.ts";

/**
 * Makes customers gold who meet the branch's rules today; who is gold already is left alone.
 *
 * @throws {Refusal} notFound, goldReviewInPast, goldNotMet naming one who misses the rules, selectionUnchanged
 */
export function confirmGold(
  ctx: Context,
  { customerIds, ...granted }: Inputs["gold"]["confirm"],
): Promise<Outputs["gold"]["confirm"]> {
  return ctx.change((change) => openMemberships(ctx, change, { customerIds, ...granted, basis: "rules" }));
}

interface Granted {
  customerIds: readonly number[];
  basis: "rules" | "byHand";
  reviewOn: string;
  privileges: readonly string[];
}

interface FoundCustomer {
  id: number;
  name: string;
  goldSince: string | null;
}

/**
 * Opens memberships. By hand a customer is gold whatever the rules say; what they would have said is kept.
 *
 * @throws {Refusal} as `confirmGold`
 */
export async function openMemberships(
  ctx: Context,
  change: Change,
  { customerIds, basis, reviewOn, privileges }: Granted,
): Promise<{ changed: number }> {
  const { db, now } = change;
  assertReviewAhead(ctx, reviewOn);
  const query = db("customers").where("customers.id", "in", listOf(db, customerIds)).orderBy("customers.id");
  withinScope(query, { ...ctx, db });
  const found: FoundCustomer[] = await query.select("customers.id", "customers.name", "customers.goldSince");
  if (found.length < new Set(customerIds).size) throw new Refusal("notFound");
  const joining = found.filter(({ goldSince }) => goldSince === null);
  if (joining.length === 0) throw new Refusal("selectionUnchanged");
  const { rules } = await getGoldRules(change);
  const ids = joining.map(({ id }) => id);
  const conditions = await conditionsOf(db, rules, ids, ctx);
  const short = joining.find(({ id }) => unmetConditions(conditions.get(id) ?? []).length > 0);
  if (basis === "rules" && short) throw new Refusal("goldNotMet", { name: short.name });
  const memberships = ids.map(
    (customerId): NewMembership => ({
      customerId,
      basis,
      confirmedOn: ctx.today,
      reviewOn,
      privileges,
      conditions: conditions.get(customerId) ?? [],
    }),
  );
  await insertMemberships(db, memberships, { at: now, by: ctx.actor.id });
  for (const id of ids)
    change.audit({
      action: "customer.goldConfirm",
      subjectType: "customer",
      subjectId: id,
      before: { goldSince: null },
      after: { goldSince: ctx.today, goldBasis: basis, privileges, reviewOn },
    });
  return { changed: ids.length };
}

/** @throws {Refusal} goldReviewInPast */
function assertReviewAhead({ today }: Context, reviewOn: string): void {
  if (reviewOn <= today)
    throw new Refusal("goldReviewInPast", { date: today }, [{ path: "reviewOn", key: "afterToday" }]);
}

/** Ends the memberships of customers who are gold. */
export async function closeMemberships(
  ctx: Context,
  change: Change,
  members: readonly { customerId: number; goldSince: string }[],
  reason: string,
): Promise<void> {
  const ids = members.map(({ customerId }) => customerId);
  const end = { endedOn: ctx.today, endKind: "decided", endReason: reason } as const;
  await endMemberships(change.db, ids, end, { at: change.now, by: ctx.actor.id });
  for (const { customerId, goldSince } of members)
    change.audit({
      action: "customer.goldEnd",
      subjectType: "customer",
      subjectId: customerId,
      before: { goldSince },
      after: { goldSince: null, reason },
    });
}

/** @throws {Refusal} notFound, goldEnded, stale */
export function endGold(ctx: Context, { reason, ...target }: Inputs["gold"]["end"]): Promise<GoldMembership> {
  return changeMembership(ctx, target, async (change, { customerId, confirmedOn, version }) => {
    if (version !== target.version) return false;
    await closeMemberships(ctx, change, [{ customerId, goldSince: confirmedOn }], reason);
    return true;
  });
}

/**
 * Keeps a member until another review; how the rules stand on the day is kept with it.
 *
 * @throws {Refusal} notFound, goldEnded, goldReviewInPast, stale
 */
export function reviewGold(
  ctx: Context,
  { reviewOn, note, ...target }: Inputs["gold"]["review"],
): Promise<GoldMembership> {
  assertReviewAhead(ctx, reviewOn);
  return changeMembership(ctx, target, async (change, { customerId, reviewOn: was }) => {
    const { db, now } = change;
    if (!(await updateMembership(db, target, { reviewOn }))) return false;
    const { rules } = await getGoldRules(change);
    const conditions = (await conditionsOf(db, rules, [customerId], ctx)).get(customerId) ?? [];
    const review = { membershipId: target.id, reviewedOn: ctx.today, note, conditions, nextReviewOn: reviewOn };
    await insertReview(db, review, { at: now, by: ctx.actor.id });
    change.audit({
      action: "customer.goldReview",
      subjectType: "customer",
      subjectId: customerId,
      before: { reviewOn: was },
      after: { reviewOn, note },
    });
    return true;
  });
}

/** @throws {Refusal} notFound, goldEnded, stale */
export function changePrivileges(
  ctx: Context,
  { privileges, ...target }: Inputs["gold"]["changePrivileges"],
): Promise<GoldMembership> {
  return changeMembership(ctx, target, async (change, { customerId, privileges: was }) => {
    if (!(await updateMembership(change.db, target, { privileges: JSON.stringify(privileges) }))) return false;
    change.audit({
      action: "customer.goldPrivileges",
      subjectType: "customer",
      subjectId: customerId,
      before: { privileges: was },
      after: { privileges },
    });
    return true;
  });
}

/** @param work whether it was done; not where somebody else changed the membership meanwhile */
async function changeMembership(
  ctx: Context,
  { id }: { id: number; version: number },
  work: (change: Change, membership: GoldMembership) => Promise<boolean>,
): Promise<GoldMembership> {
  await ctx.change(async (change) => {
    const membership = await membershipById(change.db, id);
    if (!membership) throw new Refusal("notFound");
    const { name } = await visibleCustomer({ ...ctx, db: change.db }, membership.customerId);
    if (membership.endedOn !== null) throw new Refusal("goldEnded", { name, date: membership.endedOn });
    if (!(await work(change, membership)))
      throw new Refusal("stale", { name: await lastEditor(change.db, "customer", membership.customerId) });
  });
  const changed = await membershipById(ctx.db, id);
  if (!changed) throw new Error("A membership is never deleted.");
  return changed;
}
