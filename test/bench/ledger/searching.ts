import { listCustomers } from "../../../electron/ledger/list.ts";
import { Random } from "../../../electron/sample/random.ts";
import { indexTokens, searchQuery } from "../../../electron/store/searchTokens.ts";
import { latencies } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";
import { comparedRows, pageRows } from "./listing.ts";
import { comparedRow, rowColumns, rowJoins } from "./rowSql.ts";

const requests = 240;

/** One rank of a search by hand: the newest hits of the index, looked up while they are needed. */
function rankSql(rank: number, verified: boolean): string {
  const numbers = `AND (instr(customers.phone, ?5) > 0 OR instr(customers.id_number, ?5) > 0
    OR customers.id IN (SELECT rowid FROM customer_search WHERE customer_search MATCH ?6))`;
  return `SELECT * FROM (SELECT customer_search.rowid AS id, ${rank} AS rank
    FROM customer_search CROSS JOIN customers ON customers.id = customer_search.rowid
    WHERE customer_search MATCH ?${rank + 2} AND customers.retired_at IS NULL ${verified ? numbers : ""}
    ORDER BY customer_search.rowid DESC LIMIT ${pageRows})`;
}

function searchSql(verified: boolean): string {
  const ranks = [0, 1, 2].map((rank) => rankSql(rank, verified)).join(" UNION ALL ");
  return `WITH page AS MATERIALIZED (${ranks} LIMIT ${pageRows})
    SELECT ${rowColumns} FROM page JOIN customers ON customers.id = page.id ${rowJoins}
    ORDER BY page.rank, page.id DESC`;
}

/** What people type: a surname, a name of two characters, initials, four digits of a phone, somebody who is not there. */
export async function typed({ raw }: OpenedLedger, customers: number): Promise<Record<string, string[]>> {
  const random = new Random(7);
  const person = raw.query<{ name: string; phone: string }>(
    "SELECT name, phone FROM customers WHERE id >= ?1 AND kind = 'farmer' LIMIT 1",
  );
  const people = [];
  while (people.length < requests) {
    const [found] = await person(random.whole(1, Math.max(1, customers - 100)));
    if (found) people.push(found);
  }
  const rare = [..."龘靐齉爩麤灪龖厵纞虋"];
  return {
    surname: people.map(({ name }) => name.slice(0, 1)),
    name2: people.map(({ name }) => name.slice(0, 2)),
    initials: people.map(({ name, phone }) => initialsOf(name, phone)),
    phone4: people.map(({ phone }) => phone.slice(-4)),
    miss: people.map(({ name }) => name.slice(0, 1) + random.pick(rare as [string, ...string[]])),
  };
}

/** The initials of a name, as the index holds them: the shortest of its whole readings. */
function initialsOf(name: string, phone: string): string {
  const whole = indexTokens({ name, phone, idNumber: "", address: "" })
    .split(" ")
    .filter((token) => /^e[a-z]+$/.test(token))
    .map((token) => token.slice(1));
  return whole.reduce((shortest, reading) => (reading.length < shortest.length ? reading : shortest));
}

/** Search as one types, first page with everything its rows show, over the same query prepared by hand. */
export async function* searching(ledger: OpenedLedger, customers: number) {
  const { raw, context } = ledger;
  const { today } = context();
  const plain = raw.query<Parameters<typeof comparedRow>[0]>(searchSql(false));
  const verified = raw.query<Parameters<typeof comparedRow>[0]>(searchSql(true));
  for (const [kind, searches] of Object.entries(await typed(ledger, customers))) {
    const asked = searches.map((search) => ({ search, query: searchQuery(search) }));
    yield* await latencies({
      name: `search.${kind}`,
      requests: asked,
      value: async ({ search }) => comparedRows((await listCustomers(context(), { search, limit: pageRows })).rows),
      floor: async ({ query }) => {
        const [first = "", second = "", third = ""] = query?.ranks ?? [];
        const [number] = query?.numbers ?? [];
        const rows = number
          ? await verified(today, first, second, third, number.number, number.text)
          : await plain(today, first, second, third);
        return rows.map(comparedRow);
      },
    });
  }
}
