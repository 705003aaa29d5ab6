import type { Knex } from "knex";

/**
 * Lists of ratings are walked in their order within an index, and whose rating is due is known without reading the
 * rating, which is long.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw(
    `CREATE INDEX ratings_listed_of_customer ON ratings (customer_id, status, expires_on)
     WHERE status IN ('proposed', 'approved', 'effective', 'suspended')`,
  );
  await db.raw("CREATE INDEX ratings_proposed ON ratings (proposed_at, id, customer_id) WHERE status = 'proposed'");
  await db.raw("CREATE INDEX ratings_suspended ON ratings (ended_on, id, customer_id) WHERE status = 'suspended'");
  await db.raw("CREATE INDEX ratings_approved ON ratings (decided_at, id, customer_id) WHERE status = 'approved'");
}

export async function down(db: Knex): Promise<void> {
  for (const name of ["listed_of_customer", "proposed", "suspended", "approved"])
    await db.raw(`DROP INDEX ratings_${name}`);
}
