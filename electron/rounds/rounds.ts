import type { Knex } from "knex";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Round } from "../../shared/contract/rounds.ts";
import type { Change, Context } from "../context.ts";
import { effectiveMarketer, worksIn } from "../jurisdictions/scope.ts";
import { activeMarketers } from "../jurisdictions/service.ts";
import { Refusal } from "../refusal.ts";
import { areaPath } from "../store/areas.ts";
import { actedForBy } from "../store/dialect.ts";
import { lastEditor } from "../store/editors.ts";
import { countsOf } from "./counts.ts";

type Reader = Pick<Context, "db" | "scope" | "today">;

/** A round as it is stored, with the names that are shown with it. */
export interface RoundRow extends Omit<Round, "counts"> {
  doorsAtEnd: number | null;
}

/**
 * Begins a round through a village, or through one of its groups. Who has one open there carries on with it.
 *
 * @throws {Refusal} areaNotFound, areaMerged, roundNeedsVillage, notAMarketer, roundOfOther, areaOfOtherMarketer, roundOpen
 */
export async function beginRound(ctx: Context, input: Inputs["rounds"]["begin"]): Promise<Round> {
  const { areaId, marketerId } = input;
  const id = await ctx.change(async (change) => {
    const { db } = change;
    const area = await villageFor({ ...ctx, db }, areaId);
    const marketer = await marketerFor({ ...ctx, db }, marketerId);
    const responsible = await effectiveMarketer({ ...ctx, db }, areaId);
    if (responsible && !(await worksIn({ ...ctx, db }, marketerId, areaId)))
      throw new Refusal("areaOfOtherMarketer", { area, marketer: responsible.name });
    const open: unknown = await db("rounds").where({ areaId, marketerId }).whereNull("closedOn").first("id");
    if (open) throw new Refusal("roundOpen", { area, marketer });
    const [row]: { id: number }[] = await db("rounds")
      .insert({ ...input, createdAt: change.now, createdBy: ctx.actor.id })
      .returning("id");
    if (!row) throw new Error("The database gave no id for a new round.");
    change.audit({ action: "round.begin", subjectType: "round", subjectId: row.id, after: input });
    return row.id;
  });
  return getRound(ctx, id);
}

/** @throws {Refusal} areaNotFound, areaMerged, roundNeedsVillage */
async function villageFor({ db }: Pick<Context, "db">, areaId: number): Promise<string> {
  const path = await areaPath(db, areaId);
  const area = path.at(-1);
  if (!area) throw new Refusal("areaNotFound", {}, [{ path: "areaId", key: "required" }]);
  const whole = path.find(({ id }) => id === area.mergedIntoId);
  if (whole) throw new Refusal("areaMerged", { area: area.name, into: whole.name });
  if (area.level !== "village" && area.level !== "group")
    throw new Refusal("roundNeedsVillage", { area: area.name }, [{ path: "areaId", key: "invalid" }]);
  return area.name;
}

/** @throws {Refusal} notAMarketer, roundOfOther */
async function marketerFor(ctx: Reader, marketerId: number): Promise<string> {
  const marketer = (await activeMarketers(ctx)).find(({ id }) => id === marketerId);
  if (!marketer) throw new Refusal("notAMarketer");
  const own = ctx.db("users").where({ id: marketerId });
  withOwnRounds(own, ctx, "users.id");
  if (!(await own.first("id"))) throw new Refusal("roundOfOther", { marketer: marketer.name });
  return marketer.name;
}

/**
 * Ends a round; how many doors there were is kept, for people move afterwards.
 *
 * @throws {Refusal} notFound, stale
 */
export async function closeRound(ctx: Context, { id, version, note }: Inputs["rounds"]["close"]): Promise<Round> {
  await ctx.change(async (change) => {
    const round = await visibleRound({ ...ctx, db: change.db }, id);
    if (round.closedOn !== null) throw await stale(change, id);
    const { doors } = countsIn(await countsOf({ ...ctx, db: change.db }, [round]), round);
    await write(change, { id, version }, { closedOn: ctx.today, doorsAtEnd: doors, note });
    change.audit({ action: "round.close", subjectType: "round", subjectId: id, after: { note, doors } });
  });
  return getRound(ctx, id);
}

