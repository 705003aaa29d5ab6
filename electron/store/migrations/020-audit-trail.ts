import type { Knex } from "knex";

/** Append-only: the database itself refuses to change or remove an entry. */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("auditEntries", (table) => {
    table.increments("id");
    table.text("at").notNullable();
    table.integer("actorId").notNullable();
    table.text("actorName").notNullable();
    table.text("action").notNullable();
    table.text("subjectType").notNullable();
    table.text("subjectId").notNullable();
    table.text("before");
    table.text("after");
    table.text("previousHash").notNullable();
    table.text("hash").notNullable();
    table.index(["subjectType", "subjectId"]);
  });
  for (const change of ["UPDATE", "DELETE"])
    await db.raw(
      `CREATE TRIGGER audit_entries_no_${change.toLowerCase()} BEFORE ${change} ON audit_entries
       BEGIN SELECT RAISE(ABORT, 'the audit trail is append-only'); END`,
    );
}

export async function down(db: Knex): Promise<void> {
  await db.schema.dropTable("auditEntries");
}
