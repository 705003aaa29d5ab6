import type { Knex } from "knex";
import { type MovedThing, movedThings } from "../../shared/contract/merges.ts";
import { endByMerge, refreshGold, reopenAfterMerge } from "../store/gold.ts";
import { refreshLoans } from "../store/records.ts";

const tables: Readonly<Record<MovedThing, string>> = {
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
  goldMemberships: "goldMemberships",
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
  "goldMemberships",
] as const;

/** Ids bound by one statement, well below SQLite's limit. */
const idsPerStatement = 500;

/** Which rows a merge moved or changed, so that its reversal finds them again. */
export interface MovedRows {
  ids: Partial<Record<MovedThing, number[]>>;
  /** links in other customers' records that lead to the winner now */
  foreignLinks: number[];
  /** links between the two, taken out of the record: a customer is not linked to themselves */
  closedLinks: number[];
  /** the older of two ratings in force */
  supersededRating: number | null;
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
    if (!["visits", "followUps", "ratings", "exceptions", "goldMemberships"].includes(thing))
      query.whereNull("removedAt");
    const [row] = await query.count({ count: "*" });
    counts.push({ thing, count: Number(row?.count ?? 0) });
  }
  return counts.filter(({ count }) => count > 0);
}

/** Moves everything that hangs on one customer to another. */
export async function moveHanging(
  db: Knex,
  from: number,
  to: number,
  { now, today, by }: { now: string; today: string; by: number },
): Promise<MovedRows> {
  const supersededRating = await supersedeOlder(db, from, to);
  const endedMembership = await endByMerge(db, { from, to }, today, { at: now, by });
  const closedLinks = await closeLinksBetween(db, from, to, now);
  const ids: MovedRows["ids"] = {};
  for (const thing of plain) ids[thing] = await moveRows(db(tables[thing]).where({ customerId: from }), to);
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
  ids.exceptions = await moveExceptions(db, from, to);
  await refreshAggregates(db, to);
  return { ids, foreignLinks: foreign.map(({ id }) => id), closedLinks, supersededRating, endedMembership };
}

/** Moves back what a merge moved, as far as it still lies where the merge put it. */
export async function moveBack(
  db: Knex,
  { winnerId, loserId, mergedAt }: { winnerId: number; loserId: number; mergedAt: string },
  rows: MovedRows,
): Promise<void> {
  for (const thing of movedThings)
    await eachPart(rows.ids[thing] ?? [], (ids) =>
      db(tables[thing]).whereIn("id", ids).where({ customerId: winnerId }).update({ customerId: loserId }),
    );
  await eachPart(rows.foreignLinks, (ids) =>
    db("customerLinks").whereIn("id", ids).where({ otherId: winnerId }).update({ otherId: loserId }),
  );
  await eachPart(rows.closedLinks, (ids) =>
    db("customerLinks").whereIn("id", ids).where({ removedAt: mergedAt }).update({ removedAt: null }),
  );
  if (rows.supersededRating !== null) await reinstate(db, rows.supersededRating);
  if (rows.endedMembership) await reopenAfterMerge(db, rows.endedMembership);
  for (const id of [winnerId, loserId]) await refreshAggregates(db, id);
}

async function moveRows(rows: Knex.QueryBuilder, to: number): Promise<number[]> {
  const moved: { id: number }[] = await rows.update({ customerId: to }).returning("id");
  return moved.map(({ id }) => id);
}

/** A customer has one rating in force: of two, the older one gives way, as if the newer had been approved after it. */
async function supersedeOlder(db: Knex, one: number, other: number): Promise<number | null> {
  const inForce: { id: number }[] = await db("ratings")
    .whereIn("customerId", [one, other])
    .where({ status: "effective" })
    .orderBy([{ column: "effectiveFrom" }, { column: "id" }])
    .select("id");
  const [older] = inForce;
  if (!older || inForce.length < 2) return null;
  await db("ratings")
    .where(older)
    .update({ status: "superseded", version: db.raw("version + 1") });
  return older.id;
}

/** Puts a superseded rating in force again, unless another has taken its place since. */
async function reinstate(db: Knex, id: number): Promise<void> {
  const rating: { customerId: number } | undefined = await db("ratings")
    .where({ id, status: "superseded" })
    .first("customerId");
  if (!rating || (await effectiveRatingId(db, rating.customerId)) !== null) return;
  await db("ratings")
    .where({ id })
    .update({ status: "effective", version: db.raw("version + 1") });
}

async function effectiveRatingId(db: Knex, customerId: number): Promise<number | null> {
  const row: { id: number } | undefined = await db("ratings").where({ customerId, status: "effective" }).first("id");
  return row?.id ?? null;
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

/** What `customers` keeps of the rows that hang on them. */
async function refreshAggregates(db: Knex, customerId: number): Promise<void> {
  await refreshLoans(db, customerId);
  await refreshGold(db, customerId);
  await db("customers")
    .where({ id: customerId })
    .update({ currentRatingId: await effectiveRatingId(db, customerId) });
}

async function eachPart(ids: readonly number[], work: (part: number[]) => PromiseLike<unknown>): Promise<void> {
  for (let start = 0; start < ids.length; start += idsPerStatement)
    await work(ids.slice(start, start + idsPerStatement));
}
