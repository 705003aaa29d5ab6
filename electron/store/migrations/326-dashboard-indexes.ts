import type { Knex } from "knex";

/** What came to the branch month by month is a stretch of two indexes each. */
export async function up(db: Knex): Promise<void> {
  await db.raw("CREATE INDEX customers_live_registered ON customers (created_at) WHERE retired_at IS NULL");
  await db.raw(
    `CREATE INDEX loans_here_granted ON loans (granted_on, principal_fen) WHERE here = 1 AND removed_at IS NULL`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX loans_here_granted");
  await db.raw("DROP INDEX customers_live_registered");
}
