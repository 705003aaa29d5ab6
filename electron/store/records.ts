/**
 * A customer's record beside the shared core: sections, of which there is one each, and lists of entries. Whoever
 * changes a record goes through the writers here: they keep the sum and the class of the loans held here, and the
 * customer's day of last change.
 */
import type { Knex } from "knex";
import {
  type Entry,
  type EntryFields,
  emptySection,
  type SectionData,
  type SectionInput,
} from "../../shared/contract/records.ts";
import { type LoanClass, loanClasses } from "../../shared/domain/customer.ts";
import { inverseRelation, type List, type Relation, type Section } from "../../shared/domain/records.ts";
import { statementLines } from "../../shared/domain/statementLines.ts";
import { insertAll } from "./insertAll.ts";

/** Who writes, and when (UTC instant). */
export interface Written {
  at: string;
  by: number;
}

export interface StoredSection<S extends Section> {
  version: number;
  data: SectionData[S];
  updatedAt: string;
  updatedBy: number;
}

interface SectionRow {
  section: Section;
  version: number;
  data: string;
  updatedAt: string;
  updatedBy: number;
}

/** A section of a customer, or null where nobody has filled it in. */
export async function sectionOf<S extends Section>(
  db: Knex,
  customerId: number,
  section: S,
): Promise<StoredSection<S> | null> {
  const row: SectionRow | undefined = await db("customerSections").where({ customerId, section }).first();
  return row ? toSection<S>(row) : null;
}

/** Every section that somebody has filled in. */
export async function filledSections(
  db: Knex,
  customerId: number,
): Promise<{ [S in Section]?: StoredSection<S> & { updatedByName: string } }> {
  const rows: (SectionRow & { updatedByName: string })[] = await db("customerSections")
    .join("users", "users.id", "customerSections.updatedBy")
    .where({ customerId })
    .select("customerSections.*", { updatedByName: "users.name" });
  return Object.fromEntries(rows.map((row) => [row.section, { ...toSection(row), updatedByName: row.updatedByName }]));
}

/** Fields that are not there are empty. */
function toSection<S extends Section>({ section, version, data, updatedAt, updatedBy }: SectionRow): StoredSection<S> {
  return { version, data: { ...emptySection(section as S), ...JSON.parse(data) }, updatedAt, updatedBy };
}

/** A section as JSON; what is empty is left out. */
function filledFields<S extends Section>(section: S, data: SectionData[S]): string {
  const empty = emptySection(section);
  const filled = Object.entries(data).filter(([name, value]) => value !== empty[name as keyof typeof empty]);
  return JSON.stringify(Object.fromEntries(filled));
}

/**
 * Writes a section whole.
 *
 * @param version of the section as it was read, null where there was none
 * @returns the new version, or null when somebody changed the section meanwhile
 */
export async function writeSection(
  db: Knex,
  { customerId, version }: { customerId: number; version: number | null },
  { section, data }: SectionInput,
  written: Written,
): Promise<number | null> {
  const columns = { data: filledFields(section, data), updatedAt: written.at, updatedBy: written.by };
  const next = version === null ? 0 : version + 1;
  if (version === null) {
    const rows: unknown[] = await db("customerSections")
      .insert({ customerId, section, version: next, ...columns })
      .onConflict(["customerId", "section"])
      .ignore()
      .returning("version");
    if (rows.length === 0) return null;
  } else {
    const changed = await db("customerSections")
      .where({ customerId, section, version })
      .update({ ...columns, version: next });
    if (changed === 0) return null;
  }
  await recordChanged(db, customerId, written);
  return next;
}

export interface StoredEntry<L extends List> {
  id: number;
  version: number;
  customerId: number;
  /** UTC instant at which it was taken out of the record */
  removedAt: string | null;
  fields: EntryFields[L];
}

const tables: Readonly<Record<List, string>> = {
  links: "customerLinks",
  loans: "loans",
  demands: "capitalDemands",
  holdings: "holdings",
  statements: "financialStatements",
};

