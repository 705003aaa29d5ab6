import type { Rating } from "../../shared/contract/ratings.ts";
import type { RatingStatus } from "../../shared/domain/ratingLife.ts";
import type { Context } from "../context.ts";
import { listOf } from "../store/dialect.ts";
import { getPolicy } from "./policy.ts";

type Wait = NonNullable<Rating["waitsFor"]>;

/** What keeps each of some approved ratings from becoming effective. */
export async function waiting(
  { db, today }: Pick<Context, "db" | "today">,
  ratings: readonly { id: number; status: RatingStatus; effectiveFrom: string | null; customerKind: string }[],
): Promise<Map<number, Wait>> {
  const approved = ratings.filter(({ status }) => status === "approved");
  const waits = new Map<number, Wait>();
  if (approved.length === 0) return waits;
  const { policy } = await getPolicy({ db });
  const ids = listOf(
    db,
    approved.map(({ id }) => id),
  );
  const [objections, notices]: [{ ratingId: number }[], { ratingId: number; endsOn: string }[]] = await Promise.all([
    db("objections").where("ratingId", "in", ids).whereNull("outcome").select("ratingId"),
    db("noticeEntries")
      .join("notices", "notices.id", "noticeEntries.noticeId")
      .join("ratings", "ratings.id", "noticeEntries.ratingId")
      .where("noticeEntries.ratingId", "in", ids)
      // Made anew with another grade or line, it is not what hung there.
      .whereRaw("notice_entries.grade = ratings.grade AND notice_entries.line_fen = ratings.line_fen")
      .where("notices.status", "posted")
      .select("noticeEntries.ratingId", "notices.endsOn"),
  ]);
  const objected = new Set(objections.map(({ ratingId }) => ratingId));
  const hung = new Set(notices.flatMap(({ ratingId, endsOn }) => (endsOn < today ? [ratingId] : [])));
  const hanging = new Set(notices.flatMap(({ ratingId, endsOn }) => (endsOn < today ? [] : [ratingId])));
  for (const { id, effectiveFrom, customerKind } of approved) {
    const required = policy.noticeRequiredFor.some((kind) => kind === customerKind);
    if (objected.has(id)) waits.set(id, "objection");
    else if (hanging.has(id) || (required && !hung.has(id))) waits.set(id, "notice");
    else if (effectiveFrom !== null && effectiveFrom > today) waits.set(id, "date");
  }
  return waits;
}
