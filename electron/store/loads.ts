import type { Knex } from "knex";
import { ratingDueDays } from "../../shared/contract/ratingLists.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { type LoadFigure, type LoadFigures, loadFigures } from "../../shared/domain/loads.ts";
import { type Fragment, preparedRows } from "./prepared.ts";

/** The day that figures are asked for. */
export interface FiguresDay {
  day: string;
  /** whether the day is over: the figures are then those of customers who counted at its end */
  past: boolean;
  /** UTC instant at which the day ended */
  end: string;
}

/** Figures of the customers of an area: of all there, or of those whom a marketer has by exception. */
export interface AreaFigures extends LoadFigures {
  areaId: number;
  /** null for all customers of the area */
  exceptedFor: number | null;
}

/** What is not kept day by day is unknown of a past day, and counted as nothing. */
export const figuresOfPast: readonly LoadFigure[] = ["customers", "gold", "ratingsDue"];

/**
 * The load figures per area, and again for the customers who are an exception there: one statement, each part of it
 * read along an index. What an area's own marketer carries is the first less the second.
 */
export async function figuresPerArea(db: Knex, on: FiguresDay): Promise<AreaFigures[]> {
  const parts = [false, true].flatMap((excepted) => (on.past ? pastParts(on, excepted) : presentParts(on, excepted)));
  const sums = loadFigures.map((figure) => `sum(${figure}) AS "${figure}"`).join(", ");
  return preparedRows<AreaFigures>(
    db,
    {
      sql: `SELECT area_id AS "areaId", excepted_for AS "exceptedFor", ${sums}
        FROM (${parts.map(({ sql }) => sql).join(" UNION ALL ")}) GROUP BY area_id, excepted_for`,
      bindings: parts.flatMap(({ bindings }) => bindings),
    },
    undefined,
  );
}

/** A table whose rows hang on customers, and how it is read. */
interface Hanging {
  table: string;
  index?: string;
}

/**
 * `FROM … WHERE …` over what hangs on customers, or over customers themselves: of all customers, or of those whom a
 * marketer has by exception on the day, who are few and come first then.
 *
 * @param customers how customers are read where they do not come first
 */
function from(on: FiguresDay, excepted: boolean, hanging: Hanging | null, customers: string): Fragment {
  const hung = hanging && `${hanging.table}${hanging.index ? ` INDEXED BY ${hanging.index}` : ""}`;
  if (!excepted)
    return {
      sql: hanging
        ? `FROM ${hung} CROSS JOIN ${customers} ON customers.id = ${hanging.table}.customer_id WHERE 1`
        : `FROM ${customers} WHERE 1`,
      bindings: [],
    };
  const joined = hanging ? `CROSS JOIN ${hung} ON ${hanging.table}.customer_id = customers.id` : "";
  return {
    sql: `FROM customer_exceptions exceptions CROSS JOIN customers ON customers.id = exceptions.customer_id ${joined}
      WHERE exceptions.from_date <= ? AND (exceptions.to_date IS NULL OR exceptions.to_date > ?)`,
    bindings: [on.day, on.day],
  };
}

function presentParts(on: FiguresDay, excepted: boolean): Fragment[] {
  const select = (figures: Partial<Record<LoadFigure, string>>) => selected("customers.area_id", excepted, figures);
  const grouped = `AND customers.retired_at IS NULL GROUP BY customers.area_id, ${exceptedFor(excepted)}`;
  const live = from(on, excepted, null, "customers INDEXED BY customers_live_loads");
  const figured = "customers INDEXED BY customers_live_figures";
  const ratings = from(on, excepted, { table: "ratings", index: "ratings_in_force" }, figured);
  const loans = from(on, excepted, { table: "loans" }, figured);
  return [
    {
      sql: `${select({
        customers: "count(*)",
        gold: "count(customers.gold_since)",
        keyTargets: "sum(customers.key_target)",
        balanceFen: "sum(customers.loan_balance_fen)",
      })} ${live.sql} ${grouped}`,
      bindings: live.bindings,
    },
    {
      sql: `${select({ ratingsDue: "count(*)" })} ${ratings.sql}
        AND ratings.status = 'effective' AND ratings.expires_on <= ? ${grouped}`,
      bindings: [...ratings.bindings, addDays(on.day, ratingDueDays)],
    },
    {
      sql: `${select({ overdueLoans: "count(*)" })} ${loans.sql}
        AND loans.here = 1 AND loans.removed_at IS NULL AND loans.balance_fen > 0
        AND COALESCE(loans.overdue_since, loans.due_on) < ? ${grouped}`,
      bindings: [...loans.bindings, on.day],
    },
  ];
}

