import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import type { RatingAnswers } from "../../shared/domain/rating.ts";
import { rowsOf } from "./dialect.ts";

/** A customer with a rating in force. */
export interface RatedCustomer {
  customerId: number;
  answers: RatingAnswers;
}

/** The next customers of some kinds whose rating is in force and has not run out, by id. */
export function ratedCustomers(
  db: Knex,
  { kinds, today, after, limit }: { kinds: readonly CustomerKind[]; today: string; after: number; limit: number },
): Promise<RatedCustomer[]> {
  const page = db("customers")
    .join("ratings", "ratings.id", "customers.currentRatingId")
    .where("customers.id", ">", after)
    .where("ratings.expiresOn", ">", today)
    .whereNull("customers.retiredAt")
    .whereIn("customers.kind", kinds)
    .orderBy("customers.id")
    .limit(limit)
    .select("ratings.customerId", "ratings.answers");
  return rowsOf<RatedCustomer>(db, page, ["customerId", "answers"], ["answers"]);
}

/** All customers of some kinds, and the highest id of any. */
export async function customersOfKinds(
  db: Knex,
  kinds: readonly CustomerKind[],
): Promise<{ count: number; highestId: number }> {
  const counted = await db("customers").whereNull("retiredAt").whereIn("kind", kinds).count({ count: "*" }).first();
  const highest = await db("customers").max({ id: "id" }).first();
  return { count: Number(counted?.count ?? 0), highestId: Number(highest?.id ?? 0) };
}
