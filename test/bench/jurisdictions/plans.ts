import { confirmPlan } from "../../../electron/jurisdictions/plans/confirm.ts";
import { savePlan } from "../../../electron/jurisdictions/plans/drafts.ts";
import { previewPlan } from "../../../electron/jurisdictions/plans/preview.ts";
import { ratingDueDays } from "../../../shared/contract/ratingLists.ts";
import { addDays } from "../../../shared/domain/dates.ts";
import { latencies } from "../measure.ts";
import type { OpenedLedger } from "../openedLedger.ts";
import type { RawDatabase } from "../rawDatabase.ts";
import { todaySql } from "./loads.ts";

const requests = 200;
const villagesMoved = 50;

/** Some villages that go to one marketer. */
interface Asked {
  villages: number[];
  marketerId: number;
}

/** Each time other villages, each time to another marketer than before; another `shift` gives other marketers. */
async function askedOf(raw: RawDatabase, shift = 0): Promise<Asked[]> {
  const ids = async (sql: string) => (await raw.query<{ id: number }>(sql)()).map(({ id }) => id);
  const villages = await ids("SELECT id FROM areas WHERE level = 'village' ORDER BY id");
  const marketers = await ids("SELECT user_id AS id FROM user_roles WHERE role = 'marketer' ORDER BY user_id");
  return Array.from({ length: requests }, (_, index) => ({
    villages: Array.from(
      { length: villagesMoved },
      (__, place) => villages[(index * villagesMoved + place) % villages.length] ?? 0,
    ),
    marketerId: marketers[(index * 7 + shift) % marketers.length] ?? 0,
  }));
}

function movesOf({ villages, marketerId }: Asked) {
  return { areas: villages.map((areaId) => ({ areaId, marketerId, assistantId: null })), customers: [] };
}

/**
 * What hangs on the customers who come into the marketer's hands: of the villages and all in them that are assigned to
 * nobody themselves, who are in another's hands now and no exceptions.
 */
const movedSql = `
  WITH RECURSIVE assigned(area_id, marketer_id) AS (
    SELECT area_id, marketer_id FROM assignments WHERE from_date <= ?1 AND (to_date IS NULL OR to_date > ?1)
  ),
  effective(area_id, marketer_id) AS (
    SELECT areas.id, assigned.marketer_id FROM areas LEFT JOIN assigned ON assigned.area_id = areas.id
      WHERE areas.parent_id IS NULL
    UNION ALL
    SELECT areas.id, coalesce(assigned.marketer_id, effective.marketer_id) FROM effective
      JOIN areas ON areas.parent_id = effective.area_id LEFT JOIN assigned ON assigned.area_id = areas.id
  ),
  moved(id) AS (
    SELECT value FROM json_each(?2)
    UNION ALL
    SELECT areas.id FROM areas JOIN moved ON areas.parent_id = moved.id
      WHERE NOT EXISTS (SELECT 1 FROM assigned WHERE assigned.area_id = areas.id)
  ),
  handed AS MATERIALIZED (
    SELECT customers.id, gold_since, key_target, loan_balance_fen FROM moved
      JOIN effective ON effective.area_id = moved.id AND effective.marketer_id IS NOT ?3
      CROSS JOIN customers INDEXED BY customers_live_loads ON customers.area_id = moved.id AND retired_at IS NULL
    WHERE customers.id NOT IN (
      SELECT customer_id FROM customer_exceptions WHERE from_date <= ?1 AND (to_date IS NULL OR to_date > ?1))
    ORDER BY customers.id
  )
  SELECT (SELECT count(*) FROM handed) AS customers, (SELECT count(gold_since) FROM handed) AS gold,
    (SELECT sum(key_target) FROM handed) AS keyTargets, (SELECT sum(loan_balance_fen) FROM handed) AS balanceFen,
    (SELECT count(*) FROM handed CROSS JOIN ratings INDEXED BY ratings_in_force ON customer_id = handed.id
      AND status = 'effective' AND expires_on <= ?4) AS ratingsDue,
    (SELECT count(*) FROM handed CROSS JOIN loans ON customer_id = handed.id AND here = 1 AND removed_at IS NULL
      AND balance_fen > 0 AND coalesce(overdue_since, due_on) < ?1) AS overdueLoans,
    (SELECT count(*) FROM handed CROSS JOIN follow_ups ON customer_id = handed.id AND closed_on IS NULL) AS followUps,
    (SELECT count(*) FROM handed CROSS JOIN ratings INDEXED BY ratings_one_open ON customer_id = handed.id
      AND status IN ('draft', 'proposed', 'returned', 'approved')) AS open,
    (SELECT count(*) FROM handed CROSS JOIN attachments ON customer_id = handed.id AND removed_at IS NULL)
      AS attachments`;

type Sums = Record<
  | "customers"
  | "gold"
  | "keyTargets"
  | "balanceFen"
  | "ratingsDue"
  | "overdueLoans"
  | "followUps"
  | "open"
  | "attachments",
  number
>;

