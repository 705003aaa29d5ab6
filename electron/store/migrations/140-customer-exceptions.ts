import type { Knex } from "knex";

const overlaps = `SELECT 1 FROM customer_exceptions other
  WHERE other.customer_id = NEW.customer_id AND other.id IS NOT NEW.id
    AND other.from_date < COALESCE(NEW.to_date, '9999-12-31')
    AND NEW.from_date < COALESCE(other.to_date, '9999-12-31')`;

/** A customer in the hands of another marketer than the one of their area; as assignments, never deleted. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("customerExceptions", (table) => {
    table.increments("id");
    table.integer("customerId").notNullable().references("id").inTable("customers");
    table.integer("marketerId").notNullable().references("id").inTable("users").index();
    table.text("fromDate").notNullable();
    /** first day on which it no longer holds */
    table.text("toDate");
    table.text("reason").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["customerId", "fromDate"]);
    table.check("?? is null or ?? >= ??", ["toDate", "toDate", "fromDate"], "customer_exceptions_dates");
  });
  for (const change of ["INSERT", "UPDATE"])
    await db.raw(
      `CREATE TRIGGER customer_exceptions_no_overlap_${change.toLowerCase()} BEFORE ${change} ON customer_exceptions
       WHEN EXISTS (${overlaps}) BEGIN SELECT RAISE(ABORT, 'exceptions of one customer overlap'); END`,
    );
  await db.raw(
    `CREATE TRIGGER customer_exceptions_no_delete BEFORE DELETE ON customer_exceptions
     BEGIN SELECT RAISE(ABORT, 'exceptions are history and never deleted'); END`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("customerExceptions");
}
