import type { Knex } from "knex";

/** A second thing that a sign-in needs, for those who want it: codes from an authenticator, and ten for emergencies. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("secondFactors", (table) => {
    table.integer("userId").primary().references("id").inTable("users");
    table.text("secret").notNullable();
    table.text("since").notNullable();
    /** of the code that was taken last: none is taken twice */
    table.integer("lastStep").notNullable();
  });
  await db.schema.createTable("emergencyCodes", (table) => {
    table.integer("userId").notNullable().references("id").inTable("users");
    table.text("digest").notNullable();
    table.primary(["userId", "digest"]);
  });
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("emergencyCodes");
  await db.schema.dropTable("secondFactors");
}
