import type { Knex } from "knex";
import { nextCertificateNumber } from "../../shared/domain/certificateNumber.ts";
import { addMonths } from "../../shared/domain/dates.ts";
import type { RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Change, Context } from "../context.ts";
import { getScorecard } from "../scorecards/service.ts";
import { listOf, updateRows } from "../store/dialect.ts";
import { addEvents, highestCertificate } from "../store/ratings.ts";
import { suspendOverdue } from "./suspension.ts";
import { waiting } from "./waiting.ts";

interface ApprovedRow {
  id: number;
  version: number;
  customerId: number;
  scorecardId: number;
  status: RatingStatus;
  effectiveFrom: string | null;
  customerKind: string;
  round: number;
}

/**
 * Makes approved ratings effective whose day has come and which nothing holds up; what was in force before is
 * superseded. A few statements, however many become effective on one day.
 *
 * @param ratingIds those looked at; null for all
 * @param byId who did it; null: the day that came
 */
export async function activateApproved(
  change: Change,
  { today }: Pick<Context, "today">,
  ratingIds: readonly number[] | null,
  byId: number | null,
): Promise<void> {
  const { db } = change;
  const query = db("ratings").whereRaw("status = 'approved'").orderBy("id");
  if (ratingIds !== null) query.where("id", "in", listOf(db, ratingIds));
  const approved: ApprovedRow[] = await query.select(
    "id",
    "version",
    "customerId",
    "scorecardId",
    "status",
    "effectiveFrom",
    "customerKind",
    "round",
  );
  const waits = await waiting({ db, today }, approved);
  const ready = approved.filter(({ id }) => !waits.has(id));
  if (ready.length === 0) return;
  const customers = ready.map(({ customerId }) => customerId);
  await supersedeRatings(change, customers, today, byId);
  await activate(change, ready, today, byId);
  await suspendOverdue(change, { today }, customers);
}

/** Ends what is or was in force of customers who have a new rating: suspended ones keep the day they ended. */
async function supersedeRatings(
  { db, now: at }: Change,
  customerIds: readonly number[],
  today: string,
  byId: number | null,
): Promise<void> {
  const before: { id: number; round: number }[] = await db("ratings")
    .where("customerId", "in", listOf(db, customerIds))
    .whereIn("status", ["effective", "suspended"])
    .select("id", "round");
  const ids = before.map(({ id }) => id);
  await db("ratings")
    .where("id", "in", listOf(db, ids))
    .update({
      status: "superseded",
      endedOn: db.raw("CASE WHEN status = 'effective' THEN ? ELSE ended_on END", [today]),
      version: db.raw("version + 1"),
    });
  await addEvents(
    db,
    before.map(({ id: ratingId, round }) => ({ ratingId, round, kind: "supersede", at, byId, note: "" })),
  );
}

async function activate(
  change: Change,
  ratings: readonly ApprovedRow[],
  today: string,
  byId: number | null,
): Promise<void> {
  const { db, now: at } = change;
  const year = today.slice(0, 4);
  const months = await validityMonths(db, ratings);
  let certificate = await highestCertificate(db, year);
  const rows = ratings.map(({ id, version, customerId, scorecardId }) => {
    certificate = nextCertificateNumber(year, certificate);
    const columns = {
      status: "effective",
      effectiveFrom: today,
      expiresOn: addMonths(today, months.get(scorecardId) ?? 0),
      certificateNumber: certificate,
    } as const;
    change.audit({
      action: "rating.activate",
      subjectType: "rating",
      subjectId: id,
      after: { customerId, ...columns },
    });
    return [id, ...Object.values(columns), version + 1];
  });
  const columns = ["status", "effectiveFrom", "expiresOn", "certificateNumber", "version"];
  await updateRows(db, "ratings", ["id"], columns, rows);
  const current = ratings.map(({ id, customerId }) => [customerId, id]);
  await updateRows(db, "customers", ["id"], ["currentRatingId"], current);
  await addEvents(
    db,
    ratings.map(({ id: ratingId, round }) => ({ ratingId, round, kind: "activate", at, byId, note: "" })),
  );
}

/** For how long ratings of the scorecards that were used hold. */
async function validityMonths(db: Knex, ratings: readonly ApprovedRow[]): Promise<Map<number, number>> {
  const ids = [...new Set(ratings.map(({ scorecardId }) => scorecardId))];
  const scorecards = await Promise.all(ids.map((id) => getScorecard({ db }, { id })));
  return new Map(scorecards.map(({ id, definition }) => [id, definition.validityMonths]));
}
