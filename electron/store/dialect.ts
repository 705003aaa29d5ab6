import type { Knex } from "knex";

/** What differs between database engines. SQLite is the only one yet; nothing else in the core writes such SQL. */

/** Creates the full-text table of customers: our own tokens, nothing stored but the index. */
export function createCustomerSearch(db: Knex): Promise<unknown> {
  return db.raw(
    "CREATE VIRTUAL TABLE customer_search USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='unicode61 remove_diacritics 0')",
  );
}

/** Condition for `customers.id`: every token is found. Tokens hold letters and digits only. */
export function matchesTokens(db: Knex, tokens: readonly string[]): Knex.Raw {
  const query = tokens.map((token) => `"${token.replaceAll('"', "")}"`).join(" AND ");
  return db.raw("customers.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)", [query]);
}

export function indexCustomer(db: Knex, id: number, tokens: string): Promise<unknown> {
  return db.raw("INSERT OR REPLACE INTO customer_search (rowid, tokens) VALUES (?, ?)", [id, tokens]);
}

/** Indexes customers that are new to the index, many at a time. */
export function indexNewCustomers(db: Knex, entries: readonly { id: number; tokens: string }[]): Promise<unknown> {
  const places = entries.map(() => "(?, ?)").join(", ");
  const values = entries.flatMap(({ id, tokens }) => [id, tokens]);
  return db.raw(`INSERT INTO customer_search (rowid, tokens) VALUES ${places}`, values);
}

/**
 * A common table expression `effective(area_id, marketer_id)`: for each area the marketer of the nearest assigned
 * area upwards on a day, none where nobody is assigned.
 */
export function effectiveAreas(db: Knex, day: string): Knex.Raw {
  return db.raw(
    `WITH RECURSIVE assigned(area_id, marketer_id) AS (
       SELECT area_id, marketer_id FROM assignments
       WHERE from_date <= ? AND (to_date IS NULL OR to_date > ?)
     ),
     effective(area_id, marketer_id) AS (
       SELECT areas.id, assigned.marketer_id FROM areas
         LEFT JOIN assigned ON assigned.area_id = areas.id WHERE areas.parent_id IS NULL
       UNION ALL
       SELECT areas.id, COALESCE(assigned.marketer_id, effective.marketer_id) FROM effective
         JOIN areas ON areas.parent_id = effective.area_id
         LEFT JOIN assigned ON assigned.area_id = areas.id
     )
     SELECT area_id, marketer_id FROM effective`,
    [day, day],
  );
}

/** The ids of an area and of all areas below it, as a list to be `in`. */
export function areaSubtree(db: Knex, areaId: number): Knex.Raw {
  return db.raw(
    `(WITH RECURSIVE subtree(id) AS (
       SELECT ? UNION ALL SELECT areas.id FROM areas JOIN subtree ON areas.parent_id = subtree.id
     ) SELECT id FROM subtree)`,
    [areaId],
  );
}
