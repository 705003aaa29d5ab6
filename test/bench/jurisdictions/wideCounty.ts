import { cpSync, existsSync, mkdirSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { Random } from "../../../electron/sample/random.ts";
import { addDays } from "../../../shared/domain/dates.ts";
import { countyOf, openLedger } from "../openedLedger.ts";
import type { RawDatabase } from "../rawDatabase.ts";
import { multiplyCustomers } from "./multiply.ts";

const areasWanted = 2000;
const marketersWanted = 60;
const historyDays = 5 * 365;

/** Customers that are made up one by one; more are copies of them. */
const madeUp = 100_000;

/** Customers of which one has an exception, one had one, and one lived elsewhere before. */
const oneInExcepted = 100;
const oneInMoved = 50;

/**
 * The made-up county as a large branch has it: 2,000 areas with groups below the villages, 60 marketers, and five years
 * of assignments, exceptions, covers and moves. Made once and kept in `cache`.
 */
export async function wideCountyOf(customers: number, cache: string): Promise<string> {
  if (customers > madeUp && customers % madeUp > 0) throw new Error(`More than ${madeUp} go by multiples of them.`);
  const county = await countyOf(Math.min(customers, madeUp), cache);
  const folder = join(cache, `wide-${customers}`);
  const database = join(folder, "ledger.db");
  const whole = join(folder, "whole");
  if (existsSync(whole)) return database;
  rmSync(folder, { recursive: true, force: true });
  cpSync(dirname(county), folder, { recursive: true });
  rmSync(whole, { recursive: true, force: true });
  console.log("Widening it to 2,000 areas, 60 marketers and five years of history, once …");
  const ledger = await openLedger(database);
  try {
    await multiplyCustomers(ledger.raw, customers);
    await widen(ledger.raw, ledger.context().today);
  } finally {
    await ledger.close();
  }
  mkdirSync(whole);
  return database;
}

async function widen(raw: RawDatabase, today: string): Promise<void> {
  await addMarketers(raw);
  await addGroups(raw);
  await spreadCustomers(raw);
  await addHistory(raw, today);
  await raw.execute("ANALYZE");
}

async function addMarketers(raw: RawDatabase): Promise<void> {
  const count = "SELECT count(*) AS count FROM user_roles WHERE role = 'marketer'";
  const [row] = await raw.query<{ count: number }>(count)();
  await raw.transaction((run) => {
    for (let number = (row?.count ?? 0) + 1; number <= marketersWanted; number += 1) {
      const login = `m${String(number).padStart(2, "0")}`;
      run("INSERT INTO users (login, name, active, created_at) VALUES (?, ?, 1, '2020-01-01T00:00:00.000Z')", [
        login,
        `客户经理${number}`,
      ]);
      run("INSERT INTO user_roles (user_id, role) SELECT id, 'marketer' FROM users WHERE login = ?", [login]);
    }
  });
}

/** Groups under each village in turn until there are enough areas. */
async function addGroups(raw: RawDatabase): Promise<void> {
  const villages = await raw.query<{ id: number; code: string }>(
    "SELECT id, code FROM areas WHERE level = 'village' ORDER BY code",
  )();
  const [row] = await raw.query<{ count: number }>("SELECT count(*) AS count FROM areas")();
  await raw.transaction((run) => {
    for (let number = row?.count ?? 0, round = 1; number < areasWanted; round += 1)
      for (const { id, code } of villages) {
        if (number >= areasWanted) break;
        run("INSERT INTO areas (code, parent_id, level, name) VALUES (?, ?, 'group', ?)", [
          code + String(round).padStart(2, "0"),
          id,
          `第${round}组`,
        ]);
        number += 1;
      }
  });
}

/** Customers of a village are spread over it and its groups, which is no move: the trigger that keeps stays is away. */
async function spreadCustomers(raw: RawDatabase): Promise<void> {
  const [trigger] = await raw.query<{ sql: string }>(
    "SELECT sql FROM sqlite_master WHERE type = 'trigger' AND name = 'customers_keep_stays'",
  )();
  if (!trigger) throw new Error("The ledger has lost the trigger that keeps where customers lived.");
  await raw.execute(
    `CREATE TEMP TABLE places AS
       SELECT village_id, area_id, row_number() OVER (PARTITION BY village_id ORDER BY area_id) - 1 AS place,
         count(*) OVER (PARTITION BY village_id) AS places
       FROM (SELECT id AS village_id, id AS area_id FROM areas WHERE level = 'village'
         UNION ALL SELECT parent_id, id FROM areas WHERE level = 'group');
     CREATE INDEX temp.places_of ON places (village_id, place);
     DROP TRIGGER customers_keep_stays;
     UPDATE customers SET area_id = places.area_id FROM places
       WHERE places.village_id = customers.area_id AND places.place = customers.id % places.places
         AND places.area_id <> customers.area_id;
     ${trigger.sql};
     DROP TABLE places`,
  );
}

async function addHistory(raw: RawDatabase, today: string): Promise<void> {
  const random = new Random(7);
  const ids = async (sql: string) => (await raw.query<{ id: number }>(sql)()).map(({ id }) => id);
  const marketers = await ids("SELECT user_id AS id FROM user_roles WHERE role = 'marketer' ORDER BY user_id");
  const someone = () => random.pick(marketers as [number, ...number[]]);
  const areas = await raw.query<{ id: number; first: string | null }>(
    `SELECT areas.id, min(from_date) AS first FROM areas LEFT JOIN assignments ON assignments.area_id = areas.id
     WHERE level IN ('township', 'village') GROUP BY areas.id ORDER BY areas.id`,
  )();
  const customers = await raw.query<{ id: number; areaId: number }>(
    `SELECT id, area_id AS areaId FROM customers WHERE retired_at IS NULL AND id % ${oneInMoved} = 0 ORDER BY id`,
  )();
  const villages = await ids("SELECT id FROM areas WHERE level = 'village' ORDER BY id");
  const begin = addDays(today, -historyDays);
  const written = ["2021-01-01T00:00:00.000Z", 1] as const;
  await raw.transaction((run) => {
    const period = (table: string, subject: string, id: number, from: string, to: string | null) =>
      run(
        `INSERT INTO ${table} (${subject}, marketer_id, from_date, to_date, reason, created_at, created_by)
         VALUES (?, ?, ?, ?, '', ?, ?)`,
        [id, someone(), from, to, ...written],
      );
    for (const { id, first } of areas)
      for (let from = begin; from !== first && from < today; ) {
        const after = addDays(from, random.whole(200, 500));
        const to = [after, first ?? today].toSorted()[0] === after ? after : first;
        period("assignments", "area_id", id, from, to);
        from = to ?? today;
      }
    for (const { id, areaId } of customers) {
      const since = addDays(today, -random.whole(30, 300));
      const before = addDays(today, -random.whole(400, 1500));
      period("customer_exceptions", "customer_id", id, before, addDays(before, 90));
      if (id % oneInExcepted === 0) period("customer_exceptions", "customer_id", id, since, null);
      const elsewhere = random.pick(villages as [number, ...number[]]);
      if (elsewhere !== areaId)
        run("INSERT INTO customer_stays (customer_id, area_id, until_at, moved_by) VALUES (?, ?, ?, 1)", [
          id,
          elsewhere,
          `${addDays(today, -random.whole(100, 1500))}T04:00:00.000Z`,
        ]);
    }
    for (const [index, absent] of marketers.entries()) {
      if (index % 2 === 1) continue;
      const deputy = marketers[index + 1] ?? absent;
      for (let from = begin; from <= today; from = addDays(from, random.whole(150, 400)))
        run(
          `INSERT INTO covers (absent_id, deputy_id, from_date, to_date, reason, created_at, created_by)
           VALUES (?, ?, ?, ?, '', ?, ?)`,
          [absent, deputy, from, addDays(from, 14), ...written],
        );
    }
  });
}
