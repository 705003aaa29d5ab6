import type { RawDatabase } from "../rawDatabase.ts";

/** What hangs on customers and counts in the load figures. */
const hanging = ["ratings", "loans", "gold_memberships", "follow_ups"];

/**
 * Copies customers, with what their marketer's load counts, until there are `wanted`: to write a million one by one
 * takes most of an hour. The copies are not in the search.
 *
 * @param wanted a multiple of the customers that are there
 */
export async function multiplyCustomers(raw: RawDatabase, wanted: number): Promise<void> {
  const there = await highest(raw, "customers");
  const ratings = await highest(raw, "ratings");
  await raw.execute("PRAGMA cache_size = -1000000; BEGIN IMMEDIATE");
  for (const table of ["customers", ...hanging]) {
    const own = await highest(raw, table);
    const columns = await raw.query<{ name: string }>(`SELECT name FROM pragma_table_info('${table}')`)();
    const values = columns.map(({ name }) => {
      if (name === "id") return `id + times * ${own}`;
      if (name === "customer_id") return `customer_id + times * ${there}`;
      if (name === "current_rating_id") return `current_rating_id + times * ${ratings}`;
      // Unique numbers: a copy has the original's with its own behind it.
      if (table === "customers" && name === "id_number") return "id_number || '-' || times";
      return name === "certificate_number" ? "certificate_number || '-' || times" : `"${name}"`;
    });
    await raw.execute(
      `WITH RECURSIVE copies(times) AS (
         SELECT 1 WHERE ${wanted} > ${there}
         UNION ALL SELECT times + 1 FROM copies WHERE (times + 2) * ${there} <= ${wanted}
       )
       INSERT INTO ${table} (${columns.map(({ name }) => `"${name}"`).join(", ")})
         SELECT ${values.join(", ")} FROM copies CROSS JOIN ${table} WHERE id <= ${own}`,
    );
  }
  await raw.execute("COMMIT; PRAGMA cache_size = -8000");
}

async function highest(raw: RawDatabase, table: string): Promise<number> {
  const [row] = await raw.query<{ id: number | null }>(`SELECT max(id) AS id FROM ${table}`)();
  return row?.id ?? 0;
}
