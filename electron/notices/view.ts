import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Notice, NoticeEntry, NoticeRow, Objection } from "../../shared/contract/notices.ts";
import { maskContact, maskPersonName } from "../../shared/domain/mask.ts";
import { lastObjectionDay, noticeStage } from "../../shared/domain/notice.ts";
import type { RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { worksIn } from "../jurisdictions/scope.ts";
import { waiting } from "../ratings/waiting.ts";
import { Refusal } from "../refusal.ts";
import { actedForBy, listOf } from "../store/dialect.ts";
import {
  noticeById,
  noticeEntries,
  noticeRows,
  objectionsWhere,
  type StoredEntry,
  type StoredNotice,
  type StoredObjection,
} from "../store/notices.ts";
import { ownRatings } from "../store/ratings.ts";
import { userById } from "../store/users.ts";
import { postable } from "./postable.ts";
import { visibleRatings, withinNoticeScope } from "./scope.ts";

const rowsPerPage = 50;

/** Notices of one stage, newest first, a page at a time. */
export async function listNotices(
  ctx: Context,
  { stage, before }: Inputs["notices"]["list"],
): Promise<Outputs["notices"]["list"]> {
  const query = noticeRows(ctx.db, stage, ctx.today).limit(rowsPerPage);
  if (before !== undefined) query.where("notices.id", "<", before);
  await withinNoticeScope(query, ctx);
  const rows: NoticeRow[] = await query;
  return { rows, nextBefore: rows.length === rowsPerPage ? (rows.at(-1)?.id ?? null) : null };
}

/**
 * The stored notice, if it is the asker's business.
 *
 * @throws {Refusal} notFound
 */
export async function visibleNotice(ctx: Pick<Context, "db" | "scope" | "today">, id: number): Promise<StoredNotice> {
  const query = ctx.db("notices").where("notices.id", id).first("notices.id");
  await withinNoticeScope(query, ctx);
  const notice = (await query) ? await noticeById(ctx.db, id) : null;
  if (!notice) throw new Refusal("notFound");
  return notice;
}

/**
 * A marketer changes the drafts they made, a manager every one. A draft goes with its area: whoever works there takes on
 * that of somebody for whom they stand in, or who does not work there any more.
 */
export async function mayChangeDraft(
  ctx: Context,
  { status, createdBy, areaId }: Pick<StoredNotice, "status" | "createdBy" | "areaId">,
): Promise<boolean> {
  if (status !== "draft") return false;
  const { actor } = ctx;
  if (createdBy.id === actor.id || actor.roles.includes("manager")) return true;
  return (await worksIn(ctx, actor.id, areaId)) && takesOverFrom(ctx, createdBy.id, areaId);
}

async function takesOverFrom({ db, today, actor }: Context, makerId: number, areaId: number): Promise<boolean> {
  const actedFor: unknown = await db("users")
    .where({ id: makerId })
    .where("id", "in", actedForBy(db, actor.id, today))
    .first("id");
  if (actedFor !== undefined) return true;
  const maker = await userById(db, makerId);
  const manages = maker?.active === true && maker.roles.includes("manager");
  return !manages && !(await worksIn({ db, today }, makerId, areaId));
}

/** @throws {Refusal} notFound */
export async function getNotice(ctx: Context, { id }: Inputs["notices"]["get"]): Promise<Notice> {
  const notice = await visibleNotice(ctx, id);
  const [stored, objections] = await Promise.all([
    noticeEntries(ctx.db, id),
    objectionsWhere(ctx.db, (query) => query.where("objections.noticeId", id)),
  ]);
  const entries =
    notice.status === "draft" ? await asOfToday(ctx, stored) : stored.map((entry) => ({ ...entry, gone: false }));
  return {
    ...notice,
    stage: noticeStage(notice, ctx.today),
    objectionsUntil: lastObjectionDay(notice.endsOn),
    mayChange: await mayChangeDraft(ctx, notice),
    entries: await describedEntries(ctx, entries),
    objections: await describedObjections(ctx, objections, stored),
  };
}

type Entry = Omit<NoticeEntry, "rating">;

/** A draft's entries as they would hang today; one that can be posted no more keeps what was last known of it. */
async function asOfToday(ctx: Context, stored: readonly Omit<Entry, "gone">[]): Promise<Entry[]> {
  const ids = stored.map(({ ratingId }) => ratingId);
  // The whole branch's: what hangs does not depend on who looks.
  const live = new Map((await postable({ ...ctx, scope: { all: true } }, ids, null)).map((one) => [one.ratingId, one]));
  return stored.map((entry) => {
    const now = live.get(entry.ratingId);
    if (!now) return { ...entry, gone: true };
    const { maskedName, areaName, grade, lineFen } = now;
    return { ...entry, maskedName, areaName, grade, lineFen, gone: false };
  });
}

interface RatingRow {
  id: number;
  customerId: number;
  customerName: string;
  status: RatingStatus;
  effectiveFrom: string | null;
  customerKind: string;
}

async function describedEntries(ctx: Context, entries: readonly Entry[]): Promise<NoticeEntry[]> {
  const { db } = ctx;
  const visible = await visibleRatings(
    ctx,
    entries.map(({ ratingId }) => ratingId),
  );
  const rows: RatingRow[] = await db("ratings")
    .join("customers", "customers.id", "ratings.customerId")
    .where("ratings.id", "in", listOf(db, [...visible]))
    .select(
      "ratings.id",
      "ratings.customerId",
      { customerName: "customers.name" },
      "ratings.status",
      "ratings.effectiveFrom",
      "ratings.customerKind",
    );
  const waits = await waiting(ctx, rows);
  const ratings = new Map(rows.map((row) => [row.id, row]));
  return entries.map((entry) => {
    const rating = ratings.get(entry.ratingId);
    if (!rating) return { ...entry, rating: null };
    const { id, customerId, customerName, status } = rating;
    return { ...entry, rating: { customerId, customerName, status, waitsFor: waits.get(id) ?? null } };
  });
}

async function describedObjections(
  ctx: Context,
  objections: readonly StoredObjection[],
  entries: readonly StoredEntry[],
): Promise<Objection[]> {
  const ids = objections.map(({ ratingId }) => ratingId);
  const [visible, own] = await Promise.all([visibleRatings(ctx, ids), ownRatings(ctx.db, ids, ctx.actor.id)]);
  const names = new Map(entries.map(({ ratingId, maskedName }) => [ratingId, maskedName]));
  return objections
    .filter(({ ratingId }) => visible.has(ratingId))
    .map(({ noticeId: _notice, objectorName, objectorContact, ...objection }) => ({
      ...objection,
      maskedName: names.get(objection.ratingId) ?? "",
      anonymous: objectorName === "",
      objectorMasked: objectorName === "" ? "" : maskPersonName(objectorName),
      contactMasked: maskContact(objectorContact),
      own: own.has(objection.ratingId),
    }));
}