/**
 * Carries on with a round that was closed.
 *
 * @throws {Refusal} notFound, stale, roundOpen where another was begun since
 */
export async function reopenRound(ctx: Context, { id, version }: Inputs["rounds"]["reopen"]): Promise<Round> {
  await ctx.change(async (change) => {
    const { db } = change;
    const round = await visibleRound({ ...ctx, db }, id);
    if (round.closedOn === null) throw await stale(change, id);
    const { areaId, marketerId, areaName, marketerName } = round;
    const open: unknown = await db("rounds").where({ areaId, marketerId }).whereNull("closedOn").first("id");
    if (open) throw new Refusal("roundOpen", { area: areaName, marketer: marketerName });
    await write(change, { id, version }, { closedOn: null, doorsAtEnd: null });
    change.audit({ action: "round.reopen", subjectType: "round", subjectId: id, after: { closedOn: null } });
  });
  return getRound(ctx, id);
}

/** @throws {Refusal} notFound */
export async function getRound(ctx: Reader, id: number): Promise<Round> {
  const round = await visibleRound(ctx, id);
  return withCounts(round, await countsOf(ctx, [round]));
}

/**
 * A round, if the asker may see it.
 *
 * @throws {Refusal} notFound
 */
export async function visibleRound(ctx: Reader, id: number): Promise<RoundRow> {
  const query = roundsQuery(ctx.db).where("rounds.id", id);
  withOwnRounds(query, ctx);
  const round: RoundRow | undefined = await query.first();
  if (!round) throw new Refusal("notFound");
  return round;
}

/** A marketer sees their own rounds and those of whom they stand in for. */
export function withOwnRounds(
  query: Knex.QueryBuilder,
  { db, scope, today }: Reader,
  column = "rounds.marketerId",
): void {
  if (!scope.all) query.where(column, "in", actedForBy(db, scope.marketerId, today));
}

/** Rounds as they are shown, to be narrowed by the caller. */
export function roundsQuery(db: Knex): Knex.QueryBuilder {
  return db("rounds")
    .join("areas", "areas.id", "rounds.areaId")
    .leftJoin({ township: "areas" }, "township.id", "areas.parentId")
    .join("users", "users.id", "rounds.marketerId")
    .select(
      "rounds.id",
      "rounds.version",
      "rounds.areaId",
      { areaName: "areas.name", townshipName: "township.name" },
      "rounds.marketerId",
      { marketerName: "users.name" },
      "rounds.purpose",
      "rounds.begunOn",
      "rounds.closedOn",
      "rounds.note",
      "rounds.doorsAtEnd",
      db.raw("(SELECT max(marked_on) FROM round_doors WHERE round_id = rounds.id) AS last_marked_on"),
    );
}

export function withCounts(
  { doorsAtEnd: _end, ...round }: RoundRow,
  counts: ReadonlyMap<number, Round["counts"]>,
): Round {
  return { ...round, counts: countsIn(counts, round) };
}

function countsIn(counts: ReadonlyMap<number, Round["counts"]>, { id }: Pick<Round, "id">): Round["counts"] {
  return counts.get(id) ?? { doors: 0, met: 0, away: 0, refused: 0, prospects: 0 };
}

async function write(
  change: Change,
  { id, version }: Inputs["rounds"]["reopen"],
  changes: Partial<Pick<RoundRow, "closedOn" | "doorsAtEnd" | "note">>,
): Promise<void> {
  const changed = await change
    .db("rounds")
    .where({ id, version })
    .update({ ...changes, version: version + 1 });
  if (changed !== 1) throw await stale(change, id);
}

async function stale({ db }: Change, id: number): Promise<Refusal> {
  return new Refusal("stale", { name: await lastEditor(db, "round", id) });
}
