import { changeCustomer, getCustomer, viewCustomer } from "../../../electron/ledger/service.ts";
import { indexTokens } from "../../../electron/store/searchTokens.ts";
import { pickCustomerFields } from "../../../shared/contract/customers.ts";
import { latencies } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";
import { headOfTrail } from "../rawDatabase.ts";

const requests = 300;

/** What a customer's page shows first: the customer, their area with all above it, marketer, rating, who wrote them. */
const openSql = `
  WITH RECURSIVE path(id, parent_id, name, depth) AS (
    SELECT areas.id, areas.parent_id, areas.name, 0 FROM areas JOIN customers ON customers.area_id = areas.id
      WHERE customers.id = ?1
    UNION ALL
    SELECT areas.id, areas.parent_id, areas.name, path.depth + 1 FROM path JOIN areas ON areas.id = path.parent_id
  )
  SELECT customers.*, creators.name AS created_by_name, editors.name AS updated_by_name,
    ratings.grade, ratings.score, ratings.line_fen, ratings.expires_on,
    (SELECT json_group_array(name) FROM (SELECT name FROM path ORDER BY depth DESC)) AS area_path,
    (SELECT users.name FROM path
       JOIN assignments ON assignments.area_id = path.id AND assignments.from_date <= ?2
         AND (assignments.to_date IS NULL OR assignments.to_date > ?2)
       JOIN users ON users.id = assignments.marketer_id ORDER BY path.depth LIMIT 1) AS marketer_name
  FROM customers
    JOIN users creators ON creators.id = customers.created_by
    JOIN users editors ON editors.id = customers.updated_by
    LEFT JOIN ratings ON ratings.id = customers.current_rating_id AND ratings.expires_on > ?2
  WHERE customers.id = ?1 AND customers.retired_at IS NULL`;

export async function openingCustomers({ raw, context }: OpenedLedger, ids: readonly number[]) {
  const ask = raw.query<{ name: string; area_path: string; marketer_name: string | null }>(openSql);
  const { today } = context();
  return latencies({
    name: "customer.open",
    requests: ids.slice(0, requests),
    value: async (id) => {
      const { name, areaPath, marketer } = await viewCustomer(context(), { id });
      return { name, areaPath, marketer: marketer?.name ?? null };
    },
    floor: async (id) => {
      const [row] = await ask(id, today);
      return row && { name: row.name, areaPath: JSON.parse(row.area_path), marketer: row.marketer_name };
    },
  });
}

/** A changed address with what belongs to it: the index of the search and the entry in the trail, on the disk. */
export async function savingCustomers({ raw, context }: OpenedLedger, ids: readonly number[]) {
  const ctx = context();
  const customers = await Promise.all(ids.slice(0, requests).map((id) => getCustomer(ctx, { id })));
  const pairs = customers.map((customer, index) => ({
    customer,
    // The floor writes another customer, so that neither side finds the pages of its own change warm.
    other: customers[(index + 1) % customers.length] ?? customer,
    address: `${customer.address}甲`,
  }));
  const versions = new Map(customers.map(({ id, version }) => [id, version]));
  return latencies({
    name: "customer.save",
    requests: pairs,
    value: async ({ customer, address }) => {
      const { id } = customer;
      const version = versions.get(id) ?? 0;
      const fields = { ...pickCustomerFields(customer), address: address + version };
      const saved = await changeCustomer(context(), { id, version, fields });
      versions.set(id, saved.version);
      return null;
    },
    floor: async ({ other, address }) => {
      const at = new Date().toISOString();
      await raw.transaction((run) => {
        run("UPDATE customers SET main_business = ?, updated_at = ? WHERE id = ?", [address, at, other.id]);
        run("INSERT OR REPLACE INTO customer_search (rowid, tokens) VALUES (?, ?)", [other.id, indexTokens(other)]);
        run(
          `INSERT INTO audit_entries (at, actor_id, actor_name, action, subject_type, subject_id, "before", "after",
             previous_hash, hash) VALUES (?, 1, '示例主任', 'customer.update', 'customer', ?, ?, ?, ${headOfTrail}, ?)`,
          [at, String(other.id), JSON.stringify({ address }), JSON.stringify({ address }), "0".repeat(64)],
        );
      });
      return null;
    },
  });
}
