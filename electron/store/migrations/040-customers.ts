import type { Knex } from "knex";
import { createCustomerSearch } from "../dialect.ts";

export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("customers", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("kind").notNullable();
    table.text("name").notNullable();
    table.text("idType").notNullable();
    table.text("idNumber").notNullable();
    table.text("birthDate");
    table.text("sex");
    table.text("phone").notNullable();
    table.integer("areaId").notNullable().references("id").inTable("areas");
    table.text("address").notNullable();
    table.text("industry");
    table.text("mainBusiness").notNullable();
    table.integer("headcount");
    table.integer("yearlyIncomeFen");
    table.text("contactName").notNullable();
    table.text("notes").notNullable();
    table.integer("currentRatingId");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").notNullable().references("id").inTable("users");
    table.unique(["idNumber", "idType"]);
    table.index(["updatedAt", "id"]);
    table.index(["areaId", "updatedAt", "id"]);
    table.index(["currentRatingId"]);
  });
  await createCustomerSearch(db);
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("customerSearch");
  await db.schema.dropTable("customers");
}
