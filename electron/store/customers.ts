import type { Knex } from "knex";
import { type CustomerFields, customerFieldsSchema } from "../../shared/contract/customers.ts";
import type { LoanClass } from "../../shared/domain/customer.ts";
import { readResidentId, type Sex } from "../../shared/domain/residentId.ts";
import { indexCustomer, indexNewCustomers, insertRows, listOf, unindexCustomers, updateRows } from "./dialect.ts";
import { indexTokens, sortKey } from "./searchTokens.ts";

/** A customer as stored: what staff typed, what follows from it, and who wrote it when. */
export interface CustomerRecord extends CustomerFields {
  id: number;
  version: number;
  birthDate: string | null;
  sex: Sex | null;
  /** the name as it sorts: by pinyin */
  nameSort: string;
  currentRatingId: number | null;
  keyTarget: boolean;
  goldSince: string | null;
  lastVisitedOn: string | null;
  loanBalanceFen: number;
  loanClass: LoanClass | null;
  /** set where the customer no longer counts: merged into another, or taken back with an import */
  retiredAt: string | null;
  mergedIntoId: number | null;
  createdAt: string;
  createdBy: number;
  updatedAt: string;
  updatedBy: number;
}

/** SQLite keeps yes and no as 1 and 0. */
export type StoredCustomer = Omit<CustomerRecord, "keyTarget"> & { keyTarget: number };

export function toCustomerRecord(row: StoredCustomer): CustomerRecord {
  return { ...row, keyTarget: row.keyTarget === 1 };
}

export async function customerById(db: Knex, id: number): Promise<CustomerRecord | null> {
  const row: StoredCustomer | undefined = await db("customers").where({ id }).first();
  return row ? toCustomerRecord(row) : null;
}

/** Who holds an identity number, among the customers who count. */
export async function customerByIdNumber(
  db: Knex,
  idType: string,
  idNumber: string,
): Promise<Pick<CustomerRecord, "id" | "name"> | null> {
  return (await db("customers").where({ idType, idNumber }).whereNull("retiredAt").first("id", "name")) ?? null;
}

