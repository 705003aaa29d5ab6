import type { Knex } from "knex";

const overlaps = `SELECT 1 FROM assignments other
  WHERE other.area_id = NEW.area_id AND other.id IS NOT NEW.id
    AND other.from_date < COALESCE(NEW.to_date, '9999-12-31')
    AND NEW.from_date < COALESCE(other.to_date, '9999-12-31')`;

/** Two marketers for one area on one day are impossible: the database refuses, whoever writes. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("areas", (table) => {
    table.increments("id");
    table.text("code").notNullable().unique();
    table.integer("parentId").references("id").inTable("areas").index();
    table.text("level").notNullable();
    table.text("name").notNullable();
  });
  await db.schema.createTable("assignments", (table) => {
    table.increments("id");
    table.integer("areaId").notNullable().references("id").inTable("areas");
    table.integer("marketerId").notNullable().references("id").inTable("users").index();
    table.text("fromDate").notNullable();
    table.text("toDate");
    table.text("reason").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["areaId", "fromDate"]);
    table.check("?? is null or ?? >= ??", ["toDate", "toDate", "fromDate"], "assignments_dates");
  });
  await db.raw("CREATE UNIQUE INDEX assignments_one_open ON assignments (area_id) WHERE to_date IS NULL");
  for (const change of ["INSERT", "UPDATE"])
    await db.raw(
      `CREATE TRIGGER assignments_no_overlap_${change.toLowerCase()} BEFORE ${change} ON assignments
       WHEN EXISTS (${overlaps}) BEGIN SELECT RAISE(ABORT, 'assignments of one area overlap'); END`,
    );
  await db.raw(
    `CREATE TRIGGER assignments_no_delete BEFORE DELETE ON assignments
     BEGIN SELECT RAISE(ABORT, 'assignments are history and never deleted'); END`,
  );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("assignments");
  await db.schema.dropTable("areas");
}
