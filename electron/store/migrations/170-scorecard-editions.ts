import type { Knex } from "knex";
import type { ScorecardDefinition } from "../../../shared/domain/scorecard.ts";
import { business } from "../../../shared/domain/scorecards/business.ts";
import { farmerHousehold } from "../../../shared/domain/scorecards/farmerHousehold.ts";
import type { FirstDefinition } from "./050-first-scorecards/format.ts";

/**
 * Scorecards that managers edit: drafts beside the published editions, which from here on the database itself keeps
 * from changing. Indicators can be numbers in bands and can be answered by the ledger. The first editions are put into
 * the new form with the same meaning; the second ones, which ask the ledger, are in force at once where nobody has
 * been rated yet, and elsewhere are drafts that a manager tries and publishes.
 */
export async function up(db: Knex): Promise<void> {
  await db.schema.createTable("scorecardDrafts", (table) => {
    table.increments("id");
    table.integer("version").notNullable().defaultTo(0);
    table.text("code").notNullable();
    table.integer("basedOnId").references("id").inTable("scorecards");
    table.text("definition").notNullable();
    table.text("createdAt").notNullable();
    table.integer("createdBy").references("id").inTable("users");
    table.text("updatedAt").notNullable();
    table.integer("updatedBy").references("id").inTable("users");
    /** published or thrown away */
    table.text("closedAt");
  });
  await db.raw("CREATE UNIQUE INDEX scorecard_drafts_one_open ON scorecard_drafts (code) WHERE closed_at IS NULL");
  await db.schema.alterTable("scorecards", (table) => {
    table.text("publishedAt");
    table.text("reason").notNullable().defaultTo("");
  });
  // Not by Knex, which would make the table anew and take away what ratings refer to.
  await db.raw("ALTER TABLE scorecards ADD COLUMN published_by INTEGER REFERENCES users (id)");
  await eachDefinition(db, (first: FirstDefinition) => inNewForm(first));
  const rated = await db("ratings").first("id");
  for (const [code, definition] of Object.entries({ farmer: farmerHousehold, business })) {
    const text = JSON.stringify(definition);
    const first: { id: number } | undefined = await db("scorecards").where({ code, edition: 1 }).first("id");
    const now = "2026-11-25T00:00:00.000Z";
    if (rated)
      await db("scorecardDrafts").insert({
        code,
        basedOnId: first?.id ?? null,
        definition: text,
        createdAt: now,
        updatedAt: now,
      });
    else await db("scorecards").insert({ code, edition: 2, definition: text, publishedFrom: "2000-01-01" });
  }
  for (const operation of ["UPDATE", "DELETE"])
    await db.raw(
      `CREATE TRIGGER scorecards_no_${operation.toLowerCase()} BEFORE ${operation} ON scorecards
       BEGIN SELECT RAISE(ABORT, 'a published scorecard never changes'); END`,
    );
}

export async function down(db: Knex): Promise<void> {
  for (const operation of ["update", "delete"]) await db.raw(`DROP TRIGGER scorecards_no_${operation}`);
  await db("scorecards").where("edition", ">", 1).delete();
  await eachDefinition(db, (definition: ScorecardDefinition) => inFirstForm(definition));
  for (const column of ["published_at", "published_by", "reason"])
    await db.raw(`ALTER TABLE scorecards DROP COLUMN ${column}`);
  await db.schema.dropTable("scorecardDrafts");
}

async function eachDefinition<Old>(db: Knex, change: (definition: Old) => object): Promise<void> {
  const rows: { id: number; definition: string }[] = await db("scorecards").select("id", "definition");
  for (const { id, definition } of rows)
    await db("scorecards")
      .where({ id })
      .update({ definition: JSON.stringify(change(JSON.parse(definition))) });
}

function inNewForm({ indicators, vetoes, bands, ...first }: FirstDefinition): ScorecardDefinition {
  return {
    ...first,
    indicators: indicators.map((indicator) => ({
      ...indicator,
      guidance: { zh: "", en: "" },
      type: "choice" as const,
    })),
    vetoes: vetoes.map((veto) => ({ ...veto, rule: null })),
    bands: bands.map(({ grade, from, incomeShare, capFen }) => ({
      grade,
      from,
      share: incomeShare,
      capFen: Object.fromEntries(first.kinds.map((kind) => [kind, capFen])),
    })),
    line: { basis: "yearlyIncome", deduct: null, stepFen: 100_00 },
  };
}

function inFirstForm({ indicators, vetoes, bands, line: _line, ...definition }: ScorecardDefinition): FirstDefinition {
  return {
    ...definition,
    indicators: indicators.map((indicator) => ({
      id: indicator.id,
      criterion: indicator.criterion,
      label: indicator.label,
      options: indicator.type === "choice" ? indicator.options : [],
    })),
    vetoes: vetoes.map(({ rule: _rule, ...veto }) => veto),
    bands: bands.map(({ grade, from, share, capFen }) => ({
      grade,
      from,
      incomeShare: share,
      capFen: Math.max(0, ...Object.values(capFen)),
    })),
  };
}
