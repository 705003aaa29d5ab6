/**
 * The conditions of a loan product as SQL: finds the same customers as `productConditions` in `shared/domain`, which
 * `test/store/productFit.test.ts` compares on customers of every kind.
 */
import type { Knex } from "knex";
import { type CustomerKind, customerKinds, isHousehold } from "../../shared/domain/customer.ts";
import { addDays, addMonths, startOfDay } from "../../shared/domain/dates.ts";
import { gradesFrom } from "../../shared/domain/goldRules.ts";
import type { ProductConditions, ProductTerms } from "../../shared/domain/product.ts";
import { hasBusiness, leastFreeLine, livesInVillage } from "../../shared/domain/productFit.ts";
import { joinGradeInForce, walkedBy } from "./dialect.ts";

interface Day {
  today: string;
  timeZone: string;
}

/**
 * Customers who meet a product's conditions, of a range of ids and in their order, as a query over `customers` to be
 * narrowed. The rating in force is joined as `ratings`.
 *
 * @param ratingsFirst where a grade or a line is asked for, to start from the ratings in force: for many customers, of
 *   whom an index gives those in one's hands otherwise
 */
export function customersMeeting(
  db: Knex,
  terms: ProductTerms,
  day: Day,
  { ratingsFirst, after, upTo }: { ratingsFirst: boolean; after: number; upTo: number },
): Knex.QueryBuilder {
  const { conditions } = terms;
  const { grade, underLine } = conditions;
  const fromRatings = ratingsFirst && (grade !== null || underLine);
  const start = fromRatings ? ratingsThenCustomers(db, day) : joinGradeInForce(db("customers"), day.today);
  const id = fromRatings ? "ratings.customerId" : "customers.id";
  const query = start
    .leftJoin("lineBalances", "lineBalances.customerId", "customers.id")
    .where(id, ">", after)
    .where(id, "<=", upTo)
    .orderBy(id);
  if (grade !== null) query.whereIn("ratings.grade", gradesFrom(grade));
  if (conditions.kinds.length < customerKinds.length) query.whereIn("customers.kind", [...conditions.kinds]);
  if (conditions.goldOnly) query.whereNotNull("customers.goldSince");
  whereYears(query, conditions, day);
  if (conditions.underLine)
    query.whereRaw(
      `(SELECT line_fen FROM ratings AS granted WHERE granted.id = ratings.id) - coalesce(line_balances.balance_fen, 0)
       >= ?`,
      [leastFreeLine(terms)],
    );
  if (conditions.noOverdue)
    query.whereRaw(
      `NOT EXISTS (SELECT 1 FROM loans WHERE customer_id = customers.id AND removed_at IS NULL AND balance_fen > 0
         AND COALESCE(overdue_since, due_on) < ?)`,
      [day.today],
    );
  if (conditions.guarantors > 0)
    query.whereRaw(
      `(SELECT count(*) FROM customer_links WHERE customer_id = customers.id AND relation = 'guarantor'
         AND removed_at IS NULL) >= ?`,
      [conditions.guarantors],
    );
  return query;
}

/** Keeps a query over `customers` to those without an open loan of a product here. */
export function withoutLoanOf(query: Knex.QueryBuilder, productId: number): void {
  query.whereRaw(
    `NOT EXISTS (SELECT 1 FROM loans JOIN loan_products ON loan_products.loan_id = loans.id
       WHERE loans.customer_id = customers.id AND here = 1 AND removed_at IS NULL AND balance_fen > 0
         AND product_id = ?)`,
    [productId],
  );
}

/** From the ratings in force, which an index holds in the order of customers: who is not rated is not looked at. */
function ratingsThenCustomers(db: Knex, { today }: Day): Knex.QueryBuilder {
  return db
    .from(walkedBy(db, "ratings", "ratings_in_force"))
    .crossJoin("customers" as never)
    .whereRaw("customers.id = ratings.customer_id AND ratings.status = 'effective' AND ratings.expires_on > ?", [
      today,
    ]);
}

function whereYears(query: Knex.QueryBuilder, conditions: ProductConditions, { today, timeZone }: Day): void {
  const { ageFrom, ageTo, yearsInVillage, yearsInBusiness, yearsAsCustomer } = conditions;
  /** the last day on which somebody was born, founded or registered who is so many whole years old today */
  const latest = (years: number) => addMonths(today, -12 * years);
  const only = (applies: (kind: CustomerKind) => boolean, sql: string, value: string | number) => {
    const kinds = customerKinds.filter(applies);
    query.whereRaw(`(customers.kind NOT IN (${kinds.map(() => "?").join(", ")}) OR ${sql})`, [...kinds, value]);
  };
  if (ageFrom !== null) only(isHousehold, "customers.birth_date <= ?", latest(ageFrom));
  if (ageTo !== null) only(isHousehold, "customers.birth_date > ?", latest(ageTo + 1));
  const section = (name: string, field: string) =>
    `(SELECT json_extract(data, '$.${field}') FROM customer_sections WHERE customer_id = customers.id
       AND section = '${name}')`;
  if (yearsInVillage > 0) only(livesInVillage, `${section("person", "yearsInVillage")} >= ?`, yearsInVillage);
  if (yearsInBusiness > 0) only(hasBusiness, `${section("business", "foundedOn")} <= ?`, latest(yearsInBusiness));
  if (yearsAsCustomer > 0)
    query.where("customers.createdAt", "<", startOfDay(addDays(latest(yearsAsCustomer), 1), timeZone).toISOString());
}
