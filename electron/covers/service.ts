import type { Cover, CoverInput, CoverState } from "../../shared/contract/covers.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { laterDate } from "../../shared/domain/dates.ts";
import type { Change, Context } from "../context.ts";
import { assertMarketers } from "../jurisdictions/service.ts";
import { Refusal } from "../refusal.ts";
import { coversWhere, endCover, holdsWithin, insertCover, type StoredCover } from "../store/covers.ts";
import { lastEditor } from "../store/editors.ts";

type Day = Pick<Context, "db" | "today">;

/** Every cover there was, is or will be: the one that ends last first. */
export async function listCovers(ctx: Day): Promise<Cover[]> {
  const covers = await coversWhere(ctx.db, () => {});
  return covers.map((cover) => stated(ctx, cover));
}

/**
 * Lets a deputy stand in for a marketer on leave. Nothing is moved: what the deputy may see and do is a matter of the
 * day on which they ask, and ends by itself.
 *
 * @throws {Refusal} coverInPast, periodEmpty, coverOfOneself, notAMarketer, coverOverlap, coverDeputyAbsent,
 *   coverAbsentDeputises
 */
export async function addCover(ctx: Context, input: Inputs["covers"]["add"]): Promise<Outputs["covers"]["add"]> {
  const id = await ctx.change((change) => writeCover(ctx, change, input));
  return coverById(ctx, id);
}

/**
 * The same inside a transaction.
 *
 * @returns the cover's id
 */
export async function writeCover(ctx: Context, change: Change, input: Inputs["covers"]["add"]): Promise<number> {
  const { absentId, deputyId, from, to, reason } = input;
  await assertPossible({ ...ctx, db: change.db }, input);
  const made = { createdAt: change.now, createdBy: ctx.actor.id };
  const id = await insertCover(change.db, { absentId, deputyId, fromDate: from, toDate: to, reason, ...made });
  change.audit({
    action: "cover.add",
    subjectType: "cover",
    subjectId: id,
    after: { absentId, deputyId, from, to, reason },
  });
  return id;
}

/**
 * Moves the day on which the absent marketer is back: later, earlier but not into the past, or - before it has begun -
 * to its first day, which takes the cover back.
 *
 * @throws {Refusal} notFound, coverEnded, stale, coverEndPast, notAMarketer, coverOverlap, coverDeputyAbsent,
 *   coverAbsentDeputises
 */
export async function changeCoverEnd(
  ctx: Context,
  { id, seenTo, to, reason }: Inputs["covers"]["changeEnd"],
): Promise<Outputs["covers"]["changeEnd"]> {
  await ctx.change(async (change) => {
    const inside = { ...ctx, db: change.db };
    const cover = await coverById(inside, id);
    if (cover.state === "past" || cover.state === "cancelled") throw new Refusal("coverEnded", { date: cover.to });
    if (cover.to !== seenTo) throw new Refusal("stale", { name: await lastEditor(change.db, "cover", id) });
    const earliest = laterDate(cover.from, ctx.today);
    if (to < earliest) throw new Refusal("coverEndPast", { date: earliest }, [{ path: "to", key: "date" }]);
    if (to > cover.to) {
      await assertMarketers(inside, [cover.absentId, cover.deputyId]);
      await assertFree(inside, { ...cover, to }, id);
    }
    await setCoverEnd(change, cover, to, reason);
  });
  return coverById(ctx, id);
}

/** Moves the end of a cover, whatever it is; from then on all is as it was. */
export async function setCoverEnd(
  change: Change,
  { id, to: before }: Pick<StoredCover, "id" | "to">,
  to: string,
  reason: string,
): Promise<void> {
  await endCover(change.db, id, to);
  change.audit({
    action: "cover.changeEnd",
    subjectType: "cover",
    subjectId: id,
    before: { to: before },
    after: { to, reason },
  });
}

/** @throws {Refusal} as `addCover` */
export async function assertPossible(ctx: Day, input: CoverInput): Promise<void> {
  const { absentId, deputyId, from, to } = input;
  if (from < ctx.today) throw new Refusal("coverInPast", { date: ctx.today }, [{ path: "from", key: "date" }]);
  if (to <= from) throw new Refusal("periodEmpty", {}, [{ path: "to", key: "date" }]);
  if (absentId === deputyId) throw new Refusal("coverOfOneself", {}, [{ path: "deputyId", key: "invalid" }]);
  await assertMarketers(ctx, [absentId, deputyId]);
  await assertFree(ctx, input, null);
}

/**
 * An absent marketer has one deputy at a time, and a deputy is there: what the database refuses in the end is said here
 * with names and days.
 *
 * @param exceptId the cover that is itself being changed
 */
async function assertFree(
  { db }: Day,
  { absentId, deputyId, from, to }: CoverInput,
  exceptId: number | null,
): Promise<void> {
  const others = await coversWhere(db, (query) => {
    holdsWithin(query, from, to);
    query.where((clash) => clash.whereIn("covers.absentId", [absentId, deputyId]).orWhere("covers.deputyId", absentId));
    if (exceptId !== null) query.whereNot("covers.id", exceptId);
  });
  const [other] = others;
  if (!other) return;
  const period = { from: other.from, to: other.to };
  if (other.absentId === absentId)
    throw new Refusal("coverOverlap", { name: other.absentName, deputy: other.deputyName, ...period });
  if (other.absentId === deputyId) throw new Refusal("coverDeputyAbsent", { name: other.absentName, ...period });
  throw new Refusal("coverAbsentDeputises", { name: other.deputyName, other: other.absentName, ...period });
}

/** @throws {Refusal} notFound */
async function coverById(ctx: Day, id: number): Promise<Cover> {
  const [cover] = await coversWhere(ctx.db, (query) => query.where("covers.id", id));
  if (!cover) throw new Refusal("notFound");
  return stated(ctx, cover);
}

export function stated({ today }: Pick<Context, "today">, cover: StoredCover): Cover {
  return { ...cover, state: stateOn(today, cover) };
}

function stateOn(day: string, { from, to }: Pick<StoredCover, "from" | "to">): CoverState {
  if (to === from) return "cancelled";
  if (to <= day) return "past";
  return from > day ? "ahead" : "current";
}
