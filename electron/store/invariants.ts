/**
 * What must hold in any ledger, as questions that find whatever does not. The database enforces much of it by triggers
 * when something is written; these look at what lies there, whoever wrote it and with what.
 */
import type { Knex } from "knex";
import type { CheckSubject, InvariantName } from "../../shared/contract/integrity.ts";
import { loanClasses } from "../../shared/domain/customer.ts";
import { pastStatuses } from "../../shared/domain/ratingLife.ts";
import { indexedCustomers } from "./dialect.ts";
import { preparedRows } from "./prepared.ts";

interface Invariant {
  subject: CheckSubject;
  /** a query of one column `id`: whatever breaks it, each once */
  broken: string;
}

/** Numbers told of what breaks one invariant. */
const mostNamed = 20;

const always = "'9999-12-31'";

/** Two periods of one subject that hold on the same day; what was taken back before it began holds on none. */
function overlapping(table: string, subject: string): string {
  return `SELECT DISTINCT one.${subject} AS id FROM ${table} AS one JOIN ${table} AS other
      ON other.${subject} = one.${subject} AND other.id > one.id
    WHERE one.from_date < coalesce(other.to_date, ${always}) AND other.from_date < coalesce(one.to_date, ${always})
      AND one.to_date IS NOT one.from_date AND other.to_date IS NOT other.from_date`;
}

/** By how much a movement changes the balance of a line. */
const effect = "iif((kind = 'drawing') = (reverses_id IS NULL), amount_fen, -amount_fen)";

const decided = pastStatuses.map((status) => `'${status}'`).join(", ");

const worstClass = `CASE max(CASE WHEN balance_fen > 0 THEN CASE loan_class
    ${loanClasses.map((loanClass, place) => `WHEN '${loanClass}' THEN ${place + 1}`).join(" ")} END END)
  ${loanClasses.map((loanClass, place) => `WHEN ${place + 1} THEN '${loanClass}'`).join(" ")} END`;

/** Tables whose rows a merger moves to the customer who stays. */
const moved = [
  "visits",
  "follow_ups",
  "ratings",
  "loans",
  "capital_demands",
  "holdings",
  "financial_statements",
  "attachments",
  "line_movements",
  "gold_memberships",
  "leads",
  "diligences",
  "loan_structures",
  "offer_answers",
] as const;

/** What is kept of each marketer and figure of a period, and what its customers come to. */
const keptTotals = "SELECT period_id, marketer_id, figure, amount FROM assessment_totals";
const countedTotals = `SELECT period_id, marketer_id, figure, sum(amount) AS amount FROM assessment_figures
  GROUP BY period_id, marketer_id, figure`;

