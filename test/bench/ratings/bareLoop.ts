import type { CustomerKind } from "../../../shared/domain/customer.ts";
import { householdLines } from "../../../shared/domain/householdLines.ts";
import { type FactBasis, type FactLoan, ratingFacts, sourcesFor } from "../../../shared/domain/ratingFacts.ts";
import { factsUsed } from "../../../shared/domain/scorecard.ts";
import { farmerHousehold } from "../../../shared/domain/scorecards/farmerHousehold.ts";
import { statementLines } from "../../../shared/domain/statementLines.ts";
import { trialCard, tryScorecard } from "../../../shared/domain/whatIf.ts";
import type { RawDatabase } from "../rawDatabase.ts";
import { type Distribution, draft, moveOf } from "./trial.ts";

const pageSize = 500;

/** The parts of the record that the two scorecards ask for, which the statements below read. */
const parts = ["customer", "household", "loans", "holdings", "statement"];

interface CustomerRow {
  id: number;
  kind: CustomerKind;
  birth_date: string | null;
  created_at: string;
  headcount: number | null;
  yearly_income_fen: number | null;
  answers: string;
  household: string | null;
}

const customersSql = `
  SELECT customers.id, customers.kind, birth_date, customers.created_at, headcount, yearly_income_fen, answers,
    data AS household
  FROM customers
    JOIN ratings ON ratings.id = customers.current_rating_id
    LEFT JOIN customer_sections ON customer_sections.customer_id = customers.id AND section = 'household'
  WHERE customers.id > ? AND kind = 'farmer' AND retired_at IS NULL AND expires_on > ?
  ORDER BY customers.id LIMIT ${pageSize}`;
const loansSql = `
  SELECT customer_id, here, lender, balance_fen, due_on, overdue_since FROM loans
  WHERE customer_id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL AND balance_fen > 0`;
const holdingsSql = `
  SELECT customer_id, service, here, balance_fen FROM holdings
  WHERE customer_id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL`;
const statementsSql = `
  SELECT customer_id, ends_on, months, figures FROM financial_statements
  WHERE customer_id IN (SELECT value FROM json_each(?)) AND removed_at IS NULL`;

const noFigures = Object.fromEntries(householdLines.map((line) => [line, null]));
const noStatement = Object.fromEntries(statementLines.map((line) => [line, null]));

type Basis = FactBasis & { loans: FactLoan[]; holdings: unknown[]; statements: unknown[] };

/** The same customers read by prepared statements, page by page, and rated by both scorecards in one loop. */
export function bareLoop(raw: RawDatabase): (today: string) => Promise<Distribution> {
  const wanted = sourcesFor([farmerHousehold, draft].flatMap(factsUsed));
  for (const part of wanted) if (!parts.includes(part)) throw new Error(`The bare loop does not read ${part}.`);
  const customersAfter = raw.query<CustomerRow>(customersSql);
  const loansOf = raw.query<{ [column: string]: string | number | null }>(loansSql);
  const holdingsOf = raw.query<{ [column: string]: string | number | null }>(holdingsSql);
  const statementsOf = raw.query<{ [column: string]: string | number | null }>(statementsSql);
  const [before, after] = [trialCard(farmerHousehold), trialCard(draft)];
  return async (today) => {
    const found: Distribution = { customers: 0, moves: {}, lineBeforeFen: 0, lineAfterFen: 0, estimated: 0 };
    for (let last = 0; ; ) {
      const customers = await customersAfter(last, today);
      if (customers.length === 0) return found;
      last = customers.at(-1)?.id ?? 0;
      const bases = new Map(customers.map((row) => [row.id, basisOf(row)]));
      const ids = JSON.stringify(customers.map(({ id }) => id));
      for (const row of await loansOf(ids))
        bases.get(Number(row.customer_id))?.loans.push({
          here: row.here === 1,
          lender: String(row.lender),
          balanceFen: Number(row.balance_fen),
          dueOn: String(row.due_on),
          overdueSince: row.overdue_since as string | null,
        });
      for (const row of await holdingsOf(ids))
        bases.get(Number(row.customer_id))?.holdings.push({
          service: row.service,
          here: row.here === 1,
          balanceFen: row.balance_fen,
        });
      for (const row of await statementsOf(ids))
        bases.get(Number(row.customer_id))?.statements.push({
          ...noStatement,
          ...JSON.parse(String(row.figures)),
          endsOn: row.ends_on,
          months: row.months,
        });
      for (const { id, answers } of customers) {
        const basis = bases.get(id) as Basis;
        const given = JSON.parse(answers);
        const subject = { kind: basis.kind, facts: ratingFacts(basis, today) };
        const one = tryScorecard(before, subject, given);
        const other = tryScorecard(after, subject, given);
        if (!one || !other) continue;
        const move = moveOf(one.grade, other.grade);
        found.customers += 1;
        found.moves[move] = (found.moves[move] ?? 0) + 1;
        found.lineBeforeFen += one.lineFen;
        found.lineAfterFen += other.lineFen;
        if (one.unanswered.length > 0 || other.unanswered.length > 0) found.estimated += 1;
      }
    }
  };
}

function basisOf(row: CustomerRow): Basis {
  return {
    kind: row.kind,
    birthDate: row.birth_date,
    registeredOn: row.created_at.slice(0, 10),
    headcount: row.headcount,
    yearlyIncomeFen: row.yearly_income_fen,
    yearsInVillage: null,
    household:
      row.household === null
        ? null
        : { ...noFigures, surveyedOn: null, labourForce: null, ...JSON.parse(row.household) },
    business: null,
    loans: [],
    holdings: [],
    statements: [],
    guarantors: 0,
    visitsLastYear: 0,
  };
}
