/**
 * Memberships of gold customers. `customers.gold_since` is the day on which the open membership was confirmed: whoever
 * opens, ends or moves memberships goes through the writers here, or calls `refreshGold` after.
 */
import type { Knex } from "knex";
import type { GoldFile, GoldMembership } from "../../shared/contract/gold.ts";
import { listOf } from "./dialect.ts";
import { insertAll } from "./insertAll.ts";
import type { Written } from "./records.ts";

type Conditions = NonNullable<GoldMembership["conditions"]>;

export interface NewMembership extends Pick<GoldMembership, "customerId" | "basis" | "confirmedOn" | "reviewOn"> {
  conditions: Conditions;
  privileges: readonly string[];
}

/** Opens memberships; the customers have none that is open. */
export async function insertMemberships(
  db: Knex,
  memberships: readonly NewMembership[],
  { at, by }: Written,
): Promise<void> {
  await insertAll(
    db,
    "goldMemberships",
    memberships.map(({ conditions, privileges, ...membership }) => ({
      ...membership,
      conditions: JSON.stringify(conditions),
      privileges: JSON.stringify(privileges),
      confirmedAt: at,
      confirmedBy: by,
    })),
  );
  await markGoldSince(
    db,
    memberships.map(({ customerId }) => customerId),
    { at, by },
  );
}

export interface MembershipEnd {
  endedOn: string;
  endKind: NonNullable<GoldMembership["endKind"]>;
  endReason: string;
}

/** Ends the open memberships of customers. */
export async function endMemberships(
  db: Knex,
  customerIds: readonly number[],
  end: MembershipEnd,
  { at, by }: Written,
): Promise<void> {
  await db("goldMemberships")
    .where("customerId", "in", listOf(db, customerIds))
    .whereNull("endedOn")
    .update({ ...end, endedAt: at, endedBy: by, version: db.raw("version + 1") });
  await markGoldSince(db, customerIds, { at, by });
}

/** The customers themselves have changed with their membership: a form that was open before is stale. */
async function markGoldSince(db: Knex, customerIds: readonly number[], { at, by }: Written): Promise<void> {
  await db("customers")
    .where("id", "in", listOf(db, customerIds))
    .update({ goldSince: openSince(db), version: db.raw("version + 1"), updatedAt: at, updatedBy: by });
}

/** Puts the mark on customers whose memberships were moved. */
export async function refreshGold(db: Knex, customerId: number): Promise<void> {
  await db("customers")
    .where({ id: customerId })
    .update({ goldSince: openSince(db) });
}

function openSince(db: Knex): Knex.QueryBuilder {
  return db("goldMemberships")
    .whereRaw("gold_memberships.customer_id = customers.id AND gold_memberships.ended_on IS NULL")
    .select("confirmedOn");
}

/**
 * A customer is gold once: of two who are made one, the membership of the one who goes gives way.
 *
 * @returns the membership that was ended, or null
 */
export async function endByMerge(
  db: Knex,
  { from, to }: { from: number; to: number },
  today: string,
  { at, by }: Written,
): Promise<number | null> {
  const open: { id: number; customerId: number }[] = await db("goldMemberships")
    .whereIn("customerId", [from, to])
    .whereNull("endedOn")
    .select("id", "customerId");
  const second = open.length < 2 ? undefined : open.find(({ customerId }) => customerId === from);
  if (!second) return null;
  await db("goldMemberships")
    .where({ id: second.id })
    .update({ endedOn: today, endKind: "merged", endedAt: at, endedBy: by, version: db.raw("version + 1") });
  return second.id;
}

/** Opens again what a merge ended, once it lies with its customer again. */
export async function reopenAfterMerge(db: Knex, id: number): Promise<void> {
  await db("goldMemberships")
    .where({ id, endKind: "merged" })
    .whereNotExists(
      db({ other: "goldMemberships" })
        .whereRaw("other.customer_id = gold_memberships.customer_id AND other.ended_on IS NULL")
        .select("other.id"),
    )
    .update({ endedOn: null, endKind: null, endedAt: null, endedBy: null, version: db.raw("version + 1") });
}

