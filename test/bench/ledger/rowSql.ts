/** A row of the list by hand: everything it shows, with the marketer found by looking up from the customer's own area. */

const levels = ["areas.id", "above1.id", "above2.id", "above3.id"];

function assignedTo(area: string): string {
  return `(SELECT marketer_id FROM assignments WHERE area_id = ${area} AND from_date <= ?1
     AND (to_date IS NULL OR to_date > ?1))`;
}

const exception = `(SELECT marketer_id FROM customer_exceptions WHERE customer_id = customers.id AND from_date <= ?1
   AND (to_date IS NULL OR to_date > ?1))`;

export const rowColumns = `
  customers.id, customers.kind, customers.name, customers.id_number, customers.phone, customers.area_id,
  areas.name AS area_name, customers.address, customers.industry, customers.main_business, customers.key_target,
  customers.gold_since, customers.last_visited_on, customers.loan_balance_fen, customers.loan_class,
  customers.updated_at, ratings.id AS rating_id, ratings.grade, ratings.score, ratings.line_fen, ratings.expires_on,
  (SELECT name FROM users WHERE users.id =
     COALESCE(${[exception, ...levels.map(assignedTo)].join(", ")})) AS marketer_name`;

/** Joins of `rowColumns`, behind a FROM that has `customers`. `?1` is the day. */
export const rowJoins = `
  JOIN areas ON areas.id = customers.area_id
  LEFT JOIN areas above1 ON above1.id = areas.parent_id
  LEFT JOIN areas above2 ON above2.id = above1.parent_id
  LEFT JOIN areas above3 ON above3.id = above2.parent_id
  LEFT JOIN ratings ON ratings.id = customers.current_rating_id AND ratings.expires_on > ?1`;

/** What must agree between the application's row and the one by hand. */
export interface ComparedRow {
  id: number;
  marketerName: string | null;
  grade: string | null;
}

export function comparedRow(row: { id: number; marketer_name: string | null; grade: string | null }): ComparedRow {
  return { id: row.id, marketerName: row.marketer_name, grade: row.grade };
}