/** Where the customer of a row lived at the end of a past day; the instant is bound once. */
export const areaThen = `COALESCE((SELECT stays.area_id FROM customer_stays stays
  WHERE stays.customer_id = customers.id AND stays.until_at >= ? ORDER BY stays.until_at, stays.id LIMIT 1),
  customers.area_id)`;

/** That a customer counted at the end of a past day; the instant is bound twice. */
export const counted = "customers.created_at < ? AND (customers.retired_at IS NULL OR customers.retired_at >= ?)";

function pastParts(on: FiguresDay, excepted: boolean): Fragment[] {
  const { day, end } = on;
  const customers = from(on, excepted, null, "customers");
  const memberships = from(on, excepted, { table: "gold_memberships" }, "customers");
  const ratings = from(on, excepted, { table: "ratings" }, "customers");
  const gold = {
    sql: `${selected(areaThen, excepted, { gold: "1" })} ${memberships.sql}
      AND gold_memberships.confirmed_on <= ?
      AND (gold_memberships.ended_on IS NULL OR gold_memberships.ended_on > ?) AND ${counted}`,
    bindings: [end, ...memberships.bindings, day, day, end, end],
  };
  const ratingsDue = {
    sql: `${selected(areaThen, excepted, { ratingsDue: "1" })} ${ratings.sql}
      AND ratings.effective_from <= ? AND ratings.expires_on <= ?
      AND (ratings.ended_on IS NULL OR ratings.ended_on > ?) AND ${counted}`,
    bindings: [end, ...ratings.bindings, day, addDays(day, ratingDueDays), day, end, end],
  };
  if (excepted)
    return [
      {
        sql: `${selected(areaThen, excepted, { customers: "1" })} ${customers.sql} AND ${counted}`,
        bindings: [end, ...customers.bindings, end, end],
      },
      gold,
      ratingsDue,
    ];
  const moved = "customers.id IN (SELECT customer_id FROM customer_stays WHERE until_at >= ?)";
  return [
    // All by where they live today; then who moved since, taken from there and put where they lived.
    {
      sql: `${selected("area_id", excepted, { customers: "count(*)" })} FROM customers INDEXED BY customers_live_loads
        WHERE retired_at IS NULL AND created_at < ? GROUP BY area_id`,
      bindings: [end],
    },
    {
      sql: `${selected("area_id", excepted, { customers: "count(*)" })} FROM customers INDEXED BY customers_retired
        WHERE retired_at >= ? AND created_at < ? GROUP BY area_id`,
      bindings: [end, end],
    },
    {
      sql: `${selected("customers.area_id", excepted, { customers: "-1" })} FROM customers WHERE ${moved} AND ${counted}`,
      bindings: [end, end, end],
    },
    {
      sql: `${selected(areaThen, excepted, { customers: "1" })} FROM customers WHERE ${moved} AND ${counted}`,
      bindings: [end, end, end, end],
    },
    gold,
    ratingsDue,
  ];
}

function exceptedFor(excepted: boolean): string {
  return excepted ? "exceptions.marketer_id" : "NULL";
}

function selected(area: string, excepted: boolean, figures: Partial<Record<LoadFigure, string>>): string {
  const columns = loadFigures.map((figure) => `${figures[figure] ?? "0"} AS ${figure}`).join(", ");
  return `SELECT ${area} AS area_id, ${exceptedFor(excepted)} AS excepted_for, ${columns}`;
}
