/**
 * What is credited to whom in a period, customer by customer, by a few statements however many customers there are. What
 * has a day is credited to whom the customer was in the hands of on that day; how things stand at the end, and the
 * baseline beside it, to who has the customer then.
 */
import type { Knex } from "knex";
import type { AssessmentFigure, Figures } from "../../shared/domain/assessment.ts";
import { type AssessmentFormula, yearDays } from "../../shared/domain/assessmentFormula.ts";
import type { AreaHands } from "../../shared/domain/assessmentPeriod.ts";
import { loanClasses } from "../../shared/domain/customer.ts";
import { addDays, startOfDay } from "../../shared/domain/dates.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import { insertRows } from "./dialect.ts";

/** A period as far as it is counted. */
export interface CountedPeriod {
  id: number;
  firstDay: string;
  /** last day counted: the period's own, or today while it goes on */
  upTo: string;
  timeZone: string;
}

const past = pastStatuses.map((status) => `'${status}'`).join(", ");

/** Days of the period with the instants at which they end. */
const days = `days(day, end_at) AS MATERIALIZED (SELECT value ->> 0, value ->> 1 FROM json_each(:days))`;

/** In whose hands a customer was on a day: by exception, else by the area where they lived when the day ended. */
const holder = `COALESCE(
  (SELECT exceptions.marketer_id FROM customer_exceptions exceptions WHERE exceptions.customer_id = customers.id
    AND exceptions.from_date <= days.day AND (exceptions.to_date IS NULL OR exceptions.to_date > days.day)),
  (SELECT hands.marketer_id FROM assessment_hands hands WHERE hands.period_id = :period
    AND hands.area_id = COALESCE((SELECT stays.area_id FROM customer_stays stays
      WHERE stays.customer_id = customers.id AND stays.until_at >= days.end_at ORDER BY stays.until_at, stays.id LIMIT 1),
      customers.area_id)
    AND hands.from_date <= days.day AND hands.to_date > days.day))`;

/** Writes sums by customer and day to whoever held the customer then. */
function credit(sums: string): string {
  return `INSERT INTO assessment_figures (period_id, marketer_id, customer_id, figure, amount)
    WITH ${days}, sums(customer_id, day, figure, amount) AS MATERIALIZED (${sums}),
    holders AS MATERIALIZED (
      SELECT asked.customer_id, asked.day, ${holder} AS marketer_id
      FROM (SELECT DISTINCT customer_id, day FROM sums) asked
        CROSS JOIN customers ON customers.id = asked.customer_id AND customers.retired_at IS NULL
        CROSS JOIN days ON days.day = asked.day)
    SELECT :period, holders.marketer_id, sums.customer_id, sums.figure, sum(sums.amount) AS amount
    FROM sums JOIN holders ON holders.customer_id = sums.customer_id AND holders.day = sums.day
    WHERE holders.marketer_id IS NOT NULL
    GROUP BY holders.marketer_id, sums.customer_id, sums.figure HAVING sum(sums.amount) <> 0`;
}

const live = "loans.here = 1 AND loans.removed_at IS NULL";
const counted = `${live} AND loans.granted_on <= :upTo AND loans.balance_fen > 0`;
const isStock = "loans.granted_on < :first";
const baselines = `assessment_baselines base CROSS JOIN loans ON loans.id = base.loan_id
  WHERE base.period_id = :period AND ${live}`;
const owing = `SELECT DISTINCT loans.customer_id FROM loans WHERE ${counted}`;

/** How the loans stand at the end, beside how they stood at the baseline. */
const standing = `
  SELECT loans.customer_id, :upTo, iif(${isStock}, 'stock.', 'fresh.') || loans.loan_class, sum(loans.balance_fen)
    FROM loans WHERE ${counted} GROUP BY 1, 3
  UNION ALL SELECT loans.customer_id, :upTo, iif(${isStock}, 'stockOverdueFen', 'freshOverdueFen'), sum(loans.balance_fen)
    FROM loans WHERE ${counted} AND COALESCE(loans.overdue_since, loans.due_on) < :upTo GROUP BY 1, 3
  UNION ALL SELECT customer_id, :upTo, 'debtors', 1 FROM (${owing})
  UNION ALL SELECT customer_id, :upTo, 'visited', 1 FROM (${owing}) debtors WHERE EXISTS (SELECT 1 FROM visits
    WHERE visits.customer_id = debtors.customer_id AND visits.visited_on BETWEEN :first AND :upTo)
  UNION ALL SELECT loans.customer_id, :upTo, 'open.' || base.loan_class, sum(base.balance_fen)
    FROM ${baselines} GROUP BY 1, 3
  UNION ALL SELECT loans.customer_id, :upTo, 'openOverdueFen', sum(base.balance_fen)
    FROM ${baselines} AND base.overdue = 1 GROUP BY 1
  UNION ALL SELECT loans.customer_id, :upTo, 'collectedFen', sum(max(0, base.balance_fen - loans.balance_fen))
    FROM ${baselines} AND base.overdue = 1 GROUP BY 1
  UNION ALL SELECT DISTINCT loans.customer_id, :upTo, 'openDebtors', 1 FROM ${baselines}
  UNION ALL SELECT DISTINCT loans.customer_id, :upTo, 'keptDebtors', 1 FROM ${baselines} AND (
    EXISTS (SELECT 1 FROM loans owed WHERE owed.customer_id = loans.customer_id AND owed.here = 1
      AND owed.removed_at IS NULL AND owed.balance_fen > 0 AND owed.granted_on <= :upTo)
    OR EXISTS (SELECT 1 FROM ratings WHERE ratings.customer_id = loans.customer_id AND ratings.status IN (${past})
      AND ratings.effective_from <= :upTo AND ratings.expires_on > :upTo AND ratings.line_fen > 0
      AND (ratings.ended_on IS NULL OR ratings.ended_on > :upTo)))`;

