import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { addDays, dateInZone } from "../../shared/domain/dates.ts";
import { householdLines } from "../../shared/domain/householdLines.ts";
import type { FactBasis, FactLoan } from "../../shared/domain/ratingFacts.ts";
import { statementLines } from "../../shared/domain/statementLines.ts";
import { listOf, rowsOf } from "./dialect.ts";

interface CustomerFacts {
  id: number;
  kind: CustomerKind;
  birthDate: string | null;
  createdAt: string;
  headcount: number | null;
  yearlyIncomeFen: number | null;
}

interface SectionRow {
  customerId: number;
  section: string;
  data: string;
}

interface LoanRow extends Omit<FactLoan, "here"> {
  customerId: number;
  here: number;
}

interface HoldingRow {
  customerId: number;
  service: string;
  here: number;
  balanceFen: number | null;
}

interface StatementRow {
  customerId: number;
  endsOn: string;
  months: number;
  figures: string;
}

type Statement = FactBasis["statements"][number];
type Household = NonNullable<FactBasis["household"]>;

const noFigures = Object.fromEntries(householdLines.map((line) => [line, null])) as Omit<
  Household,
  "surveyedOn" | "labourForce"
>;
const noStatement = Object.fromEntries(statementLines.map((line) => [line, null]));

/**
 * What the ledger holds of customers that facts are computed from, for one as for a thousand: a few statements
 * whatever their number.
 *
 * @param timeZone of the branch, in which the day of registration is told
 */
export async function factBases(
  db: Knex,
  customerIds: readonly number[],
  { today, timeZone }: { today: string; timeZone: string },
): Promise<Map<number, FactBasis>> {
  const of = (table: string) => db(table).where(`${table}.customerId`, "in", listOf(db, customerIds));
  const counted = ["customerId", "count"] as const;
  type Counted = { customerId: number; count: number };
  const [customers, sections, loans, holdings, statements, guarantors, visits] = await Promise.all([
    rowsOf<CustomerFacts>(
      db,
      db("customers")
        .where("id", "in", listOf(db, customerIds))
        .select("id", "kind", "birthDate", "createdAt", "headcount", "yearlyIncomeFen"),
      ["id", "kind", "birthDate", "createdAt", "headcount", "yearlyIncomeFen"],
    ),
    rowsOf<SectionRow>(
      db,
      of("customerSections")
        .whereIn("section", ["person", "household", "business"])
        .select("customerId", "section", "data"),
      ["customerId", "section", "data"],
    ),
    rowsOf<LoanRow>(
      db,
      of("loans")
        .whereNull("removedAt")
        .where("balanceFen", ">", 0)
        .select("customerId", "here", "lender", "balanceFen", "dueOn", "overdueSince"),
      ["customerId", "here", "lender", "balanceFen", "dueOn", "overdueSince"],
    ),
    rowsOf<HoldingRow>(
      db,
      of("holdings").whereNull("removedAt").select("customerId", "service", "here", "balanceFen"),
      ["customerId", "service", "here", "balanceFen"],
    ),
    rowsOf<StatementRow>(
      db,
      of("financialStatements").whereNull("removedAt").select("customerId", "endsOn", "months", "figures"),
      ["customerId", "endsOn", "months", "figures"],
    ),
    rowsOf<Counted>(
      db,
      of("customerLinks")
        .whereNull("removedAt")
        .where("relation", "guarantor")
        .groupBy("customerId")
        .select("customerId")
        .count({ count: "*" }),
      counted,
    ),
    rowsOf<Counted>(
      db,
      of("visits")
        .where("visitedOn", ">", addDays(today, -365))
        .groupBy("customerId")
        .select("customerId")
        .count({ count: "*" }),
      counted,
    ),
  ]);
  const bases = new Map<number, MutableBasis>(
    customers.map(({ id, createdAt, ...customer }) => [
      id,
      {
        ...customer,
        registeredOn: dateInZone(new Date(createdAt), timeZone),
        yearsInVillage: null,
        household: null,
        business: null,
        loans: [],
        holdings: [],
        statements: [],
        guarantors: 0,
        visitsLastYear: 0,
      },
    ]),
  );
  for (const { customerId, section, data } of sections) addSection(bases.get(customerId), section, JSON.parse(data));
  for (const { customerId, here, ...loan } of loans) bases.get(customerId)?.loans.push({ ...loan, here: here === 1 });
  for (const { customerId, here, ...holding } of holdings)
    bases.get(customerId)?.holdings.push({ ...holding, here: here === 1 });
  for (const { customerId, figures, ...statement } of statements)
    bases.get(customerId)?.statements.push({ ...noStatement, ...JSON.parse(figures), ...statement });
  for (const { customerId, count } of guarantors) set(bases.get(customerId), "guarantors", count);
  for (const { customerId, count } of visits) set(bases.get(customerId), "visitsLastYear", count);
  return bases;
}

interface MutableBasis extends FactBasis {
  loans: FactLoan[];
  holdings: FactBasis["holdings"][number][];
  statements: Statement[];
}

function set(basis: MutableBasis | undefined, name: "guarantors" | "visitsLastYear", count: number): void {
  if (basis) basis[name] = count;
}

/** A section keeps what is filled in alone. */
function addSection(basis: MutableBasis | undefined, section: string, data: Record<string, unknown>): void {
  if (!basis) return;
  if (section === "person") basis.yearsInVillage = (data.yearsInVillage as number | undefined) ?? null;
  if (section === "household")
    basis.household = { ...noFigures, surveyedOn: null, labourForce: null, ...(data as Partial<Household>) };
  if (section === "business") basis.business = { foundedOn: null, premises: null, ...data };
}
