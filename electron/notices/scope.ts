import type { Knex } from "knex";
import type { Context } from "../context.ts";
import { exceptionsOn, withinScope } from "../jurisdictions/scope.ts";
import { allAreas } from "../store/areas.ts";
import { actedForBy, areasWithinReach, listOf } from "../store/dialect.ts";

type Asker = Pick<Context, "db" | "scope" | "today">;

/**
 * Keeps a query over `notices` to those the asker is to see. What hangs on a board is public there, so this is about
 * whose business a notice is: a marketer sees those of the areas within their reach today, of areas that hold one of
 * these, those on which a customer hangs who is by exception theirs, or of somebody for whom they stand in, and those
 * they made themselves. Asking for the areas and not for every entry's customer keeps the archive with the village,
 * wherever its customers moved since, and costs two small queries however many notices there are. What an entry says
 * beyond the board, and what people object, is kept back customer by customer (`visibleRatings`).
 */
export async function withinNoticeScope(query: Knex.QueryBuilder, { db, scope, today }: Asker): Promise<void> {
  if (scope.all) return;
  const { marketerId } = scope;
  const areas = await areasConcerning({ db, today }, marketerId);
  const byException = exceptionsOn(db, today)
    .where("customerExceptions.marketerId", "in", actedForBy(db, marketerId, today))
    .join("ratings", "ratings.customerId", "customerExceptions.customerId")
    .join("noticeEntries", "noticeEntries.ratingId", "ratings.id")
    .select("noticeEntries.noticeId");
  query.where((seen) =>
    seen
      .where("notices.createdBy", marketerId)
      .orWhere("notices.areaId", "in", listOf(db, areas))
      .orWhereIn("notices.id", byException),
  );
}

/** The areas where a marketer works, and all that contain one of them. */
async function areasConcerning({ db, today }: Pick<Asker, "db" | "today">, marketerId: number): Promise<number[]> {
  const [areas, reached]: [Awaited<ReturnType<typeof allAreas>>, { id: number }[]] = await Promise.all([
    allAreas(db),
    db("areas")
      .where("id", "in", areasWithinReach(db, marketerId, today))
      .select("id"),
  ]);
  const parents = new Map(areas.map(({ id, parentId }) => [id, parentId]));
  const concerning = new Set<number>();
  for (const { id } of reached)
    for (let at: number | null = id; at !== null && !concerning.has(at); at = parents.get(at) ?? null)
      concerning.add(at);
  return [...concerning];
}

/** Of some ratings those whose customer the asker may see. */
export async function visibleRatings(asker: Asker, ratingIds: readonly number[]): Promise<Set<number>> {
  const query = asker
    .db("ratings")
    .join("customers", "customers.id", "ratings.customerId")
    .where("ratings.id", "in", listOf(asker.db, ratingIds))
    .select("ratings.id");
  withinScope(query, asker);
  const rows: { id: number }[] = await query;
  return new Set(rows.map(({ id }) => id));
}
