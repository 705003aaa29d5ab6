import type { Knex } from "knex";
import { standings } from "../../shared/domain/portfolio.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import { snakeCase } from "./naming.ts";
import { type Fragment, preparedRows } from "./prepared.ts";
import type { SearchQuery } from "./searchTokens.ts";

/** What differs between database engines. SQLite is the only one yet; nothing else in the core writes such SQL. */

/** In SQL, that an assignment, exception or cover holds on a day; the day is bound twice. */
const holds = "from_date <= ? AND (to_date IS NULL OR to_date > ?)";

/**
 * Creates the full-text table of customers: our own tokens, nothing stored but the index. The tokenizer takes every
 * character beyond ASCII as part of a token; `unicode61` would drop those that are newer than its tables.
 */
export function createCustomerSearch(db: Knex): Promise<unknown> {
  return db.raw(
    "CREATE VIRTUAL TABLE customer_search USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')",
  );
}

/** Condition for `customers`: what a search finds. */
export function matchesSearch(db: Knex, query: SearchQuery): Knex.Raw {
  const conditions = rowConditions(query);
  if (query.any !== null)
    conditions.push({
      sql: "customers.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?)",
      bindings: [query.any],
    });
  return db.raw(
    conditions.map(({ sql }) => sql).join(" AND "),
    conditions.flatMap(({ bindings }) => bindings) as Knex.RawBinding[],
  );
}

/**
 * One rank of a search as `FROM … WHERE …`, to be ordered by `customer_search.rowid`, which is the customer's id: only
 * as many hits are read as are taken.
 *
 * @param customers what the hits are narrowed to
 */
export function fromRank(query: SearchQuery, match: string, customers: Fragment): Fragment {
  const conditions = rowConditions(query);
  return {
    sql: `FROM customer_search CROSS JOIN (${customers.sql}) AS customers ON customers.id = customer_search.rowid
      WHERE ${["customer_search MATCH ?", ...conditions.map(({ sql }) => sql)].join(" AND ")}`,
    bindings: [...customers.bindings, match, ...conditions.flatMap(({ bindings }) => bindings)],
  };
}

/** How many customers the index finds, which holds those who count alone. */
export async function countInIndex(db: Knex, match: string, signal: AbortSignal | undefined): Promise<number> {
  const sql = "SELECT count(*) AS count FROM customer_search WHERE customer_search MATCH ?";
  const [row] = await preparedRows<{ count: number }>(db, { sql, bindings: [match] }, signal);
  return row?.count ?? 0;
}

/** What a customer's own row has to hold for a search. */
function rowConditions({ ids, numbers }: SearchQuery): Fragment[] {
  const ranges = ids ? [{ sql: "customers.id BETWEEN ? AND ?", bindings: [ids.from, ids.to] }] : [];
  const looks = numbers.map(({ number, text }) => ({
    sql: `(instr(${bare("customers.phone")}, ?) > 0 OR instr(lower(${bare("customers.id_number")}), ?) > 0
      OR customers.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?))`,
    bindings: [number, number, text],
  }));
  return [...ranges, ...looks];
}

