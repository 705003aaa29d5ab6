import type { Knex } from "knex";
import { looks } from "../store/editors.ts";
import type { StoredEntry } from "./trail.ts";

/** The entries about some customers that record a change; a save that changed nothing is none. */
export function customerChanges(db: Knex, customerIds: readonly number[]) {
  return db<StoredEntry>("auditEntries")
    .where("subjectType", "customer")
    .whereIn("subjectId", customerIds.map(String))
    .whereNotIn("action", [...looks])
    .whereRaw("NOT (COALESCE(??, '{}') = '{}' AND COALESCE(??, '{}') = '{}')", ["before", "after"]);
}

/** The newest change of a customer in the audit trail; 0 where there is none. */
export async function lastChangeId(db: Knex, customerId: number): Promise<number> {
  const entry: { id: number } | undefined = await customerChanges(db, [customerId]).orderBy("id", "desc").first("id");
  return entry?.id ?? 0;
}
