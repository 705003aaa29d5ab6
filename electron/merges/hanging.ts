import type { Knex } from "knex";
import { type MovedThing, movedThings } from "../../shared/contract/merges.ts";
import type { Change } from "../context.ts";
import { suspendOverdue } from "../ratings/suspension.ts";
import { endByMerge, refreshGold, reopenAfterMerge } from "../store/gold.ts";
import { refreshLoans } from "../store/records.ts";
import { refreshLastVisit } from "../store/visits.ts";
import {
  bringRatingsBack,
  changedHands,
  effectiveRatingId,
  type MergeContext,
  type MergedRatings,
  ratingsOfFormerMerge,
  supersedeOlder,
} from "./mergedRatings.ts";

const tables: Readonly<Record<MovedThing, string>> = {
  roundDoors: "roundDoors",
  visits: "visits",
  followUps: "followUps",
  ratings: "ratings",
  links: "customerLinks",
  loans: "loans",
  demands: "capitalDemands",
  holdings: "holdings",
  statements: "financialStatements",
  attachments: "attachments",
  exceptions: "customerExceptions",
  lineMovements: "lineMovements",
  goldMemberships: "goldMemberships",
  leads: "leads",
  diligences: "diligences",
  loanStructures: "loanStructures",
  offerAnswers: "offerAnswers",
};

/** Moved as they are: nothing in the database stands between two customers' rows. */
const plain = [
  "visits",
  "followUps",
  "ratings",
  "loans",
  "demands",
  "holdings",
  "statements",
  "attachments",
  "lineMovements",
  "goldMemberships",
  "leads",
  "diligences",
  "loanStructures",
  "offerAnswers",
] as const;

/** What is never taken out of a record: it has no `removed_at`. */
const lasting: readonly MovedThing[] = [
  "followUps",
  "ratings",
  "exceptions",
  "lineMovements",
  "goldMemberships",
  "leads",
  "diligences",
];

/** Ids bound by one statement, well below SQLite's limit. */
const idsPerStatement = 500;

/** Which rows a merge moved or changed, so that its reversal finds them again. */
export interface MovedRows {
  ids: Partial<Record<MovedThing, number[]>>;
  /** links in other customers' records that lead to the winner now */
  foreignLinks: number[];
  /** leads that the loser sent and whose sender is the winner now; snapshots of older versions say nothing */
  foreignLeads?: number[];
  /** links between the two, taken out of the record: a customer is not linked to themselves */
  closedLinks: number[];
  ratings?: MergedRatings;
  /** in the place of `ratings` where the merge is an old one */
  supersededRating?: number | null;
  /** the loser's membership, ended where the winner is gold too; snapshots of older versions say nothing */
  endedMembership?: number | null;
}

/** How much of each thing hangs on a customer; entries taken out of the record do not count. */
export async function countHanging(db: Knex, customerId: number): Promise<{ thing: MovedThing; count: number }[]> {
  const counts: { thing: MovedThing; count: number }[] = [];
  for (const thing of movedThings) {
    const query = db(tables[thing]).where((owner) => {
      owner.where({ customerId });
      if (thing === "links") owner.orWhere({ otherId: customerId });
    });
    if (!lasting.includes(thing)) query.whereNull("removedAt");
    const [row] = await query.count({ count: "*" });
    counts.push({ thing, count: Number(row?.count ?? 0) });
  }
  return counts.filter(({ count }) => count > 0);
}

/** Moves everything that hangs on one customer to another. */
export async function moveHanging(ctx: MergeContext, change: Change, from: number, to: number): Promise<MovedRows> {
  const { db, now } = change;
  const superseded = await supersedeOlder(ctx, change, [from, to]);
  const endedMembership = await endByMerge(db, { from, to }, ctx.today, { at: now, by: ctx.actor.id });
  const closedLinks = await closeLinksBetween(db, from, to, now);
  const ids: MovedRows["ids"] = {};
  for (const thing of plain) ids[thing] = await moveRows(db(tables[thing]).where({ customerId: from }), to);
  await changedHands(db, ids.ratings ?? []);
  ids.links = await moveRows(
    db("customerLinks")
      .where({ customerId: from })
      .where((other) => other.whereNull("otherId").orWhereNot({ otherId: to })),
    to,
  );
  const foreign: { id: number }[] = await db("customerLinks")
    .where({ otherId: from })
    .whereNotIn("customerId", [from, to])
    .update({ otherId: to })
    .returning("id");
  const sent: { id: number }[] = await db("leads")
    .where({ referrerId: from })
    .update({ referrerId: to })
    .returning("id");
  ids.exceptions = await moveExceptions(db, from, to);
  ids.roundDoors = await moveDoors(db, from, to);
  await refreshAggregates(db, to);
  const suspended = await suspendOverdue(change, ctx, [to]);
  const ratings = { superseded, suspended };
  const foreignLinks = foreign.map(({ id }) => id);
  const foreignLeads = sent.map(({ id }) => id);
  return { ids, foreignLinks, foreignLeads, closedLinks, ratings, endedMembership };
}

