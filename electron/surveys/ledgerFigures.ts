import type { Knex } from "knex";
import type { Outputs } from "../../shared/contract/index.ts";
import type { LedgerFigures } from "../../shared/contract/surveys.ts";
import { monthsOfYear, type SurveyDemand } from "../../shared/domain/areaSurvey.ts";
import { normalPurpose } from "../../shared/domain/concentration.ts";
import { addMonths } from "../../shared/domain/dates.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { inVillages, villageOf } from "../visits/dueWork.ts";

type Asker = Pick<Context, "db" | "scope" | "today">;

export function noLedgerFigures(): LedgerFigures {
  return {
    customers: 0,
    householdCustomers: 0,
    rated: 0,
    linesFen: 0,
    balanceFen: 0,
    demandFen: 0,
    lastVisitedOn: null,
  };
}

/** The months of which capital demands count: this one and the eleven after it. */
function demandMonths(today: string): [string, string] {
  const first = today.slice(0, 7);
  return [first, addMonths(`${first}-01`, monthsOfYear - 1).slice(0, 7)];
}

/** Capital demands of the customer of a row; the first and the last month are bound. */
const notedDemands = `FROM capital_demands WHERE capital_demands.customer_id = customers.id
  AND capital_demands.removed_at IS NULL AND capital_demands.month BETWEEN ? AND ?`;

/** The customers of villages whom the asker may see. */
function customersIn(ctx: Asker, villageIds: readonly number[]): Knex.QueryBuilder {
  const query = ctx.db("customers");
  withinScope(query, ctx);
  inVillages(query, ctx.db, villageIds);
  return query;
}

/** What the ledger says of each village, with the groups and parts in it; one statement, read off indexes. */
export async function figuresPerVillage(
  ctx: Asker,
  villageIds: readonly number[],
): Promise<Map<number, LedgerFigures>> {
  const { db, today } = ctx;
  const perArea = customersIn(ctx, villageIds)
    .joinRaw(
      `LEFT JOIN ratings INDEXED BY ratings_by_customer ON ratings.customer_id = customers.id
         AND ratings.status = 'effective' AND ratings.expires_on > ?`,
      [today],
    )
    .groupBy("customers.areaId")
    .select("customers.areaId")
    .count({ customers: "*", rated: "ratings.lineFen" })
    .sum({ linesFen: "ratings.lineFen", balanceFen: "customers.loanBalanceFen" })
    .max({ lastVisitedOn: "customers.lastVisitedOn" })
    .select({
      householdCustomers: db.raw("sum(customers.kind IN ('farmer', 'selfEmployed'))"),
      demandFen: db.raw(
        `sum((SELECT coalesce(sum(capital_demands.amount_fen), 0) ${notedDemands}))`,
        demandMonths(today),
      ),
    });
  const rows: (LedgerFigures & { villageId: number })[] = await db
    .from(perArea.as("perArea"))
    .join("areas", "areas.id", "perArea.areaId")
    .select({ villageId: db.raw(villageOf("areas")) })
    .sum({
      customers: "customers",
      rated: "rated",
      householdCustomers: "householdCustomers",
      balanceFen: "balanceFen",
      demandFen: "demandFen",
    })
    .select({ linesFen: db.raw("coalesce(sum(lines_fen), 0)") })
    .max({ lastVisitedOn: "lastVisitedOn" })
    .groupBy("villageId");
  return new Map(rows.map(({ villageId, ...figures }) => [villageId, figures]));
}

type VillageLedger = Outputs["surveys"]["village"]["ledger"];

/** Who works, by the households' own sections. */
export async function labourOnRecord(ctx: Asker, villageId: number): Promise<VillageLedger["labour"]> {
  const { db } = ctx;
  const [row]: VillageLedger["labour"][] = await customersIn(ctx, [villageId])
    .join("customerSections", (join) =>
      join.on("customerSections.customerId", "customers.id").andOnVal("customerSections.section", "household"),
    )
    .select({
      households: db.raw("count(json_extract(data, '$.labourForce'))"),
      labourForce: db.raw("coalesce(sum(json_extract(data, '$.labourForce')), 0)"),
      migrantWorkers: db.raw("coalesce(sum(json_extract(data, '$.migrantWorkers')), 0)"),
    });
  return row ?? { households: 0, labourForce: 0, migrantWorkers: 0 };
}

/** Capital demands of a village by purpose, the largest first, and calendar month. */
export async function demandsOnRecord(ctx: Asker, villageId: number): Promise<VillageLedger["demands"]> {
  const rows: { purpose: string; month: string; amountFen: number }[] = await customersIn(ctx, [villageId])
    .join("capitalDemands", "capitalDemands.customerId", "customers.id")
    .whereNull("capitalDemands.removedAt")
    .whereBetween("capitalDemands.month", demandMonths(ctx.today))
    .select("capitalDemands.purpose", "capitalDemands.month")
    .sum({ amountFen: "capitalDemands.amountFen" })
    .groupBy("capitalDemands.purpose", "capitalDemands.month")
    .orderBy("amountFen", "desc");
  const byPurpose = new Map<string, { purpose: string; months: number[] }>();
  for (const { purpose, month, amountFen } of rows) {
    const key = normalPurpose(purpose);
    const known = byPurpose.get(key) ?? { purpose, months: Array<number>(monthsOfYear).fill(0) };
    const place = Number(month.slice(5)) - 1;
    known.months[place] = (known.months[place] ?? 0) + Number(amountFen);
    byPurpose.set(key, known);
  }
  const total = ({ months }: SurveyDemand) => months.reduce((sum, fen) => sum + fen, 0);
  return [...byPurpose.values()].sort((one, other) => total(other) - total(one));
}
