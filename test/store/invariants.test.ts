import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Knex } from "knex";
import { afterAll, beforeAll, expect, test } from "vitest";
import { Core } from "../../electron/core.ts";
import { silentLogger } from "../../electron/log.ts";
import { loadSampleCounty } from "../../electron/sample/service.ts";
import { brokenBy } from "../../electron/store/invariants.ts";
import { type InvariantName, invariantNames } from "../../shared/contract/integrity.ts";
import { ended } from "../support/jobs.ts";
import { contextOf, managerLogin, testNow, testPasswordCost, windowOn } from "../support/testCore.ts";

const { signal } = new AbortController();
const folder = mkdtempSync(join(tmpdir(), "sunshine-invariants-"));
let core: Core;

/** One county for all cases: each breaks it in a transaction that is rolled back. */
beforeAll(async () => {
  core = await Core.start({
    ...{ dataPath: folder, shell: "browser", log: silentLogger, pdfPrinter: null, paperPrinter: null },
    ...{ clock: () => new Date(testNow), passwordCost: testPasswordCost },
  });
  const manager = windowOn(core);
  await manager.branch.create({ branchName: "城关信用社", ...managerLogin });
  const job = await loadSampleCounty(core, await contextOf(core, manager), 400);
  await ended(manager, job.id);
});

