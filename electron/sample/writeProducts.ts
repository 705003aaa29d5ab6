import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import { usualProducts } from "../../shared/domain/usualProducts.ts";
import { insertAll } from "../store/insertAll.ts";
import { historyDays } from "./county.ts";

/** The usual products, in force since before the county's history; the first one in two editions, the dearer before. */
export async function writeProducts(
  db: Knex,
  { today, managerId, now }: { today: string; managerId: number; now: string },
): Promise<void> {
  const made = { createdAt: now, createdBy: managerId };
  await insertAll(
    db,
    "products",
    usualProducts.map(({ code }, index) => ({ id: index + 1, version: 1, code, ...made })),
  );
  const begin = addDays(today, -historyDays);
  const published = { publishedAt: now, publishedBy: managerId };
  const editions = usualProducts.flatMap(({ terms }, index) => {
    const edition = (number: number, fromDate: string, said: typeof terms, note: string) => ({
      productId: index + 1,
      number,
      fromDate,
      note,
      terms: JSON.stringify(said),
      ...published,
    });
    if (index > 0) return [edition(1, begin, terms, "首次发布")];
    const { rateFromBp, rateToBp } = terms;
    const dearer = { ...terms, rateFromBp: rateFromBp + 65, rateToBp: rateToBp + 65 };
    return [edition(1, begin, dearer, "首次发布"), edition(2, addDays(today, -180), terms, "下调利率")];
  });
  await insertAll(db, "productEditions", editions);
}

/** Which product the open loans here are of: by how they are secured, and whose they are. */
export async function writeLoanProducts(
  db: Knex,
  { managerId, now }: { managerId: number; now: string },
): Promise<void> {
  const id = (code: string) => usualProducts.findIndex((product) => product.code === code) + 1;
  await db.raw(
    `INSERT INTO loan_products (loan_id, product_id, written_at, written_by)
     SELECT loans.id, CASE
         WHEN guarantee = 'mortgage' THEN ${id("DYDK")}
         WHEN guarantee = 'guarantor' AND kind = 'farmer' THEN ${id("NHLB")}
         WHEN kind = 'selfEmployed' THEN ${id("GTJY")}
         WHEN kind = 'farmer' THEN ${id("NHXY")} END, ?, ?
     FROM loans JOIN customers ON customers.id = loans.customer_id
     WHERE here = 1 AND balance_fen > 0 AND loans.id % 4 > 0`,
    [now, managerId],
  );
}

/** A few answers to offers of the last weeks: one customer in forty. */
export async function writeOfferAnswers(db: Knex, { today, now }: { today: string; now: string }): Promise<void> {
  const rows: { id: number; createdBy: number }[] = await db("customers")
    .whereRaw("id % 40 = 7")
    .orderBy("id")
    .limit(200)
    .select("id", "createdBy");
  const answers = ["notNow", "accepted", "refused"] as const;
  await insertAll(
    db,
    "offerAnswers",
    rows.map(({ id, createdBy }, index) => ({
      customerId: id,
      service: index % 2 === 0 ? "mobileBanking" : "merchant",
      answer: answers[index % answers.length],
      answeredOn: addDays(today, -(index % 20)),
      note: "",
      createdAt: now,
      createdBy,
    })),
  );
}
