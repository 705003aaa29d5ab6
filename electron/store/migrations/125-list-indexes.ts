import type { Knex } from "knex";

/**
 * Lists of one area or one marketer are narrowed and sorted within the index, without reading a customer who is not
 * shown; and who has a grade is known without reading ratings, which are long.
 */
export async function up(db: Knex): Promise<void> {
  await db.raw("DROP INDEX customers_live_by_area");
  await db.raw(
    `CREATE INDEX customers_live_by_area ON customers (area_id, updated_at, id, kind, created_by, current_rating_id,
       last_visited_on, loan_balance_fen, loan_class, name_sort, retired_at) WHERE retired_at IS NULL`,
  );
  await db.raw("CREATE INDEX ratings_by_grade ON ratings (grade, expires_on)");
}

export async function down(db: Knex): Promise<void> {
  await db.raw("DROP INDEX ratings_by_grade");
  await db.raw("DROP INDEX customers_live_by_area");
  await db.raw("CREATE INDEX customers_live_by_area ON customers (area_id, updated_at, id) WHERE retired_at IS NULL");
}