afterAll(async () => {
  await core.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Changes rows as somebody with the key but without the application could, and takes that back. */
async function tampered<T>(statements: readonly string[], look: (db: Knex) => Promise<T>): Promise<T> {
  const undo = new Error("taken back");
  let seen: { result: T } | null = null;
  const { db } = core.opened.store;
  await db
    .transaction(async (transaction) => {
      const triggers: { name: string }[] = await transaction("sqlite_master").where({ type: "trigger" }).select("name");
      for (const { name } of triggers) await transaction.raw("DROP TRIGGER ??", [name]);
      await transaction.raw("PRAGMA defer_foreign_keys = ON");
      for (const statement of statements) await transaction.raw(statement);
      seen = { result: await look(transaction) };
      throw undo;
    })
    .catch((error: unknown) => {
      if (error !== undo) throw error;
    });
  if (!seen) throw new Error("Nobody looked.");
  return (seen as { result: T }).result;
}

const anyCustomer = "(SELECT max(id) FROM customers WHERE retired_at IS NULL)";
const effective = "(SELECT max(id) FROM ratings WHERE status = 'effective')";
const drawing = "(SELECT min(id) FROM line_movements WHERE rating_id IS NOT NULL)";
const someUser = "(SELECT min(id) FROM users)";
const assigned = "(SELECT min(id) FROM assignments WHERE to_date IS NULL)";
const village = "(SELECT max(id) FROM areas WHERE level = 'village')";

const breaches: Readonly<Record<InvariantName, readonly string[]>> = {
  areaTree: [`UPDATE areas SET parent_id = id WHERE id = ${village}`],
  mergedAreas: [`UPDATE areas SET merged_into_id = (SELECT min(id) FROM areas) WHERE id = ${village}`],
  customerAreas: [`UPDATE customers SET area_id = 999999 WHERE id = ${anyCustomer}`],
  assignmentsOverlap: [
    `INSERT INTO assignments (area_id, marketer_id, from_date, to_date, reason, created_at, created_by)
     SELECT area_id, marketer_id, from_date, '2099-01-01', '', created_at, created_by FROM assignments
     WHERE id = ${assigned}`,
  ],
  exceptionsOverlap: Array.from(
    { length: 2 },
    () => `INSERT INTO customer_exceptions (customer_id, marketer_id, from_date, reason, created_at, created_by)
      VALUES (${anyCustomer}, ${someUser}, '2026-01-01', '', '', ${someUser})`,
  ),
  coversOverlap: [2, 3].map(
    (deputy) => `INSERT INTO covers (absent_id, deputy_id, from_date, to_date, reason, created_at, created_by)
      VALUES (${someUser}, ${someUser} + ${deputy}, '2026-01-01', '2026-02-01', '', '', ${someUser})`,
  ),
  whoHasLeft: [`UPDATE users SET active = 0 WHERE id = (SELECT marketer_id FROM assignments WHERE id = ${assigned})`],
  noManager: ["DELETE FROM user_roles WHERE role = 'manager'"],
  currentRating: [
    `UPDATE customers SET current_rating_id = NULL
    WHERE id = (SELECT customer_id FROM ratings WHERE id = ${effective})`,
  ],
  approvedByMaker: [
    `UPDATE rating_events SET by_id = (SELECT proposed_by FROM ratings WHERE id = rating_id)
    WHERE kind = 'approve' AND rating_id = ${effective}`,
  ],
  approvalsMissing: [`DELETE FROM rating_events WHERE kind = 'approve' AND rating_id = ${effective}`],
  diligenceDecided: [
    `INSERT INTO diligences (customer_id, customer_kind, status, question_edition, begun_on, lead_id, content,
       created_at, created_by, updated_at)
     VALUES (${anyCustomer}, 'farmer', 'confirmed', 1, '2026-01-01', ${someUser}, '{}', '', ${someUser}, '')`,
  ],
  ratingPeriod: [`UPDATE ratings SET ended_on = effective_from WHERE id = ${effective}`],
  overTheLine: [
    `UPDATE ratings SET line_fen = 1 WHERE id = (SELECT rating_id FROM line_movements WHERE id = ${drawing})`,
  ],
  lineBalances: [
    `UPDATE line_balances SET balance_fen = balance_fen + 1
    WHERE customer_id = (SELECT customer_id FROM line_movements WHERE id = ${drawing})`,
  ],
  lineReversals: [
    `INSERT INTO line_movements (customer_id, kind, amount_fen, day, contract_number, purpose, note, reverses_id,
       reason, created_at, created_by)
     SELECT customer_id, kind, amount_fen + 1, day, '', '', '', id, 'x', created_at, created_by FROM line_movements
     WHERE id = ${drawing}`,
  ],
  loanFigures: [`UPDATE customers SET loan_balance_fen = loan_balance_fen + 1 WHERE id = ${anyCustomer}`],
  lastVisit: [`UPDATE customers SET last_visited_on = '1999-01-01' WHERE id = ${anyCustomer}`],
  goldMark: [`UPDATE customers SET gold_since = '1999-01-01' WHERE id = ${anyCustomer}`],
  mergedCustomers: [`UPDATE customers SET merged_into_id = id - 1 WHERE id = ${anyCustomer}`],
  retiredHold: [
    `UPDATE customers SET retired_at = '2026-01-01T00:00:00.000Z'
    WHERE id = (SELECT customer_id FROM ratings WHERE id = ${effective})`,
  ],
  noticeEntries: ["DELETE FROM notice_entries"],
  importCounts: [
    `INSERT INTO imports (id, file_name, format, state, applied_count, created_at, created_by)
     VALUES (1, 'x.xlsx', 'xlsx', 'done', 2, '', ${someUser})`,
    `INSERT INTO import_outcomes (import_id, position, sheet_number, row_number, outcome, name, id_number, problems,
       applied_at) VALUES (1, 1, 1, 1, 'create', '', '', '[]', '2026-01-01')`,
  ],
  binderCounts: [
    `INSERT INTO binders (created_at, created_by, language, options, state, customers, settled, keep_until)
     VALUES ('', ${someUser}, 'en', '{}', 'done', 1, 1, '2099-01-01')`,
  ],
  assessmentSums: [
    `UPDATE assessment_figures SET amount = amount + 1
    WHERE customer_id = (SELECT min(customer_id) FROM assessment_figures)`,
  ],
  agreementsOverlap: [`UPDATE partner_agreements SET from_date = '1999-01-01'`],
  searchIndex: [`DELETE FROM customer_search WHERE rowid = ${anyCustomer}`],
};

test("a county that only the application wrote breaks nothing", async () => {
  for (const name of invariantNames)
    expect([name, await brokenBy(core.opened.store.db, name, signal)]).toEqual([name, { problems: 0, ids: [] }]);
});

test.each(invariantNames)("%s: what breaks it is found and named", async (name) => {
  const { problems, ids } = await tampered(breaches[name], (db) => brokenBy(db, name, signal));
  expect(problems).toBeGreaterThan(0);
  expect(ids).toHaveLength(Math.min(problems, 20));
});
