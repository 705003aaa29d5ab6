import type { Knex } from "knex";
import type { CustomerKind } from "../../shared/domain/customer.ts";
import { addDays, dateInZone } from "../../shared/domain/dates.ts";
import { householdLines } from "../../shared/domain/householdLines.ts";
import { type FactBasis, type FactLoan, type FactSource, factSources } from "../../shared/domain/ratingFacts.ts";
import { type StatementFigures, statementLines } from "../../shared/domain/statementLines.ts";
import { listOf, membersOf, rowsOf } from "./dialect.ts";

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
  data: Record<string, unknown>;
}

interface HouseholdRow {
  customerId: number;
  /** in the order of `householdMembers` */
  members: unknown[];
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
  figures: Partial<StatementFigures>;
}

type Statement = FactBasis["statements"][number];
type Household = NonNullable<FactBasis["household"]>;

/** What facts need of the survey of a household, in the order in which it is read. */
const householdMembers = ["surveyedOn", "labourForce", ...householdLines] as const;
const noHousehold = Object.fromEntries(householdMembers.map((member) => [member, null])) as unknown as Household;
const noStatement = Object.fromEntries(statementLines.map((line) => [line, null])) as unknown as StatementFigures;

/**
 * What the ledger holds of customers that facts are computed from, for one as for a thousand: a few statements
 * whatever their number, one after the other, so that other requests find a connection.
 *
 * @param timeZone of the branch, in which the day of registration is told
 * @param wanted the parts to read; facts from the others are not to be asked for then
 */
export async function factBases(
  db: Knex,
  customerIds: readonly number[],
  { today, timeZone }: { today: string; timeZone: string },
  wanted: ReadonlySet<FactSource> = new Set(factSources),
): Promise<Map<number, FactBasis>> {
  const bases = await emptyBases(db, customerIds, timeZone);
  const of = (table: string) => db(table).where(`${table}.customerId`, "in", listOf(db, customerIds));
  const sections = (["person", "business"] as const).filter((section) => wanted.has(section));
  if (sections.length > 0)
    for (const { customerId, section, data } of await rowsOf<SectionRow>(
      db,
      of("customerSections").whereIn("section", sections).select("customerId", "section", "data"),
      ["customerId", "section", "data"],
      ["data"],
    ))
      addSection(bases.get(customerId), section, data);
  if (wanted.has("household"))
    for (const { customerId, members } of await rowsOf<HouseholdRow>(
      db,
      of("customerSections")
        .where("section", "household")
        .select("customerId", membersOf(db, "data", householdMembers, "members")),
      ["customerId", "members"],
      ["members"],
    ))
      set(bases.get(customerId), "household", householdOf(members));
  if (wanted.has("loans"))
    for (const { customerId, here, ...loan } of await rowsOf<LoanRow>(
      db,
      of("loans")
        .whereNull("removedAt")
        .where("balanceFen", ">", 0)
        .select("customerId", "here", "lender", "balanceFen", "dueOn", "overdueSince"),
      ["customerId", "here", "lender", "balanceFen", "dueOn", "overdueSince"],
    ))
      bases.get(customerId)?.loans.push({ ...loan, here: here === 1 });
  if (wanted.has("holdings"))
    for (const { customerId, here, ...holding } of await rowsOf<HoldingRow>(
      db,
      of("holdings").whereNull("removedAt").select("customerId", "service", "here", "balanceFen"),
      ["customerId", "service", "here", "balanceFen"],
    ))
      bases.get(customerId)?.holdings.push({ ...holding, here: here === 1 });
  if (wanted.has("statement"))
    for (const { customerId, figures, ...statement } of await rowsOf<StatementRow>(
      db,
      of("financialStatements").whereNull("removedAt").select("customerId", "endsOn", "months", "figures"),
      ["customerId", "endsOn", "months", "figures"],
      ["figures"],
    ))
      bases.get(customerId)?.statements.push({ ...noStatement, ...figures, ...statement });
  if (wanted.has("links")) {
    const guarantors = of("customerLinks").whereNull("removedAt").where("relation", "guarantor");
    for (const [id, count] of await countsOf(db, guarantors)) set(bases.get(id), "guarantors", count);
  }
  if (wanted.has("visits")) {
    const visits = of("visits").whereNull("removedAt").where("visitedOn", ">", addDays(today, -365));
    for (const [id, count] of await countsOf(db, visits)) set(bases.get(id), "visitsLastYear", count);
  }
  return bases;
}

/** What the customers' own rows say. */
async function emptyBases(db: Knex, customerIds: readonly number[], timeZone: string) {
  const customers = await rowsOf<CustomerFacts>(
    db,
    db("customers")
      .where("id", "in", listOf(db, customerIds))
      .select("id", "kind", "birthDate", "createdAt", "headcount", "yearlyIncomeFen"),
    ["id", "kind", "birthDate", "createdAt", "headcount", "yearlyIncomeFen"],
  );
  return new Map<number, MutableBasis>(
    customers.map(({ id, kind, birthDate, createdAt, headcount, yearlyIncomeFen }) => [
      id,
      {
        kind,
        birthDate,
        registeredOn: dateInZone(new Date(createdAt), timeZone),
        headcount,
        yearlyIncomeFen,
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
}

/** Rows of a query for each customer who has any. */
async function countsOf(db: Knex, query: Knex.QueryBuilder): Promise<[number, number][]> {
  const counted = query.groupBy("customerId").select("customerId").count({ count: "*" });
  const rows = await rowsOf<{ customerId: number; count: number }>(db, counted, ["customerId", "count"]);
  return rows.map(({ customerId, count }) => [customerId, count]);
}

interface MutableBasis extends FactBasis {
  loans: FactLoan[];
  holdings: FactBasis["holdings"][number][];
  statements: Statement[];
}

function set<Name extends keyof MutableBasis>(
  basis: MutableBasis | undefined,
  name: Name,
  value: MutableBasis[Name],
): void {
  if (basis) basis[name] = value;
}

function householdOf(members: readonly unknown[]): Household {
  const household: Record<string, unknown> = { ...noHousehold };
  householdMembers.forEach((member, place) => {
    household[member] = members[place];
  });
  return household as unknown as Household;
}

/** A section keeps what is filled in alone. */
function addSection(basis: MutableBasis | undefined, section: string, data: Record<string, unknown>): void {
  if (!basis) return;
  if (section === "person") basis.yearsInVillage = (data.yearsInVillage as number | undefined) ?? null;
  if (section === "business") basis.business = { foundedOn: null, premises: null, ...data };
}
