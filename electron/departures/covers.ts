import { laterDate } from "../../shared/domain/dates.ts";
import type { Change, Context } from "../context.ts";
import { setCoverEnd, writeCover } from "../covers/service.ts";
import { coversWhere, holdsFrom } from "../store/covers.ts";
import type { Handing } from "./later.ts";

/**
 * Ends the own leave of who leaves, and gives what they do for others to other deputies for the rest of the time, or
 * ends that too.
 *
 * @throws {Refusal} as `addCover`
 */
export async function handOnCovers(ctx: Context, change: Change, handing: Handing): Promise<void> {
  const { userId, from: day, reason, shares } = handing;
  const deputies = new Map(shares.covers.map(({ coverId, deputyId }) => [coverId, deputyId]));
  const covers = await coversWhere(change.db, (query) => {
    holdsFrom(query, day);
    query.where((named) => named.where("covers.absentId", userId).orWhere("covers.deputyId", userId));
  });
  for (const cover of covers) {
    const start = laterDate(cover.from, day);
    await setCoverEnd(change, cover, start, reason);
    const deputyId = cover.deputyId === userId ? (deputies.get(cover.id) ?? null) : null;
    if (deputyId !== null) {
      const { absentId, to } = cover;
      await writeCover(ctx, change, { absentId, deputyId, from: start, to, reason: cover.reason });
    }
  }
}
