import { listCustomers } from "../../../electron/ledger/list.ts";
import type { CustomerFilter, CustomerRow } from "../../../shared/contract/customers.ts";
import { customerKinds } from "../../../shared/domain/customer.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { latencies } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";
import { type ComparedRow, comparedRow, rowColumns, rowJoins } from "./rowSql.ts";

/** Rows of a first page, as the screen asks for them. */
export const pageRows = 50;

/** The customers of the areas are found, narrowed and ordered within an index; fifty of them are then described. */
const filteredSql = `
  WITH page AS MATERIALIZED (
    SELECT customers.id, customers.updated_at FROM customers INDEXED BY customers_live_by_area
    WHERE customers.retired_at IS NULL AND customers.kind = ?2
      AND customers.area_id IN (SELECT ?3 UNION ALL SELECT id FROM areas WHERE parent_id = ?3)
      AND customers.current_rating_id IN (SELECT id FROM ratings WHERE grade = ?4 AND expires_on > ?1)
    ORDER BY customers.updated_at DESC, customers.id DESC LIMIT ${pageRows}
  )
  SELECT ${rowColumns} FROM page JOIN customers ON customers.id = page.id ${rowJoins}
  ORDER BY page.updated_at DESC, page.id DESC`;

export function comparedRows(rows: readonly CustomerRow[]): ComparedRow[] {
  return rows.map(({ id, marketerName, rating }) => ({ id, marketerName, grade: rating?.grade ?? null }));
}

/** The first page under three filters at once: a kind, a township with its villages, a grade. */
export async function listingFiltered({ raw, window, context }: OpenedLedger) {
  const townships = (await window.jurisdictions.areas({})).filter(({ level }) => level === "township");
  const filters = townships.flatMap(({ id: areaId }) =>
    customerKinds.slice(0, 3).flatMap((kind) => grades.map((grade) => ({ areaId, kind, grade }))),
  );
  const ask = raw.query<Parameters<typeof comparedRow>[0]>(filteredSql);
  const { today } = context();
  return latencies({
    name: "list.filtered",
    requests: filters.slice(0, 240),
    value: async (filter: Required<Pick<CustomerFilter, "areaId" | "kind" | "grade">>) =>
      comparedRows((await listCustomers(context(), { ...filter, limit: pageRows })).rows),
    floor: async ({ areaId, kind, grade }) => (await ask(today, kind, areaId, grade)).map(comparedRow),
  });
}
