import type { Customer } from "../../shared/contract/customers.ts";
import type { Context } from "../context.ts";

/** The rating that counts today, or null when there is none or it has expired. */
export async function currentRatingOf(
  { db, today }: Pick<Context, "db" | "today">,
  ratingId: number | null,
): Promise<Customer["rating"]> {
  if (ratingId === null) return null;
  const row: Customer["rating"] | undefined = await db("ratings")
    .where({ id: ratingId, status: "effective" })
    .where("expiresOn", ">", today)
    .first({ ratingId: "id" }, "grade", "score", "lineFen", "expiresOn");
  return row ?? null;
}