type EntryRow = Record<string, unknown> & {
  id: number;
  version: number;
  customerId: number;
  removedAt: string | null;
};

const entryColumns = ["id", "version", "customerId", "removedAt", "createdAt", "createdBy"];

/** SQLite keeps yes and no as 1 and 0. */
const yesNo = ["here", "audited"];

/** The entries of one list that are in the record, in the order they were made. */
export async function entriesOf<L extends List>(db: Knex, list: L, customerId: number): Promise<StoredEntry<L>[]> {
  const rows: EntryRow[] = await db(tables[list]).where({ customerId }).whereNull("removedAt").orderBy("id");
  return rows.map((row) => toEntry<L>(row));
}

/** An entry, also one that was taken out of the record. */
export async function entryById<L extends List>(db: Knex, list: L, id: number): Promise<StoredEntry<L> | null> {
  const row: EntryRow | undefined = await db(tables[list]).where({ id }).first();
  return row ? toEntry<L>(row) : null;
}

/** @returns the new entry's id; its version is 0 */
export async function insertEntry(db: Knex, customerId: number, entry: Entry, written: Written): Promise<number> {
  const [row]: { id: number }[] = await db(tables[entry.list])
    .insert({ customerId, ...toColumns(entry), createdAt: written.at, createdBy: written.by })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new entry.");
  await recordChanged(db, customerId, written, entry.list);
  return row.id;
}

/** @returns false when somebody changed the entry since `version`, or it is not in the record */
export async function writeEntry(
  db: Knex,
  { id, version }: { id: number; version: number },
  entry: Entry,
  written: Written,
): Promise<boolean> {
  return changeRow(db, entry.list, { id, version }, toColumns(entry), written, true);
}

/**
 * Takes an entry out of the record, or puts it back.
 *
 * @returns false when somebody changed the entry since `version`, or it is there already where it should go
 */
export async function setEntryRemoved(
  db: Knex,
  { list, id, version }: { list: List; id: number; version: number },
  removed: boolean,
  written: Written,
): Promise<boolean> {
  return changeRow(db, list, { id, version }, { removedAt: removed ? written.at : null }, written, removed);
}

async function changeRow(
  db: Knex,
  list: List,
  { id, version }: { id: number; version: number },
  columns: Record<string, unknown>,
  written: Written,
  inRecord: boolean,
): Promise<boolean> {
  const query = db(tables[list]).where({ id, version });
  const [row]: { customerId: number }[] = await (inRecord
    ? query.whereNull("removedAt")
    : query.whereNotNull("removedAt")
  )
    .update({ ...columns, version: version + 1 })
    .returning("customerId");
  if (!row) return false;
  await recordChanged(db, row.customerId, written, list);
  return true;
}

/** What is known of a new customer, and who wrote it when. */
export interface CustomerRecordRows {
  customerId: number;
  sections: readonly SectionInput[];
  entries: readonly Entry[];
  written: Written;
}

/** The records of customers who have none yet, many rows by one statement; keeps nothing else up to date. */
export async function insertRecords(db: Knex, records: readonly CustomerRecordRows[]): Promise<void> {
  const rows = new Map<string, Record<string, unknown>[]>();
  const add = (table: string, row: Record<string, unknown>) => {
    const others = rows.get(table);
    if (others) others.push(row);
    else rows.set(table, [row]);
  };
  for (const { customerId, sections, entries, written } of records) {
    for (const { section, data } of sections)
      add("customerSections", {
        customerId,
        section,
        data: filledFields(section, data),
        updatedAt: written.at,
        updatedBy: written.by,
      });
    for (const entry of entries)
      add(tables[entry.list], {
        customerId,
        ...toColumns(entry),
        createdAt: written.at,
        createdBy: written.by,
      });
  }
  for (const [table, all] of rows) await insertAll(db, table, all);
}

/** How the fields of an entry lie in its table: the figures of a statement are one JSON. */
function toColumns({ list, fields }: Entry): Record<string, unknown> {
  if (list !== "statements") return fields;
  const { endsOn, months, audited, note, ...figures } = fields;
  return { endsOn, months, audited, note, figures: JSON.stringify(figures) };
}

