import type { Knex } from "knex";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Rating } from "../../shared/contract/ratings.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { addEvent, updateRating } from "../store/ratings.ts";
import { overdueRatings } from "./overdue.ts";
import { assertNotOwn } from "./ownRating.ts";
import { getPolicy } from "./policy.ts";
import { getRating } from "./service.ts";
import { suspendRatings } from "./suspension.ts";

/**
 * Takes an effective rating out of force by hand.
 *
 * @throws {Refusal} notFound, ratingNotEffective, stale
 */
export async function suspend(ctx: Context, { reason, ...target }: Inputs["ratings"]["suspend"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "effective") throw new Refusal("ratingNotEffective");
  await assertSeen(ctx, rating, target);
  await ctx.change(async (change) => {
    if (!(await isAt(change.db, target))) throw await stale(change, rating.id);
    const round = await roundOf(change.db, rating.id);
    const row = { id: rating.id, customerId: rating.customerId, round };
    await suspendRatings(change, [row], ctx.today, reason, ctx.actor.id);
  });
  return getRating(ctx, target);
}

/**
 * Puts a suspended rating in force again; another person does than the one who made it.
 *
 * @throws {Refusal} notFound, ratingNotSuspended, ratingOwnProposal, ratingExpired, ratingStillOverdue, stale
 */
export async function reinstate(ctx: Context, { reason, ...target }: Inputs["ratings"]["reinstate"]): Promise<Rating> {
  const rating = await getRating(ctx, target);
  if (rating.status !== "suspended") throw new Refusal("ratingNotSuspended");
  await assertNotOwn(ctx, rating, "rating.reinstate");
  await assertSeen(ctx, rating, target);
  if ((rating.expiresOn ?? "") <= ctx.today) throw new Refusal("ratingExpired", { date: rating.expiresOn ?? "" });
  await ctx.change(async (change) => {
    const { db, now: at } = change;
    const columns = { status: "effective", endedOn: null, endReason: "" } as const;
    if (!(await updateRating(db, target, columns))) throw await stale(change, rating.id);
    const { policy } = await getPolicy(change);
    const overdue = await overdueRatings(db, ctx.today, policy, [rating.customerId]).first("ratings.id");
    if (overdue) throw new Refusal("ratingStillOverdue");
    await db("customers").where({ id: rating.customerId }).update({ currentRatingId: rating.id });
    const round = await roundOf(db, rating.id);
    await addEvent(db, { ratingId: rating.id, round, kind: "reinstate", at, byId: ctx.actor.id, note: reason });
    const after = { customerId: rating.customerId, ...columns, reason };
    change.audit({ action: "rating.reinstate", subjectType: "rating", subjectId: rating.id, after });
  });
  return getRating(ctx, target);
}

async function isAt(db: Knex, target: { id: number; version: number }): Promise<boolean> {
  const { id, version } = target;
  return (await db("ratings").where({ id, version }).first("id")) !== undefined;
}

export async function roundOf(db: Knex, id: number): Promise<number> {
  const row: { round: number } | undefined = await db("ratings").where({ id }).first("round");
  return row?.round ?? 0;
}

/**
 * What is checked before the transaction holds inside it as long as nobody changed the rating in between: so what was
 * read must be the version that the writing asks for again.
 *
 * @throws {Refusal} stale
 */
export async function assertSeen(
  ctx: Pick<Context, "db">,
  { id, version }: Rating,
  target: { version: number },
): Promise<void> {
  if (version !== target.version) throw await stale(ctx, id);
}

export async function stale({ db }: Pick<Context, "db">, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "rating", id) });
}