/** A number without what may stand between its digits. */
function bare(column: string): string {
  return ["-", "+", "(", ")", "/", "."].reduce((sql, separator) => `replace(${sql}, '${separator}', '')`, column);
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

/** Customers who no longer count are no longer found; `indexCustomer` puts one back. */
export function unindexCustomers(db: Knex, ids: readonly number[]): Promise<unknown> {
  return db.raw("DELETE FROM customer_search WHERE rowid IN (SELECT value FROM json_each(?))", [JSON.stringify(ids)]);
}

/** A query of the ids of all customers who are in the full-text index. */
export const indexedCustomers = "SELECT id FROM customer_search_docsize";

/** Whether the index has every token of a customer under their id. */
export async function isIndexed(db: Knex, id: number, tokens: string, signal: AbortSignal): Promise<boolean> {
  const match = tokens
    .split(" ")
    .map((token) => `"${token.replaceAll('"', '""')}"`)
    .join(" AND ");
  const sql = "SELECT rowid FROM customer_search WHERE customer_search MATCH ? AND rowid = ?";
  return (await preparedRows(db, { sql, bindings: [match, id] }, signal)).length > 0;
}

/** What the engine finds wrong with its own file: pages, indexes, constraints. */
export async function damagedPages(db: Knex, signal: AbortSignal): Promise<number> {
  const rows = await preparedRows<{ integrity_check: string }>(
    db,
    { sql: "PRAGMA integrity_check", bindings: [] },
    signal,
  );
  return rows.filter(({ integrity_check }) => integrity_check !== "ok").length;
}

/** Rows that refer to what is not there. */
export function lostReferences(db: Knex, signal: AbortSignal): Promise<{ table: string; rowid: number | null }[]> {
  return preparedRows(db, { sql: "PRAGMA foreign_key_check", bindings: [] }, signal);
}

/** A table with its columns by name, and those that tell its rows apart, in their order. */
export interface TableShape {
  name: string;
  columns: string[];
  key: string[];
}

/** The tables that hold data: neither the engine's own nor those of the full-text index. */
export async function dataTables(db: Knex): Promise<TableShape[]> {
  const rows: { name: string; column: string; place: number }[] = await db.raw(
    `SELECT list.name, info.name AS column, info.pk AS place
     FROM pragma_table_list AS list JOIN pragma_table_info(list.name) AS info
     WHERE list.schema = 'main' AND list.type = 'table' AND substr(list.name, 1, 7) <> 'sqlite_'
     ORDER BY list.name, info.name`,
  );
  const tables = new Map<string, { columns: string[]; key: { column: string; place: number }[] }>();
  for (const { name, column, place } of rows) {
    const table = tables.get(name) ?? { columns: [], key: [] };
    table.columns.push(column);
    if (place > 0) table.key.push({ column, place });
    tables.set(name, table);
  }
  return [...tables].map(([name, { columns, key }]) => ({
    name,
    columns,
    key: key.length > 0 ? key.sort((one, other) => one.place - other.place).map(({ column }) => column) : columns,
  }));
}

/**
 * The next rows of a table in the order of its key, each as one text that says every value with its type.
 *
 * @param after the key of the last row read, or null at the beginning
 */
export async function rowTexts(
  db: Knex,
  { name, columns, key }: TableShape,
  { after, limit, upTo }: { after: unknown[] | null; limit: number; upTo: number | null },
  signal: AbortSignal,
): Promise<{ text: string; key: unknown[] }[]> {
  const keys = key.map((column) => `"${column}"`).join(", ");
  const text = columns.map((column) => `quote("${column}")`).join(" || ',' || ");
  const conditions = [
    ...(after === null ? [] : [`(${keys}) > (${key.map(() => "?").join(", ")})`]),
    ...(upTo === null ? [] : [`${keys} <= ?`]),
  ];
  const where = conditions.length > 0 ? `WHERE ${conditions.join(" AND ")}` : "";
  const found = await preparedRows<Record<string, unknown>>(
    db,
    {
      sql: `SELECT ${keys}, ${text} AS row_text FROM "${name}" ${where} ORDER BY ${keys} LIMIT ${limit}`,
      bindings: [...(after ?? []), ...(upTo === null ? [] : [upTo])],
    },
    signal,
  );
  return found.map((row) => ({ text: String(row.row_text), key: key.map((column) => row[column]) }));
}

/** The highest number that a table has given to a row, also to one that is no longer there. */
export async function lastGivenId(db: Knex, table: string): Promise<number> {
  const [row]: { seq: number }[] = await db.raw("SELECT seq FROM sqlite_sequence WHERE name = ?", [snakeCase(table)]);
  return row?.seq ?? 0;
}

/** What a column can be given in `insertRows` and `updateRows`. */
export type ColumnValue = string | number | boolean | null;

/**
 * Inserts rows by one statement that is the same however many there are: the engine unpacks them, which costs a
 * fraction of binding each value. Rows hold the values in the order of the columns.
 */
export async function insertRows(
  db: Knex,
  table: string,
  columns: readonly string[],
  rows: readonly (readonly ColumnValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const names = columns.map(snakeCase).join(", ");
  const values = columns.map((_, index) => `value ->> ${index}`).join(", ");
  await db.raw(`INSERT INTO ${snakeCase(table)} (${names}) SELECT ${values} FROM json_each(?)`, [JSON.stringify(rows)]);
}

/** Updates many rows by one statement: each row holds the keys that find it, then the columns' new values. */
export async function updateRows(
  db: Knex,
  table: string,
  keys: readonly string[],
  columns: readonly string[],
  rows: readonly (readonly ColumnValue[])[],
): Promise<void> {
  if (rows.length === 0) return;
  const name = snakeCase(table);
  const set = columns.map((column, index) => `${snakeCase(column)} = given.value ->> ${keys.length + index}`);
  const found = keys.map((key, index) => `${name}.${snakeCase(key)} = given.value ->> ${index}`);
  await db.raw(`UPDATE ${name} SET ${set.join(", ")} FROM json_each(?) AS given WHERE ${found.join(" AND ")}`, [
    JSON.stringify(rows),
  ]);
}

/** A list of any length to be `in`, as one bound value. */
export function listOf(db: Knex, values: readonly (string | number)[]): Knex.Raw {
  return db.raw("(SELECT value FROM json_each(?))", [JSON.stringify(values)]);
}

/** What is wrong with how many rows of an import, the most frequent first. */
export function countImportProblems(
  db: Knex,
  importId: number,
): Promise<{ field: string | null; key: string; count: number }[]> {
  return db.raw(
    `SELECT problem.value ->> 'field' AS field, problem.value ->> 'key' AS key, count(*) AS count
     FROM import_outcomes, json_each(import_outcomes.problems) AS problem
     WHERE import_id = ? AND outcome IN ('refuse', 'skip') GROUP BY 1, 2 ORDER BY 3 DESC, 2, 1`,
    [importId],
  );
}

/** Condition for rows of an import: one of their problems has this key. */
export function hasImportProblem(db: Knex, key: string): Knex.Raw {
  return db.raw(
    "EXISTS (SELECT 1 FROM json_each(import_outcomes.problems) AS problem WHERE problem.value ->> 'key' = ?)",
    [key],
  );
}

/**
 * A common table expression `effective(area_id, marketer_id, assistant_id)`: for each area of today's tree the marketer
 * of the nearest assigned area upwards on a day, with their assistant; none where nobody is assigned. How the tree was
 * on a past day is known to `responsibilityOn` in `jurisdictions`.
 */
export function effectiveAreas(db: Knex, day: string): Knex.Raw {
  return db.raw(
    `WITH RECURSIVE assigned(area_id, marketer_id, assistant_id) AS (
       SELECT area_id, marketer_id, assistant_id FROM assignments WHERE ${holds}
     ),
     effective(area_id, marketer_id, assistant_id) AS (
       SELECT areas.id, assigned.marketer_id, assigned.assistant_id FROM areas
         LEFT JOIN assigned ON assigned.area_id = areas.id WHERE areas.parent_id IS NULL
       UNION ALL
       SELECT areas.id, COALESCE(assigned.marketer_id, effective.marketer_id),
           CASE WHEN assigned.marketer_id IS NULL THEN effective.assistant_id ELSE assigned.assistant_id END
         FROM effective JOIN areas ON areas.parent_id = effective.area_id
         LEFT JOIN assigned ON assigned.area_id = areas.id
     )
     SELECT area_id, marketer_id, assistant_id FROM effective`,
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

/**
 * A common table expression `(key, area_id)`: for each pair of a key and an area, the area and all below it.
 *
 * @param pairs a key and the id of an area each
 */
export function treesBelow(db: Knex, pairs: readonly (readonly [number, number])[]): Knex.Raw {
  return db.raw(
    `WITH RECURSIVE below(key, area_id) AS (
       SELECT value ->> 0, value ->> 1 FROM json_each(?)
       UNION ALL SELECT below.key, areas.id FROM below JOIN areas ON areas.parent_id = below.area_id
     ) SELECT key, area_id FROM below`,
    [JSON.stringify(pairs)],
  );
}

/** The ids of areas and of all that they ever lay in, by today's tree and by what it was, as a list to be `in`. */
export function areasEverAbove(db: Knex, areaIds: readonly number[]): Knex.Raw {
  return db.raw(
    `(WITH RECURSIVE above(id) AS (
       SELECT value FROM json_each(?)
       UNION SELECT areas.parent_id FROM above JOIN areas ON areas.id = above.id WHERE areas.parent_id IS NOT NULL
       UNION SELECT area_history.parent_id FROM above JOIN area_history ON area_history.area_id = above.id
         WHERE area_history.parent_id IS NOT NULL
     ) SELECT id FROM above)`,
    [JSON.stringify(areaIds)],
  );
}

/** From a customer's area up to the county; a group, or a part since a merger, lies in a village, that in a township. */
const areaLevels = 4;

/**
 * The marketer responsible for the customer of a row on a day, as a value: by the customer's own exception, else that
 * of the nearest assigned area upwards, climbed for the row alone. For few rows; many are counted through
 * `effectiveAreas`.
 */
export function responsibleMarketer(day: string): { sql: string; bindings: string[] } {
  return { sql: responsibleSql, bindings: responsibleSteps.flatMap(() => [day, day]) };
}

/** The customer's own exception, then the assignment of their area, of the one above it, and so on. */
const responsibleSteps = [
  `(SELECT marketer_id FROM customer_exceptions WHERE customer_id = customers.id AND ${holds})`,
  ...Array.from({ length: areaLevels }, (_, level) => {
    const area = Array.from({ length: level }).reduce<string>(
      (below) => `(SELECT parent_id FROM areas WHERE id = ${below})`,
      "customers.area_id",
    );
    return `(SELECT marketer_id FROM assignments WHERE area_id = ${area} AND ${holds})`;
  }),
];
const responsibleSql = `COALESCE(${responsibleSteps.join(", ")})`;

/**
 * Condition for `customers`: a marketer is responsible on a day, as the one of the area or by exception. Who stands in
 * for an absent one, and the assistant of an area, are not: see `withinReachOf`.
 */
export function inHandsOf(db: Knex, marketerId: number, day: string): Knex.Raw {
  return customersOf(db, { sql: "SELECT ?", bindings: [marketerId] }, null, day);
}

/**
 * Condition for `customers`: a marketer works with them on a day: is responsible, stands in for who is, or is the
 * assistant of their area.
 */
export function withinReachOf(db: Knex, marketerId: number, day: string): Knex.Raw {
  return customersOf(db, holdersActedFor(marketerId, day), marketerId, day);
}

/** A list of area ids to be `in`: where a marketer is responsible on a day, stands in or assists. */
export function areasWithinReach(db: Knex, marketerId: number, day: string): Knex.Raw {
  const { sql, bindings } = areasOf(holdersActedFor(marketerId, day), marketerId, day);
  return db.raw(`(${sql})`, bindings);
}

/** A list of user ids to be `in`: a marketer, and whom they stand in for on a day. */
export function actedForBy(db: Knex, marketerId: number, day: string): Knex.Raw {
  const { sql, bindings } = holdersActedFor(marketerId, day);
  return db.raw(`(${sql})`, bindings);
}

/** The marketer, and whom they stand in for on a day. */
function holdersActedFor(marketerId: number, day: string): Bound {
  return {
    sql: `SELECT ? UNION ALL SELECT absent_id FROM covers WHERE deputy_id = ? AND ${holds}`,
    bindings: [marketerId, marketerId, day, day],
  };
}

interface Bound {
  sql: string;
  bindings: (string | number)[];
}

/** The areas assigned to one of the holders or with this assistant, walked down from their assignments only. */
function areasOf(holders: Bound, assistantId: number | null, day: string): Bound {
  const assists = assistantId === null ? "" : " OR assistant_id = ?";
  return {
    sql: `WITH RECURSIVE assigned(area_id, marketer_id, assistant_id) AS (
      SELECT area_id, marketer_id, assistant_id FROM assignments WHERE ${holds}
    ),
    hands(id) AS (
      SELECT area_id FROM assigned WHERE marketer_id IN (${holders.sql})${assists}
      UNION ALL
      SELECT areas.id FROM hands JOIN areas ON areas.parent_id = hands.id
        WHERE NOT EXISTS (SELECT 1 FROM assigned WHERE assigned.area_id = areas.id)
    )
    SELECT id FROM hands`,
    bindings: [day, day, ...holders.bindings, ...(assistantId === null ? [] : [assistantId])],
  };
}

/**
 * The areas come first, for an index leads to them: those in the hands meant, and those where a customer is theirs by
 * exception. Exceptions are looked up among the customers there alone.
 */
function customersOf(db: Knex, holders: Bound, assistantId: number | null, day: string): Knex.Raw {
  const hands = areasOf(holders, assistantId, day);
  const exception = `SELECT 1 FROM customer_exceptions WHERE customer_id = customers.id AND ${holds}`;
  return db.raw(
    `(customers.area_id IN (
        ${hands.sql}
        UNION SELECT excepted.area_id FROM customer_exceptions
          JOIN customers excepted ON excepted.id = customer_exceptions.customer_id
          WHERE marketer_id IN (${holders.sql}) AND ${holds}
      )
      AND (
        EXISTS (${exception} AND marketer_id IN (${holders.sql}))
        OR (customers.area_id IN (${hands.sql}) AND NOT EXISTS (${exception}))
      ))`,
    [
      ...hands.bindings,
      ...holders.bindings,
      ...[day, day],
      ...[day, day, ...holders.bindings],
      ...hands.bindings,
      ...[day, day],
    ],
  );
}

/**
 * Some members of a column's JSON, as one array in their order, null for those that are not there. Objects that each hold
 * other members have a shape of their own in memory, which a hundred thousand of them fill.
 *
 * @param names two or more
 */
export function membersOf(db: Knex, column: string, names: readonly string[], alias: string): Knex.Raw {
  const paths = names.map((name) => `$.${name}`);
  return db.raw(`json_extract(??, ${names.map(() => "?").join(", ")}) AS ??`, [column, ...paths, alias]);
}

/**
 * In a query over `ratings` that is grouped by customer: how each stood on a day, as the place in `standings`, and null
 * for who was never rated; `standingOn` in `shared/domain` says it in words. A rating in force comes before one that has
 * ended, then the one made last. Columns of `ratings` selected beside it are those of that rating, for SQLite takes them
 * from the row in which the only `max()` of a query found its value.
 */
export function standingPlace(db: Knex, day: string): Knex.Raw {
  const byGrade = grades.map((grade) => `WHEN '${grade}' THEN ${standings.indexOf(grade)}`).join(" ");
  const inForce = "ratings.expires_on > ? AND (ratings.ended_on IS NULL OR ratings.ended_on > ?)";
  return db.raw(
    `max(CASE WHEN ratings.effective_from <= ? THEN ratings.id * ${standings.length} + CASE
       WHEN ${inForce} THEN ${standings.length} * 1099511627776 + CASE ratings.grade ${byGrade} END
       WHEN ratings.ended_on < ratings.expires_on THEN ${standings.indexOf("suspended")}
       ELSE ${standings.indexOf("expired")} END END) % ${standings.length}`,
    [day, day, day],
  );
}

/** A text as `normalPurpose` in `shared/domain` makes it. */
export function normalPurposeSql(column: string): string {
  const bare = ["' '", "char(9)", "char(12288)"].reduce((sql, blank) => `replace(${sql}, ${blank}, '')`, column);
  return `lower(${bare})`;
}

/** A table that is read along an index: for a page in the index's order, where the engine would rather find and sort. */
export function walkedBy(db: Knex, table: string, index: string): Knex.Raw {
  return db.raw("?? INDEXED BY ??", [table, index]);
}

/** The ids that a query selects as its one column `id`. */
export async function idsOf(db: Knex, query: Knex.QueryBuilder): Promise<number[]> {
  const [row]: { ids: string }[] = await db.select(db.raw("json_group_array(id) AS ids")).from(query.as("found"));
  return JSON.parse(row?.ids ?? "[]");
}

/**
 * All rows of a query at once, for reading very many: as one text of JSON they cross from SQLite more than twice as
 * fast as row by row.
 *
 * @param columns what the query selects, by the names in code
 * @param documents those of them that hold JSON, which comes as what it says
 */
export async function rowsOf<Row>(
  db: Knex,
  query: Knex.QueryBuilder,
  columns: readonly (keyof Row & string)[],
  documents: readonly (keyof Row & string)[] = [],
): Promise<Row[]> {
  const [row]: { rows: string }[] = await jsonOf(db, query, columns, documents);
  return JSON.parse(row?.rows ?? "[]");
}

/**
 * All rows of a query as one text of JSON, `rows`: a value, so that one statement can ask for several lists.
 *
 * @param columns what the query selects, by the names in code
 * @param documents those of them that hold JSON
 */
export function jsonOf(
  db: Knex,
  query: Knex.QueryBuilder,
  columns: readonly string[],
  documents: readonly string[] = [],
): Knex.QueryBuilder {
  const members = columns.map((column) => (documents.includes(column) ? "?, json(??)" : "?, ??")).join(", ");
  const rows = db.raw(
    `json_group_array(json_object(${members})) AS rows`,
    columns.flatMap((column) => [column, column]),
  );
  return db.select(rows).from(query.as("found"));
}

/**
 * Joins to `customers` the grade of the rating in force on a day, if any, read off an index alone: ratings themselves are
 * long, and the engine would look each one up.
 */
export function joinGradeInForce(customers: Knex.QueryBuilder, day: string): Knex.QueryBuilder {
  return customers.joinRaw(
    `LEFT JOIN ratings INDEXED BY ratings_in_force ON ratings.customer_id = customers.id
       AND ratings.status = 'effective' AND ratings.expires_on > ?`,
    [day],
  );
}

/** Creates the full-text table of the handbook's passages, like that of customers. */
export function createHandbookSearch(db: Knex): Promise<unknown> {
  return db.raw(
    "CREATE VIRTUAL TABLE handbook_search USING fts5(tokens, content='', contentless_delete=1, detail=none, tokenize='ascii')",
  );
}

/** Replaces passages in the index: those of some numbers go, others come. */
export async function reindexPassages(
  db: Knex,
  gone: { from: number; to: number } | null,
  passages: readonly { number: number; tokens: string }[],
): Promise<void> {
  if (gone)
    await db.raw(
      "DELETE FROM handbook_search WHERE rowid IN (SELECT id FROM handbook_search_docsize WHERE id BETWEEN ? AND ?)",
      [gone.from, gone.to],
    );
  if (passages.length === 0) return;
  const rows = passages.map(({ number, tokens }) => [number, tokens]);
  await db.raw("INSERT INTO handbook_search (rowid, tokens) SELECT value ->> 0, value ->> 1 FROM json_each(?)", [
    JSON.stringify(rows),
  ]);
}

/** Numbers of the passages that match, in their order. */
export async function matchingPassages(db: Knex, match: string, limit: number): Promise<number[]> {
  const sql = `SELECT rowid AS number FROM handbook_search WHERE handbook_search MATCH ? ORDER BY rowid DESC LIMIT ?`;
  const rows = await preparedRows<{ number: number }>(db, { sql, bindings: [match, limit] }, undefined);
  return rows.map(({ number }) => number);
}
