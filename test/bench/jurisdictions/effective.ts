import { customerOnDay } from "../../../electron/jurisdictions/timeline/service.ts";
import { listCustomers } from "../../../electron/ledger/list.ts";
import { addDays, startOfDay } from "../../../shared/domain/dates.ts";
import { latencies } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";

const requests = 300;
const pageSize = 50;

/** In SQL, that a period holds on the day. */
const holds = (table: string) => `${table}.from_date <= ?2 AND (${table}.to_date IS NULL OR ${table}.to_date > ?2)`;

/** Who was responsible for a customer on a day: by exception, or by the nearest assigned area of where they lived. */
const oneSql = `
  WITH RECURSIVE path(id, depth) AS (
    SELECT coalesce((SELECT area_id FROM customer_stays WHERE customer_id = ?1 AND until_at >= ?3
        ORDER BY until_at, id LIMIT 1), (SELECT area_id FROM customers WHERE id = ?1)), 0
    UNION ALL
    SELECT coalesce((SELECT parent_id FROM area_history WHERE area_id = path.id AND until_date > ?2
        ORDER BY until_date, id LIMIT 1), areas.parent_id), depth + 1
      FROM path JOIN areas ON areas.id = path.id WHERE areas.parent_id IS NOT NULL
  )
  SELECT coalesce(
    (SELECT marketer_id FROM customer_exceptions WHERE customer_id = ?1 AND ${holds("customer_exceptions")}),
    (SELECT marketer_id FROM path JOIN assignments ON assignments.area_id = path.id AND ${holds("assignments")}
      ORDER BY depth LIMIT 1)) AS marketer`;

/** Who was responsible for one customer on a past day. */
export async function effectiveOfOne({ raw, context }: OpenedLedger, customers: number) {
  const bare = raw.query<{ marketer: number | null }>(oneSql);
  const registered = raw.query<{ at: string }>("SELECT created_at AS at FROM customers WHERE id = ?");
  const { today, timeZone } = context();
  const asked = await Promise.all(
    Array.from({ length: requests }, async (_, index) => {
      const customerId = 1 + Math.floor((index * customers) / requests);
      const since = (await registered(customerId))[0]?.at.slice(0, 10) ?? today;
      const day = addDays(today, -(index % 400));
      return { customerId, day: day > since ? day : today };
    }),
  );
  return latencies({
    name: "jurisdictions.effective.one",
    requests: asked,
    value: async (one) => (await customerOnDay(context(), one)).marketer?.id ?? null,
    floor: async ({ customerId, day }) => {
      const end = startOfDay(addDays(day, 1), timeZone).toISOString();
      return (await bare(customerId, day, end))[0]?.marketer ?? null;
    },
  });
}

/** The marketers of a page of customers of a village, newest change first. */
const pageSql = `
  WITH RECURSIVE subtree(id) AS (
    SELECT ?1 UNION ALL SELECT areas.id FROM areas JOIN subtree ON areas.parent_id = subtree.id
  ),
  assigned(area_id, marketer_id) AS (SELECT area_id, marketer_id FROM assignments WHERE ${holds("assignments")}),
  effective(area_id, marketer_id) AS (
    SELECT areas.id, assigned.marketer_id FROM areas LEFT JOIN assigned ON assigned.area_id = areas.id
      WHERE areas.parent_id IS NULL
    UNION ALL
    SELECT areas.id, coalesce(assigned.marketer_id, effective.marketer_id) FROM effective
      JOIN areas ON areas.parent_id = effective.area_id LEFT JOIN assigned ON assigned.area_id = areas.id
  ),
  page AS (
    SELECT id, area_id, updated_at FROM customers
    WHERE area_id IN (SELECT id FROM subtree) AND retired_at IS NULL ORDER BY updated_at DESC, id DESC LIMIT ${pageSize}
  )
  SELECT page.id, users.name FROM page
    LEFT JOIN customer_exceptions ON customer_exceptions.customer_id = page.id AND ${holds("customer_exceptions")}
    LEFT JOIN effective ON effective.area_id = page.area_id
    LEFT JOIN users ON users.id = coalesce(customer_exceptions.marketer_id, effective.marketer_id)
  ORDER BY page.updated_at DESC, page.id DESC`;

/** A page of the ledger with who is responsible for each customer today. */
export async function effectiveOfPage({ raw, context }: OpenedLedger) {
  const bare = raw.query<{ id: number; name: string | null }>(pageSql);
  const villages = await raw.query<{ id: number }>("SELECT id FROM areas WHERE level = 'village' ORDER BY id")();
  const { today } = context();
  return latencies({
    name: "jurisdictions.effective.page",
    requests: Array.from({ length: requests }, (_, index) => villages[index % villages.length]?.id ?? 0),
    value: async (areaId) => {
      const { rows } = await listCustomers(context(), { areaId, limit: pageSize });
      return rows.map(({ id, marketerName }) => [id, marketerName]);
    },
    floor: async (areaId) => (await bare(areaId, today)).map(({ id, name }) => [id, name]),
  });
}