/** Moves back what a merge moved, as far as it still lies where the merge put it. */
export async function moveBack(
  ctx: MergeContext,
  change: Change,
  { winnerId, loserId, mergedAt }: { winnerId: number; loserId: number; mergedAt: string },
  rows: MovedRows,
): Promise<void> {
  const { db } = change;
  for (const thing of movedThings)
    await eachPart(rows.ids[thing] ?? [], (ids) =>
      db(tables[thing]).whereIn("id", ids).where({ customerId: winnerId }).update({ customerId: loserId }),
    );
  await changedHands(db, rows.ids.ratings ?? []);
  await counterEntriesFollow(db, { winnerId, loserId }, rows.ids.lineMovements ?? []);
  await eachPart(rows.foreignLinks, (ids) =>
    db("customerLinks").whereIn("id", ids).where({ otherId: winnerId }).update({ otherId: loserId }),
  );
  await eachPart(rows.foreignLeads ?? [], (ids) =>
    db("leads").whereIn("id", ids).where({ referrerId: winnerId }).update({ referrerId: loserId }),
  );
  await eachPart(rows.closedLinks, (ids) =>
    db("customerLinks").whereIn("id", ids).where({ removedAt: mergedAt }).update({ removedAt: null }),
  );
  await bringRatingsBack(ctx, change, rows.ratings ?? ratingsOfFormerMerge(rows.supersededRating ?? null));
  if (rows.endedMembership) await reopenAfterMerge(db, rows.endedMembership);
  for (const id of [winnerId, loserId]) await refreshAggregates(db, id);
  await suspendOverdue(change, ctx, [winnerId, loserId]);
}

/** What reversed a movement since goes where the movement goes: the two count for nothing together. */
async function counterEntriesFollow(
  db: Knex,
  { winnerId, loserId }: { winnerId: number; loserId: number },
  movements: readonly number[],
): Promise<void> {
  await eachPart(movements, (ids) =>
    db("lineMovements").whereIn("reversesId", ids).where({ customerId: winnerId }).update({ customerId: loserId }),
  );
}

async function moveRows(rows: Knex.QueryBuilder, to: number): Promise<number[]> {
  const moved: { id: number }[] = await rows.update({ customerId: to }).returning("id");
  return moved.map(({ id }) => id);
}

async function closeLinksBetween(db: Knex, one: number, other: number, now: string): Promise<number[]> {
  const closed: { id: number }[] = await db("customerLinks")
    .whereNull("removedAt")
    .where((link) => link.where({ customerId: one, otherId: other }).orWhere({ customerId: other, otherId: one }))
    .update({ removedAt: now })
    .returning("id");
  return closed.map(({ id }) => id);
}

/** Periods of one customer never overlap, so only those move for which the receiver has none of their own. */
async function moveExceptions(db: Knex, from: number, to: number): Promise<number[]> {
  const moved: { id: number }[] = await db("customerExceptions")
    .where({ customerId: from })
    .whereNotExists(
      db
        .from({ own: "customerExceptions" })
        .select(db.raw("1"))
        .where("own.customerId", to)
        .whereRaw("own.from_date < COALESCE(customer_exceptions.to_date, '9999-12-31')")
        .whereRaw("customer_exceptions.from_date < COALESCE(own.to_date, '9999-12-31')"),
    )
    .select("id");
  const ids = moved.map(({ id }) => id);
  await eachPart(ids, (part) => db("customerExceptions").whereIn("id", part).update({ customerId: to }));
  return ids;
}

/** A customer has one door on a round: where both were marked, the loser's mark stays where it is. */
async function moveDoors(db: Knex, from: number, to: number): Promise<number[]> {
  const rounds = db("roundDoors").where({ customerId: to }).select("roundId");
  return moveRows(db("roundDoors").where({ customerId: from }).whereNotIn("roundId", rounds), to);
}

/** What `customers` keeps of the rows that hang on them. */
async function refreshAggregates(db: Knex, customerId: number): Promise<void> {
  await refreshLoans(db, customerId);
  await refreshGold(db, customerId);
  await refreshLastVisit(db, customerId);
  await db("customers")
    .where({ id: customerId })
    .update({ currentRatingId: await effectiveRatingId(db, customerId) });
}

async function eachPart(ids: readonly number[], work: (part: number[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += idsPerStatement)
    await work(ids.slice(start, start + idsPerStatement));
}
