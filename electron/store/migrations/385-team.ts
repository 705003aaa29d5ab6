import type { Knex } from "knex";

/**
 * Staff beside their sign-in: who they are, what they are certified for, what they studied. Entries are taken out by
 * `removed_at`; what a manager confirmed stays as it was entered.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("staffProfiles", (table) => {
    table.integer("userId").primary().references("id").inTable("users");
    table.integer("version").notNullable().defaultTo(0);
    table.text("education");
    table.text("joinedOn");
    table.text("extension").notNullable();
    table.text("languages").notNullable();
  });
  await db.schema.createTable("staffCertificates", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("userId").notNullable().references("id").inTable("users");
    table.text("kind").notNullable().checkIn(["post", "certificate"]);
    table.text("name").notNullable();
    table.text("certificateNumber").notNullable();
    table.text("gainedOn").notNullable();
    table.text("expiresOn");
    table.text("removedAt");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.check("?? IS NULL OR ?? > ??", ["expiresOn", "expiresOn", "gainedOn"], "staff_certificates_dates");
    table.index(["userId", "expiresOn"]);
  });
  await db.schema.createTable("studyRecords", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.integer("userId").notNullable().references("id").inTable("users");
    table.text("course").notNullable();
    table.integer("halfHours").notNullable().checkBetween([1, 400]);
    table.text("studiedOn").notNullable();
    table.text("result").notNullable();
    table.text("certificateNumber").notNullable();
    /** null while an entry of one's own waits for a manager */
    table.text("confirmedAt");
    table.integer("confirmedBy").references("id").inTable("users");
    table.text("removedAt");
    table.text("createdAt").notNullable();
    table.integer("createdBy").notNullable().references("id").inTable("users");
    table.check("(?? IS NULL) = (?? IS NULL)", ["confirmedAt", "confirmedBy"], "study_records_confirmed");
    table.index(["userId", "studiedOn"]);
  });
  await db.raw(
    `CREATE TRIGGER study_records_as_entered
     BEFORE UPDATE OF user_id, course, half_hours, studied_on, result, certificate_number, created_by ON study_records
     BEGIN SELECT RAISE(ABORT, 'a study record stays as it was entered'); END`,
  );
}

export async function down(db: Knex): Promise<void> {
  for (const table of ["studyRecords", "staffCertificates", "staffProfiles"]) await db.schema.dropTable(table);
}
