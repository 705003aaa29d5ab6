import type { Knex } from "knex";

export interface StoredCover {
  id: number;
  absentId: number;
  absentName: string;
  deputyId: number;
  deputyName: string;
  from: string;
  to: string;
  reason: string;
  createdByName: string;
  createdAt: string;
}

/** Covers with the names of everybody in them, the one that ends last first. */
export function coversQuery(db: Knex): Knex.QueryBuilder {
  return db("covers")
    .join({ absent: "users" }, "absent.id", "covers.absentId")
    .join({ deputy: "users" }, "deputy.id", "covers.deputyId")
    .join({ maker: "users" }, "maker.id", "covers.createdBy")
    .select(
      "covers.id",
      "covers.absentId",
      { absentName: "absent.name" },
      "covers.deputyId",
      { deputyName: "deputy.name" },
      { from: "covers.fromDate" },
      { to: "covers.toDate" },
      "covers.reason",
      { createdByName: "maker.name" },
      "covers.createdAt",
    )
    .orderBy([
      { column: "covers.toDate", order: "desc" },
      { column: "covers.id", order: "desc" },
    ]);
}

/** Covers of `coversQuery`, narrowed by the caller. */
export function coversWhere(db: Knex, narrow: (query: Knex.QueryBuilder) => void): Promise<StoredCover[]> {
  const query = coversQuery(db);
  narrow(query);
  return query.then((rows: StoredCover[]) => rows);
}

/** Keeps a query over `covers` to those that hold on at least one day of a period; `to` is the first day after it. */
export function holdsWithin(query: Knex.QueryBuilder, from: string, to: string): void {
  query.where("covers.fromDate", "<", to).where("covers.toDate", ">", from).whereRaw(notCancelled);
}

/** Keeps a query over `covers` to those that hold on a day. */
export function holdsOn(query: Knex.QueryBuilder, day: string): void {
  query.where("covers.fromDate", "<=", day).where("covers.toDate", ">", day);
}

/** Keeps a query over `covers` to those that hold on a day or after it. */
export function holdsFrom(query: Knex.QueryBuilder, day: string): void {
  query.where("covers.toDate", ">", day).whereRaw(notCancelled);
}

/** What ends on the day it begins was taken back and holds on no day. */
const notCancelled = "covers.to_date <> covers.from_date";

export interface NewCover {
  absentId: number;
  deputyId: number;
  fromDate: string;
  toDate: string;
  reason: string;
  createdAt: string;
  createdBy: number;
}

/** @returns the new cover's id */
export async function insertCover(db: Knex, cover: NewCover): Promise<number> {
  const [row]: { id: number }[] = await db("covers").insert(cover).returning("id");
  if (!row) throw new Error("The database gave no id for a new cover.");
  return row.id;
}

/** Sets the end of a cover; from then on all is as it was. */
export async function endCover(db: Knex, id: number, toDate: string): Promise<void> {
  await db("covers").where({ id }).update({ toDate });
}
