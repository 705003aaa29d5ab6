import type { Knex } from "knex";
import { business } from "./050-first-scorecards/business.ts";
import { farmerHousehold } from "./050-first-scorecards/farmerHousehold.ts";

/** The proposer can never be the one who decides: the database refuses that, whoever writes. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("scorecards", (table) => {
    table.increments("id");
    table.text("code").notNullable();
    table.integer("edition").notNullable();
    table.text("definition").notNullable();
    table.text("publishedFrom").notNullable();
    table.unique(["code", "edition"]);
  });
  await db("scorecards").insert([
    { code: "farmer", edition: 1, definition: JSON.stringify(farmerHousehold), publishedFrom: "2000-01-01" },
    { code: "business", edition: 1, definition: JSON.stringify(business), publishedFrom: "2000-01-01" },
  ]);
  await db.schema.createTable("ratings", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("customerId").notNullable().references("id").inTable("customers").index();
    table.integer("scorecardId").notNullable().references("id").inTable("scorecards");
    table.text("status").notNullable();
    table.text("answers").notNullable();
    table.text("evidence").notNullable();
    table.float("score").notNullable();
    table.text("grade").notNullable();
    table.text("scoreGrade").notNullable();
    table.integer("lineFen").notNullable();
    table.boolean("complete").notNullable();
    table.text("criteria").notNullable();
    table.integer("proposedBy").references("id").inTable("users");
    table.text("proposedAt");
    table.integer("decidedBy").references("id").inTable("users");
    table.text("decidedAt");
    table.text("decisionNote").notNullable().defaultTo("");
    table.text("effectiveFrom");
    table.text("expiresOn");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.index(["status", "expiresOn"]);
    table.check("?? is null or ?? <> ??", ["decidedBy", "decidedBy", "proposedBy"], "ratings_maker_checker");
  });
  await db.raw(
    "CREATE UNIQUE INDEX ratings_one_open ON ratings (customer_id) WHERE status IN ('draft', 'proposed', 'returned')",
  );
  await db.raw("CREATE UNIQUE INDEX ratings_one_effective ON ratings (customer_id) WHERE status = 'effective'");
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("ratings");
  await db.schema.dropTable("scorecards");
}