/** @returns the new customer's id */
export async function insertCustomer(
  db: Knex,
  fields: CustomerFields,
  written: { at: string; by: number },
): Promise<number> {
  const [row]: { id: number }[] = await db("customers")
    .insert({
      ...fields,
      ...derived(fields),
      createdAt: written.at,
      createdBy: written.by,
      updatedAt: written.at,
      updatedBy: written.by,
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a new customer.");
  await indexCustomer(db, row.id, indexTokens(fields));
  return row.id;
}

export type NewCustomerRecord = CustomerFields &
  Pick<
    CustomerRecord,
    | "id"
    | "currentRatingId"
    | "keyTarget"
    | "goldSince"
    | "lastVisitedOn"
    | "loanBalanceFen"
    | "loanClass"
    | "createdAt"
    | "createdBy"
    | "updatedAt"
    | "updatedBy"
  >;

/** Customers by one statement; their texts and those of the index stay far below what SQLite takes at once. */
const rowsPerStatement = 500;

const fieldColumns = customerFieldsSchema.keyof().options;
const derivedColumns = ["birthDate", "sex", "nameSort"] as const satisfies readonly (keyof CustomerRecord)[];
const newColumns = [
  "id",
  "currentRatingId",
  "keyTarget",
  "goldSince",
  "lastVisitedOn",
  "loanBalanceFen",
  "loanClass",
  "createdAt",
  "createdBy",
  "updatedAt",
  "updatedBy",
  ...fieldColumns,
] as const satisfies readonly (keyof NewCustomerRecord)[];

/** Customers whose ids are known, many by one statement. */
export async function insertCustomers(db: Knex, records: readonly NewCustomerRecord[]): Promise<void> {
  for (let start = 0; start < records.length; start += rowsPerStatement) {
    const part = records.slice(start, start + rowsPerStatement);
    await insertRows(
      db,
      "customers",
      [...newColumns, ...derivedColumns],
      part.map((record) => {
        const made = derived(record);
        return [...newColumns.map((column) => record[column]), ...derivedColumns.map((column) => made[column])];
      }),
    );
    await indexNewCustomers(
      db,
      part.map((record) => ({ id: record.id, tokens: indexTokens(record) })),
    );
  }
}

/** The id that the next customer gets; ids are never used twice, for customers are retired and not deleted. */
export async function nextCustomerId(db: Knex.Transaction): Promise<number> {
  const row: { id: number } | undefined = await db("customers").orderBy("id", "desc").first("id");
  return (row?.id ?? 0) + 1;
}

/** The customers with these ids who count, by id. */
export async function customersByIds(db: Knex, ids: readonly number[]): Promise<Map<number, CustomerRecord>> {
  if (ids.length === 0) return new Map();
  const rows: StoredCustomer[] = await db("customers").where("id", "in", listOf(db, ids)).whereNull("retiredAt");
  return new Map(rows.map((row) => [row.id, toCustomerRecord(row)]));
}

/** The customers who count and hold one of the identity numbers, by type and number with a space between. */
export async function customersByIdNumbers(
  db: Knex,
  idNumbers: readonly string[],
): Promise<Map<string, CustomerRecord>> {
  if (idNumbers.length === 0) return new Map();
  const rows: StoredCustomer[] = await db("customers")
    .where("idNumber", "in", listOf(db, idNumbers))
    .whereNull("retiredAt");
  return new Map(rows.map((row) => [`${row.idType} ${row.idNumber}`, toCustomerRecord(row)]));
}

/** Changes many customers by one statement; the caller has compared the versions inside the same transaction. */
export async function updateCustomers(
  db: Knex.Transaction,
  changes: readonly { id: number; version: number; fields: CustomerFields }[],
  written: { at: string; by: number },
): Promise<void> {
  await updateRows(
    db,
    "customers",
    ["id", "version"],
    [...fieldColumns, ...derivedColumns, "version", "updatedAt", "updatedBy"],
    changes.map(({ id, version, fields }) => {
      const made = derived(fields);
      const values = [...fieldColumns.map((column) => fields[column]), ...derivedColumns.map((column) => made[column])];
      return [id, version, ...values, version + 1, written.at, written.by];
    }),
  );
  for (const { id, fields } of changes) await indexCustomer(db, id, indexTokens(fields));
}

/** Customers no longer count, and are found no more; the caller has compared the versions. */
export async function retireCustomers(
  db: Knex.Transaction,
  targets: readonly { id: number; version: number }[],
  written: { at: string; by: number },
): Promise<void> {
  await updateRows(
    db,
    "customers",
    ["id", "version"],
    ["retiredAt", "version", "updatedAt", "updatedBy"],
    targets.map(({ id, version }) => [id, version, written.at, version + 1, written.at, written.by]),
  );
  await unindexCustomers(
    db,
    targets.map(({ id }) => id),
  );
}

/** @returns false when somebody changed the customer since `version` */
export async function updateCustomer(
  db: Knex,
  { id, version }: { id: number; version: number },
  fields: CustomerFields,
  written: { at: string; by: number },
): Promise<boolean> {
  const changed = await db("customers")
    .where({ id, version })
    .update({ ...fields, ...derived(fields), version: version + 1, updatedAt: written.at, updatedBy: written.by });
  if (changed === 0) return false;
  await indexCustomer(db, id, indexTokens(fields));
  return true;
}

/** Takes a customer out of the ledger for another who is the same: nobody lists, finds or changes them any more. */
export async function retireInto(db: Knex, id: number, survivorId: number, at: string): Promise<void> {
  await db("customers")
    .where({ id })
    .update({ retiredAt: at, mergedIntoId: survivorId, version: db.raw("version + 1") });
  await unindexCustomers(db, [id]);
}

/** Brings a retired customer back into the ledger as they were. */
export async function bringBack(db: Knex, customer: CustomerRecord): Promise<void> {
  const { id } = customer;
  await db("customers")
    .where({ id })
    .update({ retiredAt: null, mergedIntoId: null, version: db.raw("version + 1") });
  await indexCustomer(db, id, indexTokens(customer));
}

/** What follows from the fields: how the name sorts, and birth date and sex where the identity number gives them. */
export function derived({
  name,
  idType,
  idNumber,
}: Pick<CustomerFields, "name" | "idType" | "idNumber">): Pick<CustomerRecord, "birthDate" | "sex" | "nameSort"> {
  const reading = idType === "residentId" ? readResidentId(idNumber) : null;
  return {
    birthDate: reading?.ok ? reading.facts.birthDate : null,
    sex: reading?.ok ? reading.facts.sex : null,
    nameSort: sortKey(name),
  };
}