export const invariants: Readonly<Record<InvariantName, Invariant>> = {
  /** Every area hangs on a county, at most three steps below it. */
  areaTree: {
    subject: "area",
    broken: `WITH RECURSIVE reached(id, steps) AS (
        SELECT id, 1 FROM areas WHERE parent_id IS NULL
        UNION ALL SELECT areas.id, steps + 1 FROM reached JOIN areas ON areas.parent_id = reached.id WHERE steps < 4
      ) SELECT id FROM areas WHERE id NOT IN (SELECT id FROM reached)`,
  },
  /** A merged area is a part of one that is not merged itself, and has no assignment of its own. */
  mergedAreas: {
    subject: "area",
    broken: `SELECT part.id FROM areas AS part LEFT JOIN areas AS whole ON whole.id = part.merged_into_id
      WHERE part.merged_into_id IS NOT NULL AND (whole.id IS NULL OR whole.merged_into_id IS NOT NULL
        OR part.parent_id IS NOT part.merged_into_id OR part.merged_on IS NULL
        OR EXISTS (SELECT 1 FROM assignments WHERE area_id = part.id AND to_date IS NULL))`,
  },
  customerAreas: {
    subject: "customer",
    broken: `SELECT id FROM customers
      WHERE retired_at IS NULL AND NOT EXISTS (SELECT 1 FROM areas WHERE areas.id = customers.area_id)`,
  },
  assignmentsOverlap: { subject: "area", broken: overlapping("assignments", "area_id") },
  exceptionsOverlap: { subject: "customer", broken: overlapping("customer_exceptions", "customer_id") },
  coversOverlap: { subject: "user", broken: overlapping("covers", "absent_id") },
  /** Nobody who has left still holds an area or a customer without an end. */
  whoHasLeft: {
    subject: "user",
    broken: `SELECT id FROM users WHERE active = 0 AND (
        EXISTS (SELECT 1 FROM assignments WHERE users.id IN (marketer_id, assistant_id) AND to_date IS NULL)
        OR EXISTS (SELECT 1 FROM customer_exceptions WHERE marketer_id = users.id AND to_date IS NULL))`,
  },
  noManager: {
    subject: "user",
    broken: `SELECT 0 AS id WHERE NOT EXISTS (
        SELECT 1 FROM users JOIN user_roles ON user_roles.user_id = users.id WHERE active = 1 AND role = 'manager')`,
  },
  /** The rating that a customer points to is the one in force. */
  currentRating: {
    subject: "customer",
    broken: `SELECT customers.id FROM customers
        LEFT JOIN ratings ON ratings.customer_id = customers.id AND ratings.status = 'effective'
      WHERE retired_at IS NULL AND current_rating_id IS NOT ratings.id`,
  },
  /** Who wrote or proposed a rating did not decide on it. */
  approvedByMaker: {
    subject: "rating",
    broken: `SELECT id FROM ratings WHERE status IN (${decided}, 'approved') AND (decided_by = proposed_by OR EXISTS (
        SELECT 1 FROM rating_events AS event WHERE event.rating_id = ratings.id AND event.round = ratings.round
          AND event.kind = 'approve' AND (event.by_id = ratings.proposed_by OR EXISTS (
            SELECT 1 FROM rating_authors WHERE rating_id = ratings.id AND user_id = event.by_id))))`,
  },
  approvalsMissing: {
    subject: "rating",
    broken: `SELECT id FROM ratings WHERE status IN (${decided}, 'approved') AND approvals_needed > (
        SELECT count(DISTINCT by_id) FROM rating_events
        WHERE rating_id = ratings.id AND round = ratings.round AND kind = 'approve')`,
  },
  /** Who had a part in a due diligence did not decide on it, and no rule was passed by without a word. */
  diligenceDecided: {
    subject: "diligence",
    broken: `SELECT id FROM diligences WHERE status IN ('confirmed', 'returned') AND (
        decided_by IS NULL OR decided_by IN (lead_id, second_id, concluded_by)
        OR EXISTS (SELECT 1 FROM diligence_authors WHERE diligence_id = diligences.id AND user_id = decided_by)
        OR (status = 'confirmed' AND (basis IS NULL OR EXISTS (
          SELECT 1 FROM json_each(basis, '$.checks') AS policy_check
          WHERE json_extract(policy_check.value, '$.state') = 'unmet' AND NOT EXISTS (
            SELECT 1 FROM diligence_overrides WHERE diligence_id = diligences.id AND round = diligences.round
              AND rule = json_extract(policy_check.value, '$.rule'))))))`,
  },
  /** Who was in force has a first and a last day; what has ended says when. */
  ratingPeriod: {
    subject: "rating",
    broken: `SELECT id FROM ratings WHERE status IN (${decided}) AND (
        effective_from IS NULL OR expires_on IS NULL OR expires_on <= effective_from
        OR (status = 'effective') <> (ended_on IS NULL))`,
  },
  /** No drawing lifted the balance above the line under which it was made, and nobody paid back what was not owed. */
  overTheLine: {
    subject: "customer",
    broken: `SELECT DISTINCT moved.customer_id AS id FROM (
        SELECT customer_id, kind, rating_id, sum(iif(kind = 'drawing', amount_fen, -amount_fen))
          OVER (PARTITION BY customer_id ORDER BY day, id) AS balance
        FROM line_movements AS standing WHERE reverses_id IS NULL
          AND NOT EXISTS (SELECT 1 FROM line_movements AS counter WHERE counter.reverses_id = standing.id)
      ) AS moved LEFT JOIN ratings ON ratings.id = moved.rating_id
      WHERE balance < 0 OR (moved.kind = 'drawing' AND (ratings.id IS NULL OR balance > ratings.line_fen))`,
  },
  lineBalances: {
    subject: "customer",
    broken: `SELECT customer_id AS id FROM (
        SELECT customer_id, sum(balance_fen) AS balance_fen, sum(movements) AS movements, max(last_on) AS last_on FROM (
          SELECT customer_id, balance_fen, movements, last_on FROM line_balances
          UNION ALL SELECT customer_id, -sum(${effect}), -count(*), '' FROM line_movements GROUP BY customer_id)
        GROUP BY customer_id
      ) AS summed WHERE balance_fen <> 0 OR movements <> 0
        OR last_on <> (SELECT max(day) FROM line_movements WHERE customer_id = summed.customer_id)`,
  },
  /** A counter-entry is like what it takes back. */
  lineReversals: {
    subject: "customer",
    broken: `SELECT DISTINCT counter.customer_id AS id FROM line_movements AS counter
        JOIN line_movements AS reversed ON reversed.id = counter.reverses_id
      WHERE reversed.reverses_id IS NOT NULL OR reversed.customer_id <> counter.customer_id
        OR reversed.kind <> counter.kind OR reversed.amount_fen <> counter.amount_fen OR reversed.day <> counter.day`,
  },
  /** What is owed here, and the worst class among it, as the customer carries them. */
  loanFigures: {
    subject: "customer",
    broken: `SELECT customers.id FROM customers LEFT JOIN (
        SELECT customer_id, sum(balance_fen) AS balance_fen, ${worstClass} AS loan_class
        FROM loans WHERE here = 1 AND removed_at IS NULL GROUP BY customer_id
      ) AS held ON held.customer_id = customers.id
      WHERE retired_at IS NULL
        AND (loan_balance_fen <> coalesce(held.balance_fen, 0) OR customers.loan_class IS NOT held.loan_class)`,
  },
  lastVisit: {
    subject: "customer",
    broken: `SELECT id FROM customers WHERE retired_at IS NULL
      AND last_visited_on IS NOT (SELECT max(visited_on) FROM visits
        WHERE visits.customer_id = customers.id AND removed_at IS NULL)`,
  },
  goldMark: {
    subject: "customer",
    broken: `SELECT customers.id FROM customers
        LEFT JOIN gold_memberships ON gold_memberships.customer_id = customers.id AND ended_on IS NULL
      WHERE retired_at IS NULL AND gold_since IS NOT confirmed_on`,
  },
  /** Who was merged is retired, and leads to somebody who is there. */
  mergedCustomers: {
    subject: "customer",
    broken: `WITH RECURSIVE chain(id, next, steps) AS (
        SELECT id, merged_into_id, 1 FROM customers WHERE merged_into_id IS NOT NULL
        UNION ALL SELECT chain.id, customers.merged_into_id, steps + 1 FROM chain
          JOIN customers ON customers.id = chain.next WHERE customers.merged_into_id IS NOT NULL AND steps < 1000
      ) SELECT DISTINCT chain.id FROM chain JOIN customers AS gone ON gone.id = chain.id
        LEFT JOIN customers AS winner ON winner.id = chain.next
      WHERE gone.retired_at IS NULL OR winner.id IS NULL OR steps = 1000
        OR (winner.merged_into_id IS NULL AND winner.retired_at IS NOT NULL)`,
  },
  /** What hung on a merged customer has gone to the other; and nobody who no longer counts holds anything alive. */
  retiredHold: {
    subject: "customer",
    broken: `SELECT id FROM customers WHERE retired_at IS NOT NULL AND (
        (merged_into_id IS NOT NULL AND (${moved
          .map((table) => `EXISTS (SELECT 1 FROM ${table} WHERE customer_id = customers.id)`)
          .join(" OR ")}
          OR EXISTS (SELECT 1 FROM customer_links WHERE customer_id = customers.id AND removed_at IS NULL)))
        OR EXISTS (SELECT 1 FROM follow_ups WHERE customer_id = customers.id AND closed_on IS NULL)
        OR EXISTS (SELECT 1 FROM gold_memberships WHERE customer_id = customers.id AND ended_on IS NULL)
        OR EXISTS (SELECT 1 FROM ratings WHERE customer_id = customers.id AND status = 'effective')
        OR EXISTS (SELECT 1 FROM line_balances WHERE customer_id = customers.id AND balance_fen <> 0))`,
  },
  /** What hangs or hung has a number, its days, and somebody on it. */
  noticeEntries: {
    subject: "notice",
    broken: `SELECT id FROM notices WHERE status <> 'draft' AND (
        number IS NULL OR posted_on IS NULL OR ends_on IS NULL OR ends_on < posted_on OR posted_by IS NULL
        OR NOT EXISTS (SELECT 1 FROM notice_entries WHERE notice_id = notices.id))`,
  },
  importCounts: {
    subject: "import",
    broken: `SELECT imports.id FROM imports JOIN (
        SELECT import_id, count(applied_at) AS applied, count(undone_at) AS undone, count(kept_reason) AS kept
        FROM import_outcomes GROUP BY import_id
      ) AS counted ON counted.import_id = imports.id
      WHERE applied_count <> applied OR undone_count <> undone OR kept_count <> kept`,
  },
  /** Whom a binder has settled is on a page of a volume or among those left out. */
  binderCounts: {
    subject: "binder",
    broken: `SELECT id FROM binders
      WHERE settled > customers
        OR settled <> (SELECT count(volume) FROM binder_customers WHERE binder_id = binders.id)
          + (SELECT count(*) FROM binder_failures WHERE binder_id = binders.id)
        OR (SELECT count(volume) FROM binder_customers WHERE binder_id = binders.id)
          <> (SELECT coalesce(sum(files), 0) FROM binder_volumes WHERE binder_id = binders.id)
        OR (SELECT count(*) FROM binder_volumes WHERE binder_id = binders.id)
          <> (SELECT coalesce(max(number), 0) FROM binder_volumes WHERE binder_id = binders.id)`,
  },
  /** What a marketer is assessed by is the sum over the customers behind it. */
  assessmentSums: {
    subject: "assessment",
    broken: `SELECT period_id AS id FROM (${countedTotals} EXCEPT ${keptTotals})
      UNION SELECT period_id AS id FROM (${keptTotals} EXCEPT ${countedTotals})`,
  },
  /** A partner has one agreement on a day. */
  agreementsOverlap: {
    subject: "partner",
    broken: `SELECT DISTINCT one.partner_id AS id FROM partner_agreements AS one JOIN partner_agreements AS other
        ON other.partner_id = one.partner_id AND other.id > one.id
      WHERE one.from_date <= other.until_date AND other.from_date <= one.until_date`,
  },
  /** The search knows everybody who counts, and nobody else. */
  searchIndex: {
    subject: "customer",
    broken: `SELECT id FROM (
        SELECT id FROM customers WHERE retired_at IS NULL EXCEPT ${indexedCustomers}
      ) UNION ALL SELECT id FROM (
        ${indexedCustomers} EXCEPT SELECT id FROM customers WHERE retired_at IS NULL)`,
  },
};

/** How many break an invariant, and the numbers of some of them. */
export async function brokenBy(
  db: Knex,
  name: InvariantName,
  signal: AbortSignal,
): Promise<{ problems: number; ids: number[] }> {
  const { broken } = invariants[name];
  const rows = await preparedRows<{ id: number; problems: number }>(
    db,
    { sql: `SELECT id, count(*) OVER () AS problems FROM (${broken}) ORDER BY id LIMIT ${mostNamed}`, bindings: [] },
    signal,
  );
  return { problems: rows[0]?.problems ?? 0, ids: rows.map(({ id }) => id) };
}
