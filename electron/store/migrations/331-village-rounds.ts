import type { Knex } from "knex";

/**
 * Going through a village door by door. The doors of customers follow from who lives there; a row is written only for a
 * door at which something was marked, and for those behind which no customer lives yet.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("rounds", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("areaId").notNullable().references("id").inTable("areas").index();
    table.integer("marketerId").notNullable().references("id").inTable("users");
    table.text("purpose").notNullable();
    table.text("begunOn").notNullable();
    table.text("closedOn");
    /** customers' doors when it was closed: people move afterwards */
    table.integer("doorsAtEnd");
    table.text("note").notNullable().defaultTo("");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.check("(?? is null) = (?? is null)", ["closedOn", "doorsAtEnd"], "rounds_end");
  });
  await db.raw("CREATE UNIQUE INDEX rounds_one_open ON rounds (area_id, marketer_id) WHERE closed_on IS NULL");
  await db.raw("CREATE INDEX rounds_by_day ON rounds (begun_on, id)");
  await db.schema.createTable("roundDoors", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("roundId").notNullable().references("id").inTable("rounds").index();
    /** null while nobody behind the door is a customer */
    table.integer("customerId").references("id").inTable("customers").index();
    /** 1 where the door was a prospect's, customer or not by now */
    table.boolean("prospect").notNullable().defaultTo(false);
    /** of a prospect, as they gave it at the door */
    table.text("name").notNullable().defaultTo("");
    table.text("phone").notNullable().defaultTo("");
    table.text("outcome").checkIn(["met", "away", "refused"]);
    table.text("markedOn");
    table.text("markedAt");
    table.integer("markedBy").references("id").inTable("users");
    /** the visit that this mark logged */
    table.integer("visitId").references("id").inTable("visits");
    /** of a prospect who was written down by mistake */
    table.text("removedAt");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.check("(?? is null) = (?? is null)", ["outcome", "markedOn"], "round_doors_mark");
    table.check("?? is not null or ?? = 1", ["customerId", "prospect"], "round_doors_whose");
  });
  await db.raw(
    "CREATE UNIQUE INDEX round_doors_once ON round_doors (round_id, customer_id) WHERE customer_id IS NOT NULL",
  );
  for (const table of ["rounds", "round_doors"])
    await db.raw(
      `CREATE TRIGGER ${table}_no_delete BEFORE DELETE ON ${table}
       BEGIN SELECT RAISE(ABORT, 'what was found at the doors stays'); END`,
    );
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["rounds", "round_doors"]) await db.raw(`DROP TRIGGER ${table}_no_delete`);
  await db.schema.dropTable("roundDoors");
  await db.schema.dropTable("rounds");
}