const emptyFigures = Object.fromEntries(statementLines.map((line) => [line, null]));

function toEntry<L extends List>({ figures, ...row }: EntryRow): StoredEntry<L> {
  const columns = Object.entries(row).filter(([column]) => !entryColumns.includes(column));
  const fields = {
    ...Object.fromEntries(columns.map(([column, value]) => [column, yesNo.includes(column) ? value === 1 : value])),
    ...(typeof figures === "string" ? { ...emptyFigures, ...JSON.parse(figures) } : {}),
  } as EntryFields[L];
  return { id: row.id, version: row.version, customerId: row.customerId, removedAt: row.removedAt, fields };
}

async function recordChanged(db: Knex, customerId: number, { at, by }: Written, list?: List): Promise<void> {
  const loans = list === "loans" ? await loansHeldHere(db, customerId) : {};
  await db("customers")
    .where({ id: customerId })
    .update({ ...loans, updatedAt: at, updatedBy: by });
}

/** What `customers` keeps of the loans held here. */
interface LoansHeldHere {
  loanBalanceFen: number;
  loanClass: LoanClass | null;
}

async function loansHeldHere(db: Knex, customerId: number): Promise<LoansHeldHere> {
  const loans: { balanceFen: number; loanClass: LoanClass }[] = await db("loans")
    .where({ customerId, here: 1 })
    .whereNull("removedAt")
    .select("balanceFen", "loanClass");
  return sumOfOpenLoans(loans);
}

/** What `customers` keeps of the loans among some entries. */
export function sumOfLoans(entries: readonly Entry[]): LoansHeldHere {
  return sumOfOpenLoans(entries.flatMap(({ list, fields }) => (list === "loans" && fields.here ? [fields] : [])));
}

/** The sum of balances and the worst class of loans held here; one that is paid back whole has no class any more. */
function sumOfOpenLoans(loans: readonly { balanceFen: number; loanClass: LoanClass }[]): LoansHeldHere {
  const open = loans.filter(({ balanceFen }) => balanceFen > 0);
  const worst = Math.max(...open.map(({ loanClass }) => loanClasses.indexOf(loanClass)), -1);
  return {
    loanBalanceFen: loans.reduce((sum, { balanceFen }) => sum + balanceFen, 0),
    loanClass: loanClasses[worst] ?? null,
  };
}

/** Computes what `customers` keeps of the loans anew, for writers that move loans between customers. */
export async function refreshLoans(db: Knex, customerId: number): Promise<void> {
  await db("customers")
    .where({ id: customerId })
    .update(await loansHeldHere(db, customerId));
}

/** A link with the record that it stands in. */
export interface LinkRow extends Readonly<EntryFields["links"]> {
  id: number;
  version: number;
  customerId: number;
}

/** The links of a customer's own record, then those in which the record of another customer who counts names them. */
export async function linksOfBothEnds(db: Knex, customerId: number): Promise<LinkRow[]> {
  return db("customerLinks")
    .join("customers", "customers.id", "customerLinks.customerId")
    .where((end) => end.where("customerLinks.customerId", customerId).orWhere("customerLinks.otherId", customerId))
    .whereNull("customerLinks.removedAt")
    .whereNull("customers.retiredAt")
    .select("customerLinks.*")
    .orderByRaw("customer_links.customer_id <> ?, customer_links.id", [customerId]);
}

/** Whether one of two customers' records says already that the other is `relation` to the first. */
export async function linkBetween(db: Knex, customerId: number, otherId: number, relation: Relation): Promise<boolean> {
  const inverse = inverseRelation(relation);
  const row = await db("customerLinks")
    .whereNull("removedAt")
    .where((either) =>
      either
        .where({ customerId, otherId, relation })
        .orWhere({ customerId: otherId, otherId: customerId, relation: inverse }),
    )
    .first("id");
  return row !== undefined;
}
