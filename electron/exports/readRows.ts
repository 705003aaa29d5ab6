import type { CustomerFields } from "../../shared/contract/customers.ts";
import type { LoanClass } from "../../shared/domain/customer.ts";
import type { Grade } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { listOf, rowsOf } from "../store/dialect.ts";

/** A customer with all that a file may say of them. */
export interface ExportRow extends CustomerFields {
  id: number;
  /** the marketer whose exception from their area the customer is, if so */
  exceptionOf: number | null;
  grade: Grade | null;
  lineFen: number | null;
  expiresOn: string | null;
  keyTarget: 0 | 1;
  goldSince: string | null;
  loanBalanceFen: number;
  loanClass: LoanClass | null;
  lastVisitedOn: string | null;
}

const ofCustomer = [
  "id",
  "kind",
  "name",
  "idType",
  "idNumber",
  "phone",
  "areaId",
  "address",
  "industry",
  "mainBusiness",
  "headcount",
  "yearlyIncomeFen",
  "contactName",
  "notes",
  "consentOn",
  "consentForm",
  "keyTarget",
  "goldSince",
  "loanBalanceFen",
  "loanClass",
  "lastVisitedOn",
] as const;
const ofRating = ["grade", "lineFen", "expiresOn"] as const;
const columns = [...ofCustomer, ...ofRating, "exceptionOf"] as const satisfies (keyof ExportRow)[];

/** Few enough that a batch is garbage while it is young: with more at a time the process grows, and gains no speed. */
const rowsPerRead = 250;

/** The customers by id, a batch at a time; while one is worked on, the next is read. */
export async function* readRows(ctx: Context, ids: Int32Array): AsyncGenerator<ExportRow[]> {
  const read = (start: number) => {
    const reading = readBatch(ctx, ids.subarray(start, start + rowsPerRead));
    // Whoever awaits it learns of a failure; a batch that nobody awaits any more may fail in silence.
    reading.catch(() => {});
    return reading;
  };
  let ahead = read(0);
  try {
    for (let start = 0; start < ids.length; start += rowsPerRead) {
      const rows = await ahead;
      if (start + rowsPerRead < ids.length) ahead = read(start + rowsPerRead);
      yield rows;
    }
  } finally {
    // The ledger may close once the export has ended: not under a statement.
    await ahead.catch(() => {});
  }
}

/** One statement by primary keys. Customers who were retired since the ids were taken no longer count. */
function readBatch({ db, today }: Context, ids: Int32Array): Promise<ExportRow[]> {
  const query = db
    .from("customers")
    .where("customers.id", "in", listOf(db, [...ids]))
    .whereNull("customers.retiredAt")
    .leftJoin("ratings", (join) =>
      join.on("ratings.id", "customers.currentRatingId").andOn("ratings.expiresOn", ">", db.raw("?", [today])),
    )
    .leftJoin("customerExceptions", (join) =>
      join
        .on("customerExceptions.customerId", "customers.id")
        .andOn("customerExceptions.fromDate", "<=", db.raw("?", [today]))
        .andOn((open) =>
          open.onNull("customerExceptions.toDate").orOn("customerExceptions.toDate", ">", db.raw("?", [today])),
        ),
    )
    .select(...ofCustomer.map((column) => `customers.${column}`), ...ofRating.map((column) => `ratings.${column}`), {
      exceptionOf: "customerExceptions.marketerId",
    })
    .orderBy("customers.id");
  return rowsOf<ExportRow>(db, query, columns);
}