const granted = `loans INDEXED BY loans_by_grant WHERE ${live} AND loans.granted_on BETWEEN :first AND :upTo`;
const due = `SELECT id, customer_id, expires_on FROM ratings
  WHERE expires_on BETWEEN :first AND :upTo AND effective_from IS NOT NULL AND (
    status = 'superseded' OR (status IN ('effective', 'suspended') AND (ended_on IS NULL OR ended_on >= expires_on)))`;

/** What happened within the period, each on its day. */
const happened = `
  SELECT customer_id, granted_on, 'newLoans', count(*) FROM ${granted} GROUP BY 1, 2
  UNION ALL SELECT customer_id, granted_on, 'newLoanFen', sum(principal_fen) FROM ${granted} GROUP BY 1, 2
  UNION ALL SELECT customer_id, granted_on, 'newBalanceFen', sum(balance_fen) FROM ${granted} GROUP BY 1, 2
  UNION ALL SELECT customer_id, first_on, 'newCustomers', 1 FROM (
    SELECT customer_id, min(effective_from) AS first_on FROM ratings
    WHERE status IN (${past}) AND line_fen > 0 GROUP BY customer_id) WHERE first_on BETWEEN :first AND :upTo
  UNION ALL SELECT customer_id, first_on, 'newLineFen', line_fen FROM (
    SELECT customer_id, min(effective_from) AS first_on, line_fen FROM ratings
    WHERE status IN (${past}) AND line_fen > 0 GROUP BY customer_id) WHERE first_on BETWEEN :first AND :upTo
  UNION ALL SELECT customer_id, day, 'drawnFen', sum(amount_fen) FROM line_movements drawn
    WHERE kind = 'drawing' AND reverses_id IS NULL AND day BETWEEN :first AND :upTo
      AND NOT EXISTS (SELECT 1 FROM line_movements counter WHERE counter.reverses_id = drawn.id) GROUP BY 1, 2
  UNION ALL SELECT customer_id, expires_on, 'renewalsDue', count(*) FROM (${due}) GROUP BY 1, 2
  UNION ALL SELECT customer_id, expires_on, 'renewed', count(*) FROM (${due}) ended WHERE EXISTS (
    SELECT 1 FROM ratings next WHERE next.customer_id = ended.customer_id AND next.status IN (${past})
      AND next.effective_from <= ended.expires_on AND next.expires_on > ended.expires_on) GROUP BY 1, 2`;

const outstanding = [...loanClasses].flatMap((loanClass) => [`'stock.${loanClass}'`, `'fresh.${loanClass}'`]);

/** Expected loss and interest income of each customer with a marketer, rounded half up to the fen. */
function riskOf(figures: string): string {
  const rate = (rates: string) => `(:${rates} ->> substr(figure, instr(figure, '.') + 1))`;
  const average = [...outstanding, ...loanClasses.map((loanClass) => `'open.${loanClass}'`)];
  const scale = 2 * 10_000 * yearDays;
  return `SELECT marketer_id, customer_id, 'lossFen' AS figure,
      (2 * sum(amount * ${rate("loss")}) + 10000) / 20000 AS amount
    FROM ${figures} AND figure IN (${outstanding.join(", ")}) GROUP BY 1, 2
    UNION ALL SELECT marketer_id, customer_id, 'incomeFen',
      (2 * sum(amount * ${rate("interest")}) * :daysCounted + ${scale}) / ${2 * scale}
    FROM ${figures} AND figure IN (${average.join(", ")}) GROUP BY 1, 2`;
}

const ofPeriod = "assessment_figures WHERE period_id = :period";

function bindingsOf({ id, firstDay, upTo, timeZone }: CountedPeriod, formula: AssessmentFormula) {
  const each: [string, string][] = [];
  for (let day = firstDay; day <= upTo; day = addDays(day, 1))
    each.push([day, startOfDay(addDays(day, 1), timeZone).toISOString()]);
  return {
    ...{ period: id, first: firstDay, upTo, days: JSON.stringify(each), daysCounted: each.length },
    ...{ loss: JSON.stringify(formula.lossRates), interest: JSON.stringify(formula.interestRates) },
  };
}

