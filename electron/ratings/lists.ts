import type { Knex } from "knex";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { RatingQueueRow, SuspendedRow, WaitingRow } from "../../shared/contract/ratingLists.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { ownRatings } from "../store/ratings.ts";
import { overdueCustomers } from "./overdue.ts";
import { getPolicy } from "./policy.ts";
import { type ListedRow, ratingPage } from "./ratingPages.ts";
import { waiting } from "./waiting.ts";

const all = () => {};

type QueueRow = Omit<RatingQueueRow, "own" | "approved"> & { approvedByAsker: number } & ListedRow;

/** Proposals that wait for a decision, oldest first. */
export async function ratingQueue(
  ctx: Context,
  filter: Inputs["ratings"]["queue"],
): Promise<Outputs["ratings"]["queue"]> {
  const { db, actor } = ctx;
  const approvals = db("ratingEvents")
    .whereRaw("rating_events.rating_id = ratings.id AND rating_events.round = ratings.round")
    .where("kind", "approve")
    .count();
  const list = {
    name: "proposed",
    status: "proposed",
    by: "proposedAt",
    direction: "asc",
    index: "ratings_proposed",
  } as const;
  const { rows, next } = await ratingPage<QueueRow>(ctx, list, filter, all, (query) =>
    query
      .join("users", "users.id", "ratings.proposedBy")
      .select(
        { proposedByName: "users.name" },
        "ratings.proposedAt",
        "ratings.approvalsNeeded",
        lastGradeOf(db).as("lastGrade"),
        approvals.clone().as("approvals"),
        approvals.clone().where("byId", actor.id).as("approvedByAsker"),
      ),
  );
  const own = await ownRatings(db, idsOf(rows), actor.id);
  return {
    rows: rows.map(({ approvedByAsker, ...row }) => ({
      ...row,
      own: own.has(row.ratingId),
      approved: approvedByAsker > 0,
    })),
    next,
  };
}

/** Grade of the rating of the same customer that is or was in force last. */
function lastGradeOf(db: Knex): Knex.QueryBuilder {
  return db({ past: "ratings" })
    .whereRaw("past.customer_id = ratings.customer_id")
    .whereIn("past.status", pastStatuses)
    .orderBy("past.id", "desc")
    .limit(1)
    .select("past.grade");
}

type SuspendedStored = Omit<SuspendedRow, "overdue" | "own"> & ListedRow;

/** Suspended ratings, the last suspended first, with whether a loan is overdue still. */
export async function suspendedRatings(
  ctx: Context,
  filter: Inputs["ratings"]["suspended"],
): Promise<Outputs["ratings"]["suspended"]> {
  const { db, actor, today } = ctx;
  const list = {
    name: "suspended",
    status: "suspended",
    by: "endedOn",
    direction: "desc",
    index: "ratings_suspended",
  } as const;
  const { rows, next } = await ratingPage<SuspendedStored>(ctx, list, filter, all, (query) =>
    query.select("ratings.expiresOn", { suspendedOn: "ratings.endedOn" }, { reason: "ratings.endReason" }),
  );
  const customers = rows.map(({ customerId }) => customerId);
  const { policy } = await getPolicy(ctx);
  const [own, overdue]: [Set<number>, { customerId: number }[]] = await Promise.all([
    ownRatings(db, idsOf(rows), actor.id),
    overdueCustomers(db, today, policy, customers),
  ]);
  const late = new Set(overdue.map(({ customerId }) => customerId));
  return {
    rows: rows.map((row) => ({ ...row, own: own.has(row.ratingId), overdue: late.has(row.customerId) })),
    next,
  };
}

type WaitingStored = Omit<WaitingRow, "waitsFor"> & ListedRow & { customerKind: string };

/** Approved ratings that are not in force yet, and what each waits for. */
export async function waitingRatings(
  ctx: Context,
  filter: Inputs["ratings"]["waiting"],
): Promise<Outputs["ratings"]["waiting"]> {
  const list = {
    name: "approved",
    status: "approved",
    by: "decidedAt",
    direction: "asc",
    index: "ratings_approved",
  } as const;
  const { rows, next } = await ratingPage<WaitingStored>(ctx, list, filter, all, (query) =>
    query
      .join("users", "users.id", "ratings.decidedBy")
      .select({ decidedByName: "users.name" }, "ratings.decidedAt", "ratings.effectiveFrom", "ratings.customerKind"),
  );
  const waits = await waiting(
    ctx,
    rows.map(({ ratingId, ...row }) => ({ ...row, id: ratingId, status: "approved" })),
  );
  return {
    rows: rows.map(({ customerKind: _kind, ...row }) => ({ ...row, waitsFor: waits.get(row.ratingId) ?? null })),
    next,
  };
}

function idsOf(rows: readonly { ratingId: number }[]): number[] {
  return rows.map(({ ratingId }) => ratingId);
}
