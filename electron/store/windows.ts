import type { Knex } from "knex";

/** Customers looked at by one statement, and by one request at most. */
const customersPerWindow = 20_000;
const windowsPerRequest = 10;

export interface Window {
  /** ids above this one, up to and with the other */
  after: number;
  upTo: number;
  /** rows wanted at most */
  limit: number;
}

/**
 * A page of customers of whom only some are looked for, by id: window after window of ids, until the page is full or
 * enough was looked at. Whatever is looked for, a request reads no more than so many customers.
 *
 * @param atOnce one window of all customers, where an index leads to few of them anyway
 * @param find rows of a window in the order of their ids
 * @returns `nextCursor`: the id after which the next page begins, also where this one is not full; null at the end
 */
export async function windowsOfCustomers<Row extends { id: number }>(
  db: Knex,
  { cursor, limit, atOnce }: { cursor: number; limit: number; atOnce: boolean },
  find: (window: Window) => Promise<Row[]>,
): Promise<{ rows: Row[]; nextCursor: number | null }> {
  const last = await db("customers").max({ id: "id" }).first();
  const end: number = last?.id ?? 0;
  const rows: Row[] = [];
  let after = cursor;
  for (let window = 0; window < windowsPerRequest && after < end; window += 1) {
    const upTo = atOnce ? end : Math.min(after + customersPerWindow, end);
    const missing = limit - rows.length;
    const found = await find({ after, upTo, limit: missing });
    rows.push(...found);
    if (found.length === missing) return { rows, nextCursor: found.at(-1)?.id ?? upTo };
    after = upTo;
  }
  return { rows, nextCursor: after < end ? after : null };
}