/** The stock at the beginning: what is owed now of loans granted before the period. */
export async function writeBaseline(db: Knex, id: number, firstDay: string, today: string): Promise<void> {
  await db.raw(
    `INSERT INTO assessment_baselines (period_id, loan_id, balance_fen, loan_class, overdue)
     SELECT :id, id, balance_fen, loan_class, COALESCE(overdue_since, due_on) < :today FROM loans
     WHERE here = 1 AND removed_at IS NULL AND balance_fen > 0 AND granted_on < :firstDay`,
    { id, firstDay, today },
  );
}

/** The steps of computing a period anew, to be done one after the other in one transaction. */
export function computingSteps(
  db: Knex,
  period: CountedPeriod,
  formula: AssessmentFormula,
  hands: readonly AreaHands[],
): (() => Promise<unknown>)[] {
  const bindings = bindingsOf(period, formula);
  const run = (sql: string) => () => db.raw(sql, bindings);
  const columns = ["periodId", "areaId", "fromDate", "toDate", "marketerId"];
  return [
    ...["figures", "totals", "marketers", "hands"].map((table) =>
      run(`DELETE FROM assessment_${table} WHERE period_id = :period`),
    ),
    () =>
      insertRows(
        db,
        "assessmentHands",
        columns,
        hands.map(({ areaId, fromDate, toDate, marketerId }) => [period.id, areaId, fromDate, toDate, marketerId]),
      ),
    run(credit(standing)),
    run(credit(happened)),
    run(`INSERT INTO assessment_figures (period_id, marketer_id, customer_id, figure, amount)
      SELECT :period, marketer_id, customer_id, figure, amount FROM (${riskOf(ofPeriod)}) WHERE amount <> 0`),
    run(`INSERT INTO assessment_totals (period_id, marketer_id, figure, amount)
      SELECT :period, marketer_id, figure, sum(amount) FROM ${ofPeriod} GROUP BY marketer_id, figure`),
  ];
}

/** Who had an area, or a customer by exception, at any time of a period, and whoever has something credited. */
export async function assessedMarketers(db: Knex, { id, firstDay, upTo }: CountedPeriod): Promise<number[]> {
  const rows: { marketerId: number }[] = await db.raw(
    `SELECT marketer_id AS "marketerId" FROM assessment_hands WHERE period_id = :id
     UNION SELECT marketer_id FROM customer_exceptions
       WHERE from_date <= :upTo AND (to_date IS NULL OR (to_date > :firstDay AND to_date > from_date))
     UNION SELECT marketer_id FROM assessment_totals WHERE period_id = :id ORDER BY 1`,
    { id, firstDay, upTo },
  );
  return rows.map(({ marketerId }) => marketerId);
}

/** Sums per marketer. */
export async function assessmentTotals(db: Knex, periodId: number): Promise<Map<number, Figures>> {
  const rows: { marketerId: number; figure: keyof Figures; amount: number }[] = await db("assessmentTotals")
    .where({ periodId })
    .select("marketerId", "figure", "amount");
  const totals = new Map<number, Figures>();
  for (const { marketerId, figure, amount } of rows)
    totals.set(marketerId, { ...totals.get(marketerId), [figure]: amount });
  return totals;
}

/** Expected loss and income per marketer by the rates of another formula: one look through the kept figures. */
export async function riskTotals(
  db: Knex,
  period: CountedPeriod,
  formula: AssessmentFormula,
): Promise<Map<number, Pick<Figures, "lossFen" | "incomeFen">>> {
  const sql = `SELECT marketer_id AS "marketerId", figure, sum(amount) AS amount FROM (${riskOf(ofPeriod)}) GROUP BY 1, 2`;
  const rows: { marketerId: number; figure: "lossFen" | "incomeFen"; amount: number }[] = await db.raw(
    sql,
    bindingsOf(period, formula),
  );
  const totals = new Map<number, Figures>();
  for (const { marketerId, figure, amount } of rows)
    totals.set(marketerId, { ...totals.get(marketerId), [figure]: amount });
  return totals;
}

/** The customers of a marketer who have some of some figures, by id, a page at a time: those behind `after`. */
export async function figuresAfter(
  db: Knex,
  asked: { periodId: number; marketerId: number; figures: readonly AssessmentFigure[]; after: number; limit: number },
): Promise<{ customerId: number; figures: Figures }[]> {
  const rows: { customerId: number; figures: string }[] = await db.raw(
    `SELECT customer_id AS "customerId", json_group_object(figure, amount) AS figures FROM assessment_figures
     WHERE period_id = :periodId AND marketer_id = :marketerId AND customer_id > :after
       AND figure IN (SELECT value FROM json_each(:names))
     GROUP BY customer_id ORDER BY customer_id LIMIT :limit`,
    { ...asked, figures: null, names: JSON.stringify(asked.figures) } as Record<string, Knex.RawBinding>,
  );
  return rows.map(({ customerId, figures }) => ({ customerId, figures: JSON.parse(figures) }));
}