/** @returns false when somebody changed the membership since `version`, or it has ended */
export async function updateMembership(
  db: Knex,
  { id, version }: { id: number; version: number },
  columns: { reviewOn: string } | { privileges: string },
): Promise<boolean> {
  const changed = await db("goldMemberships")
    .where({ id, version })
    .whereNull("endedOn")
    .update({ ...columns, version: version + 1 });
  return changed === 1;
}

/** A membership as a query gives it. */
export interface MembershipRow extends Omit<GoldMembership, "conditions" | "privileges"> {
  conditions: string | null;
  privileges: string;
}

export function toMembership(row: MembershipRow): GoldMembership {
  return {
    id: row.id,
    version: row.version,
    customerId: row.customerId,
    basis: row.basis,
    confirmedOn: row.confirmedOn,
    confirmedByName: row.confirmedByName,
    conditions: row.conditions === null ? null : JSON.parse(row.conditions),
    privileges: JSON.parse(row.privileges),
    reviewOn: row.reviewOn,
    endedOn: row.endedOn,
    endedByName: row.endedByName,
    endKind: row.endKind,
    endReason: row.endReason,
  };
}

/** Memberships with the names of who confirmed and who ended them, to be narrowed by the caller. */
export function membershipsQuery(db: Knex): Knex.QueryBuilder {
  return db("goldMemberships")
    .leftJoin({ confirmers: "users" }, "confirmers.id", "goldMemberships.confirmedBy")
    .leftJoin({ enders: "users" }, "enders.id", "goldMemberships.endedBy")
    .select("goldMemberships.*", { confirmedByName: "confirmers.name" }, { endedByName: "enders.name" });
}

export async function membershipById(db: Knex, id: number): Promise<GoldMembership | null> {
  const row: MembershipRow | undefined = await membershipsQuery(db).where("goldMemberships.id", id).first();
  return row ? toMembership(row) : null;
}

type Review = GoldFile["reviews"][number];

export interface NewReview extends Pick<Review, "reviewedOn" | "note" | "conditions" | "nextReviewOn"> {
  membershipId: number;
}

export async function insertReview(
  db: Knex,
  { conditions, ...review }: NewReview,
  { at: reviewedAt, by: reviewedBy }: Written,
): Promise<void> {
  await db("goldReviews").insert({ ...review, conditions: JSON.stringify(conditions), reviewedAt, reviewedBy });
}

interface ReviewRow extends Omit<Review, "conditions"> {
  membershipId: number;
  conditions: string;
}

/** The memberships of a customer with their reviews, both newest first. */
export async function goldFilesOf(db: Knex, customerId: number): Promise<GoldFile[]> {
  const rows: MembershipRow[] = await membershipsQuery(db)
    .where("goldMemberships.customerId", customerId)
    .orderByRaw("gold_memberships.ended_on IS NULL DESC, gold_memberships.confirmed_on DESC, gold_memberships.id DESC");
  const reviews: ReviewRow[] = await db("goldReviews")
    .join("users", "users.id", "goldReviews.reviewedBy")
    .where(
      "membershipId",
      "in",
      listOf(
        db,
        rows.map(({ id }) => id),
      ),
    )
    .orderBy("goldReviews.id", "desc")
    .select("goldReviews.*", { reviewedByName: "users.name" });
  return rows.map((row) => ({
    ...toMembership(row),
    reviews: reviews
      .filter(({ membershipId }) => membershipId === row.id)
      .map(({ id, reviewedOn, reviewedAt, reviewedByName, note, conditions, nextReviewOn }) => ({
        id,
        reviewedOn,
        reviewedAt,
        reviewedByName,
        note,
        conditions: JSON.parse(conditions),
        nextReviewOn,
      })),
  }));
}
