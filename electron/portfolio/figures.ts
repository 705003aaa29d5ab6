import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { type Standing, type StandingFigures, standings } from "../../shared/domain/portfolio.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { areaSubtree, rowsOf, standingPlace } from "../store/dialect.ts";

/** Which customers are counted, of those whom the asker may see. */
export interface Narrowing {
  areaId?: number | undefined;
  kind?: CustomerKind | undefined;
}

export function narrowed(query: Knex.QueryBuilder, ctx: Context, { areaId, kind }: Narrowing): Knex.QueryBuilder {
  withinScope(query, ctx);
  if (areaId !== undefined) query.where("customers.areaId", "in", areaSubtree(ctx.db, areaId));
  if (kind) query.where("customers.kind", kind);
  return query;
}

/** Customers with their ratings that had begun by a day, one row a customer; what is selected is an aggregate. */
export function customersWithRatings(ctx: Context, narrowing: Narrowing, day: string): Knex.QueryBuilder {
  const query = ctx.db("customers").leftJoin("ratings", (join) => {
    join.on("ratings.customerId", "customers.id").andOnIn("ratings.status", pastStatuses);
    join.andOnVal("ratings.effectiveFrom", "<=", day);
  });
  return narrowed(query, ctx, narrowing).groupBy("customers.id");
}

/** A standing as the query gives it: its place among `standings`; null for who was never rated. */
export function standingAt(place: number | null): Standing {
  return (place === null ? null : standings[place]) ?? "notRated";
}

export type Figures<By extends string> = StandingFigures & Record<By, number | string | null>;

/**
 * Customers by how they stood on a day and by something else, read off indexes in the order of customers.
 *
 * @param by columns to group by as well, by their names in code
 * @param more joins that those columns need
 */
export async function figuresBy<By extends string>(
  ctx: Context,
  narrowing: Narrowing,
  day: string,
  by: Readonly<Record<By, string>>,
  more: (query: Knex.QueryBuilder) => void = () => {},
): Promise<Figures<By>[]> {
  const { db } = ctx;
  const names = Object.keys(by) as By[];
  const each = customersWithRatings(ctx, narrowing, day).select(by, "customers.loanBalanceFen", "ratings.lineFen", {
    place: standingPlace(db, day),
  });
  more(each);
  const grouped = db
    .from(each.as("each"))
    .select(...names, "place")
    .count({ customers: "*" })
    .sum({ loanBalanceFen: "loanBalanceFen" })
    .select({ lineFen: db.raw("sum(CASE WHEN place < ? THEN line_fen ELSE 0 END)", [grades.length]) })
    .groupBy(...names, "place");
  type Row = Record<By, number | string | null> & Omit<StandingFigures, "standing"> & { place: number | null };
  const columns = [...names, "place", "customers", "loanBalanceFen", "lineFen"] as (keyof Row & string)[];
  const rows = await rowsOf<Row>(db, grouped, columns);
  return rows.map(({ place, ...row }) => ({ ...row, standing: standingAt(place) }) as unknown as Figures<By>);
}
