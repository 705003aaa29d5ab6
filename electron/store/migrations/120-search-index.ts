import type { Knex } from "knex";
import { createCustomerSearch, indexNewCustomers } from "../dialect.ts";
import { indexTokens, type Searchable, sortKey } from "../searchTokens.ts";

const customersPerBatch = 500;

type Indexed = Searchable & { id: number; retiredAt: string | null };

/** Rebuilds the full-text index, whose tokens changed, and fills in by what names sort. Retired customers are out of it. */
export async function up(db: Knex): Promise<void> {
  await db.schema.dropTable("customerSearch");
  await createCustomerSearch(db);
  for (let last = 0; ; ) {
    const batch: Indexed[] = await db("customers")
      .select("id", "name", "idNumber", "phone", "address", "retiredAt")
      .where("id", ">", last)
      .orderBy("id")
      .limit(customersPerBatch);
    const end = batch.at(-1);
    if (!end) return;
    last = end.id;
    await writeNameSorts(db, batch);
    const live = batch.filter(({ retiredAt }) => retiredAt === null);
    if (live.length > 0)
      await indexNewCustomers(
        db,
        live.map((customer) => ({ id: customer.id, tokens: indexTokens(customer) })),
      );
  }
}

function writeNameSorts(db: Knex, batch: readonly Indexed[]): Promise<unknown> {
  const places = batch.map(() => "(?, ?)").join(", ");
  return db.raw(
    `WITH sorted(id, key) AS (VALUES ${places})
     UPDATE customers SET name_sort = sorted.key FROM sorted WHERE customers.id = sorted.id`,
    batch.flatMap(({ id, name }) => [id, sortKey(name)]),
  );
}

/** The index of before held other tokens of the same customers; what is there now is no harm to a rollback. */
export async function down(): Promise<void> {}
