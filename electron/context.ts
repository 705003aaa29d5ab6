import type { Knex } from "knex";
import type { SessionUser } from "../shared/contract/session.ts";
import type { AuditRecord } from "./audit/trail.ts";
import type { ContentStore } from "./store/contents.ts";

export type Clock = () => Date;

/** Which customers the actor may see: a marketer alone is kept to their own jurisdiction, inside every query. */
export type Scope = { all: true } | { all: false; marketerId: number };

/** What a service is given: who asks, on which day, and the ledger to read. */
export interface Context {
  /** for reading; writing happens in `change` */
  db: Knex;
  /** what is attached to customers: photographs and scanned papers */
  contents: ContentStore;
  actor: SessionUser;
  scope: Scope;
  clock: Clock;
  /** business date in the branch's zone */
  today: string;
  /** IANA name of the branch's zone */
  timeZone: string;
  /**
   * Runs a mutation in one transaction with its audit entries; all of it happens or nothing.
   *
   * @throws {Error} when the mutation recorded no audit entry
   */
  change<T>(mutation: (change: Change) => Promise<T>): Promise<T>;
}

/** The inside of a mutation. */
export interface Change {
  db: Knex.Transaction;
  /** UTC instant of the change */
  now: string;
  /** Written at the end of the transaction, in the order recorded. */
  audit(record: AuditRecord): void;
  /**
   * What lies beside the database and follows it: done once the change is in the ledger for good and before the next
   * one begins, and never where it is not. Nothing may be waited for in it.
   */
  afterwards(work: () => void): void;
}
