import type { Knex } from "knex";

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("branch", (table) => {
    table.integer("id").primary().checkIn(["1"]);
    table.integer("version").notNullable().defaultTo(0);
    table.text("branchName").notNullable();
    table.text("countyCode").notNullable().defaultTo("");
    table.integer("idleMinutes").notNullable().defaultTo(10);
    table.text("sealName").notNullable().defaultTo("");
    table.text("closingWords").notNullable().defaultTo("");
    table.text("timeZone").notNullable().defaultTo("Asia/Shanghai");
    table.text("appVersion").notNullable();
    table.text("createdAt").notNullable();
  });
  await db.schema.createTable("users", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("login").notNullable().unique();
    table.text("name").notNullable();
    table.boolean("active").notNullable().defaultTo(true);
    table.text("createdAt").notNullable();
  });
  await db.schema.createTable("userRoles", (table) => {
    table.integer("userId").notNullable().references("id").inTable("users");
    table.text("role").notNullable();
    table.primary(["userId", "role"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("userRoles");
  await db.schema.dropTable("users");
  await db.schema.dropTable("branch");
}