/** What a plan moving fifty villages would do: what changes hands, and the loads of everybody. */
export async function previewing({ raw, context }: OpenedLedger) {
  const sums = raw.query<Sums>(movedSql);
  const loads = raw.query<{ marketer_id: number | null; customers: number }>(todaySql);
  const { today } = context();
  const due = addDays(today, ratingDueDays);
  return latencies({
    name: "jurisdictions.plan.preview",
    requests: await askedOf(raw),
    value: async (asked) => {
      const { pairs, marketers } = await previewPlan(context(), { from: today, moves: movesOf(asked) });
      const total = (of: (pair: (typeof pairs)[number]) => number) => pairs.reduce((sum, pair) => sum + of(pair), 0);
      return {
        customers: total(({ figures }) => figures.customers),
        gold: total(({ figures }) => figures.gold),
        keyTargets: total(({ figures }) => figures.keyTargets),
        balanceFen: total(({ figures }) => figures.balanceFen),
        ratingsDue: total(({ figures }) => figures.ratingsDue),
        overdueLoans: total(({ figures }) => figures.overdueLoans),
        followUps: total(({ followUps }) => followUps),
        open: total(({ proposals, drafts }) => proposals + drafts),
        attachments: total(({ attachments }) => attachments),
        before: marketers.find(({ id }) => id === asked.marketerId)?.before.customers ?? 0,
      };
    },
    floor: async ({ villages, marketerId }) => {
      const [[moved], all] = [await sums(today, JSON.stringify(villages), marketerId, due), await loads(today, due)];
      return { ...moved, before: all.find((row) => row.marketer_id === marketerId)?.customers ?? 0 };
    },
  });
}

/**
 * Confirming such a plan, down to the disk. The floor counts what changes hands and writes as many rows of assignments,
 * moves, trail and lists, for the villages of another request, in one transaction.
 */
export async function confirming({ raw, context }: OpenedLedger) {
  const sums = raw.query<Sums>(movedSql);
  const rowsOf = raw.query<{ count: number }>("SELECT count(*) AS count FROM assignments");
  const { today } = context();
  const due = addDays(today, ratingDueDays);
  const [asked, others] = [await askedOf(raw), await askedOf(raw, 3)];
  let draft: { id: number; version: number } = { id: 0, version: 0 };
  const about = { kind: "manual" as const, name: "调整", note: "", from: today, shared: false, locked: [] };
  const counted = async (write: () => Promise<unknown>) => {
    await write();
    return null;
  };
  const before = (await rowsOf())[0]?.count ?? 0;
  const benchmarks = await latencies({
    name: "jurisdictions.plan.confirm",
    requests: asked.map((one, index) => ({ one, other: others[(index + 5) % others.length] ?? one })),
    prepare: async ({ one }) => {
      draft = await savePlan(context(), { id: null, version: null, ...about, moves: movesOf(one) });
    },
    value: () => counted(() => confirmPlan(context(), { ...draft, from: today, reason: "工作需要" })),
    floor: ({ other: { villages, marketerId } }) =>
      counted(async () => {
        await sums(today, JSON.stringify(villages), marketerId, due);
        await writeBarely(raw, { villages, marketerId, today });
      }),
  });
  const written = ((await rowsOf())[0]?.count ?? 0) - before;
  const atMost = 2 * villagesMoved * (asked.length + 30);
  if (written > atMost) throw new Error(`Confirming wrote ${written} assignments where ${atMost} were to move.`);
  return benchmarks;
}

function writeBarely(
  raw: RawDatabase,
  { villages, marketerId, today }: { villages: number[]; marketerId: number; today: string },
): Promise<void> {
  const at = new Date().toISOString();
  const plan = "(SELECT max(id) FROM plans)";
  return raw.transaction((run) => {
    run(
      `INSERT INTO plans (kind, status, name, from_date, created_at, created_by, updated_at, updated_by)
       VALUES ('manual', 'draft', '', ?, ?, 1, ?, 1)`,
      [today, at, at],
    );
    for (const areaId of villages)
      run(
        "UPDATE assignments SET to_date = ?1 WHERE area_id = ?2 AND from_date <= ?1 AND coalesce(to_date, '9') > ?1",
        [today, areaId],
      );
    for (const areaId of villages)
      run(
        `INSERT INTO assignments (area_id, marketer_id, from_date, reason, plan_id, created_at, created_by)
         VALUES (?, ?, ?, '', ${plan}, ?, 1)`,
        [areaId, marketerId, today, at],
      );
    for (const areaId of villages)
      run(`INSERT INTO plan_moves (plan_id, area_id, marketer_id) VALUES (${plan}, ?, ?)`, [areaId, marketerId]);
    for (const areaId of villages)
      run(
        `INSERT INTO audit_entries (at, actor_id, actor_name, action, subject_type, subject_id, "before", "after",
           previous_hash, hash) VALUES (?, 1, '示例主任', 'area.assign', 'area', ?, '{}', ?, ?, ?)`,
        [at, String(areaId), JSON.stringify({ marketerId, from: today }), "0".repeat(64), "0".repeat(64)],
      );
    run(`INSERT INTO handovers (plan_id, receiver_id, from_date, figures) VALUES (${plan}, ?, ?, '{}')`, [
      marketerId,
      today,
    ]);
    for (const areaId of villages)
      run("INSERT INTO handover_areas VALUES ((SELECT max(id) FROM handovers), ?, 0)", [areaId]);
    run(
      `UPDATE plans SET status = 'confirmed', confirmed_at = ?, confirmed_by = 1, reason = ''
       WHERE id = ${plan}`,
      [at],
    );
  });
}
