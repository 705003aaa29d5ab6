import type { Knex } from "knex";
import type { HandoverCustomer, HandoverSide } from "../../shared/contract/handovers.ts";
import { walkedBy } from "./dialect.ts";

/** A handover with its plan, its sides and whoever acknowledged. */
export interface StoredHandover {
  id: number;
  planId: number;
  planName: string;
  reason: string;
  fromDate: string;
  confirmedAt: string;
  confirmedByName: string;
  /** JSON */
  figures: string;
  giverId: number | null;
  giverName: string | null;
  giverActive: number;
  giverAt: string | null;
  giverByName: string | null;
  giverNote: string;
  receiverId: number | null;
  receiverName: string | null;
  receiverActive: number;
  receiverAt: string | null;
  receiverByName: string | null;
  receiverNote: string;
  /** 1 where there is nothing to hand over any more */
  void: number;
}

/** Literally as the partial index says it. */
const open = `((giver_id IS NOT NULL AND giver_at IS NULL) OR (receiver_id IS NOT NULL AND receiver_at IS NULL))`;

/**
 * That the plan was taken back from its own first day before anybody acknowledged: nothing ever came into other hands.
 */
const taken = `(giver_at IS NULL AND receiver_at IS NULL AND EXISTS (
  SELECT 1 FROM plans reversal WHERE reversal.reverses_id = handovers.plan_id AND reversal.status = 'confirmed'
    AND reversal.from_date = handovers.from_date))`;

/** The handovers that have still to be acknowledged by a side. */
export function openHandovers(db: Knex): Knex.QueryBuilder {
  return db.from(walkedBy(db, "handovers", "handovers_open")).whereRaw(`${open} AND NOT ${taken}`);
}

/** The same of one person's own, the oldest first, and whether it is theirs to acknowledge. */
export function openHandoversOf(db: Knex, userId: number): Knex.QueryBuilder {
  return openHandovers(db)
    .where((side) => side.where({ giverId: userId }).orWhere({ receiverId: userId }))
    .leftJoin({ giver: "users" }, "giver.id", "handovers.giverId")
    .leftJoin({ receiver: "users" }, "receiver.id", "handovers.receiverId")
    .orderBy("handovers.id")
    .select("handovers.id", { from: "handovers.fromDate" })
    .select({ giverName: "giver.name", receiverName: "receiver.name" })
    .select(db.raw("handovers.figures ->> 'customers' AS customers"))
    .select(
      db.raw("(giver_id IS ? AND giver_at IS NULL) OR (receiver_id IS ? AND receiver_at IS NULL) AS yours", [
        userId,
        userId,
      ]),
    );
}

/** How many of the branch's are open, and when the oldest of their plans was confirmed. */
export function openHandoversCounted(db: Knex): Knex.QueryBuilder {
  return openHandovers(db)
    .join("plans", "plans.id", "handovers.planId")
    .count({ count: "*" })
    .min({ oldest: "plans.confirmedAt" });
}

/** Handovers to be narrowed and ordered by the caller. */
export function handoverRows(db: Knex, narrow: (query: Knex.QueryBuilder) => void): Promise<StoredHandover[]> {
  const query = db("handovers")
    .join("plans", "plans.id", "handovers.planId")
    .join({ confirmers: "users" }, "confirmers.id", "plans.confirmedBy")
    .select("handovers.*", { planName: "plans.name" }, "plans.reason", "plans.confirmedAt")
    .select(db.raw(`${taken} AS void`))
    .select({ confirmedByName: "confirmers.name" });
  for (const side of ["giver", "receiver"] as const)
    query
      .leftJoin({ [side]: "users" }, `${side}.id`, `handovers.${side}Id`)
      .leftJoin({ [`${side}Signer`]: "users" }, `${side}Signer.id`, `handovers.${side}By`)
      .select({ [`${side}Name`]: `${side}.name`, [`${side}ByName`]: `${side}Signer.name` })
      .select(db.raw(`(${side}.active AND EXISTS (${answering(side)})) AS ${side}_active`));
  narrow(query);
  return query;
}

/** That somebody has a role in which they can acknowledge themselves. */
function answering(side: HandoverSide): string {
  return `SELECT 1 FROM user_roles WHERE user_id = ${side}.id AND role IN ('marketer', 'manager')`;
}

export function handoverAreas(
  db: Knex,
  handoverId: number,
): Promise<{ id: number; name: string; customers: number }[]> {
  return db("handoverAreas")
    .join("areas", "areas.id", "handoverAreas.areaId")
    .where({ handoverId })
    .orderBy("areas.code")
    .select("areas.id", "areas.name", "handoverAreas.customers");
}

/** Records that a side has acknowledged. */
export async function acknowledgeSide(
  db: Knex,
  id: number,
  side: HandoverSide,
  { at, by, note }: { at: string; by: number; note: string },
): Promise<void> {
  await db("handovers")
    .where({ id })
    .update({ [`${side}At`]: at, [`${side}By`]: by, [`${side}Note`]: note });
}

/** A customer of a list with everything that hangs on them today. */
export interface ListedCustomer {
  id: number;
  name: string;
  idNumber: string;
  areaName: string;
  byName: number;
  balanceFen: number;
  gold: number;
  keyTarget: number;
  attachments: number;
  followUpOn: string | null;
  followUpStep: string | null;
  openRating: NonNullable<HandoverCustomer["work"]>["openRating"];
}

/** Where a customer lived when the plan was confirmed: what they left first after it, else where they live now. */
function areaThen(customerId: string): string {
  return `COALESCE(
    (SELECT stays.area_id FROM customer_stays stays WHERE stays.customer_id = ${customerId} AND stays.until_at > :confirmedAt
     ORDER BY stays.until_at, stays.id LIMIT 1),
    (SELECT home.area_id FROM customers home WHERE home.id = ${customerId}))`;
}

/** Who lives in a list's areas, or lived there at some time since the plan was confirmed. */
const aroundAreas = `SELECT customers.id FROM handover_areas given
    CROSS JOIN customers ON customers.area_id = given.area_id WHERE given.handover_id = :id
  UNION
  SELECT stays.customer_id FROM handover_areas given
    CROSS JOIN customer_stays stays ON stays.area_id = given.area_id AND stays.until_at > :confirmedAt
    WHERE given.handover_id = :id`;

/** Of these, who lived there when the plan was confirmed, counted then, and was neither moved by name nor an exception. */
const followers = `SELECT customers.id AS customer_id, given.area_id, 0 AS by_name
  FROM (${aroundAreas}) around
  CROSS JOIN customers ON customers.id = around.id
  CROSS JOIN handover_areas given ON given.handover_id = :id AND given.area_id = ${areaThen("customers.id")}
  WHERE customers.created_at <= :confirmedAt
    AND (customers.retired_at IS NULL OR customers.retired_at > :confirmedAt)
    AND customers.id NOT IN (SELECT customer_id FROM plan_moves WHERE plan_id = :planId AND customer_id IS NOT NULL)
    AND NOT EXISTS (SELECT 1 FROM customer_exceptions own WHERE own.customer_id = customers.id
      AND own.created_at <= :confirmedAt AND own.from_date <= :fromDate
      AND (own.to_date IS NULL OR own.to_date > :fromDate))`;

const namedCustomers = `SELECT customer_id, ${areaThen("handover_customers.customer_id")} AS area_id, 1 AS by_name
  FROM handover_customers WHERE handover_id = :id`;

/** The next of a customer's open follow-ups. */
const nextFollowUp = `WHERE follow_ups.customer_id = placed.id AND closed_on IS NULL ORDER BY next_on, follow_ups.id LIMIT 1`;

/**
 * A page of the customers who are handed over, by area, name and id: those who lived in the list's areas when the plan
 * was confirmed and followed their area, and those whom the plan moves by name.
 *
 * @param after id of the last customer of the page before
 */
export function listedCustomers(
  db: Knex,
  { id, planId, fromDate, confirmedAt }: Pick<StoredHandover, "id" | "planId" | "fromDate" | "confirmedAt">,
  { after = 0, limit }: { after: number | undefined; limit: number },
): Promise<ListedCustomer[]> {
  return db.raw(
    `WITH placed AS MATERIALIZED (
       SELECT customers.id, areas.code, customers.name_sort, areas.name AS area_name, listed.by_name
       FROM (${followers} UNION ALL ${namedCustomers}) listed
       CROSS JOIN customers ON customers.id = listed.customer_id
       CROSS JOIN areas ON areas.id = listed.area_id
     ),
     page AS (
       SELECT * FROM placed
       WHERE :after = 0 OR (code, name_sort, id) > (SELECT code, name_sort, id FROM placed WHERE id = :after)
       ORDER BY code, name_sort, id LIMIT :limit
     )
     SELECT placed.id, customers.name, customers.id_number, placed.area_name, placed.by_name,
       customers.loan_balance_fen AS balance_fen, customers.gold_since IS NOT NULL AS gold, customers.key_target,
       (SELECT count(*) FROM attachments WHERE customer_id = placed.id AND removed_at IS NULL) AS attachments,
       (SELECT next_on FROM follow_ups ${nextFollowUp}) AS follow_up_on,
       (SELECT next_step FROM follow_ups ${nextFollowUp}) AS follow_up_step,
       (SELECT status FROM ratings WHERE customer_id = placed.id
          AND status IN ('draft', 'proposed', 'returned', 'approved')) AS open_rating
     FROM page placed CROSS JOIN customers ON customers.id = placed.id
     ORDER BY placed.code, placed.name_sort, placed.id`,
    { id, planId, fromDate, confirmedAt, after, limit },
  );
}
