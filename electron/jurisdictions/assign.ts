import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Change, Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { listOf } from "../store/dialect.ts";
import { assertNotPast, confirmAtOnce } from "./plans/confirm.ts";
import { assertMarketers } from "./service.ts";

/**
 * Gives areas to a marketer from a day on, or takes them away, as a plan that is confirmed at once. Whoever assists in
 * an area stays there, unless it becomes theirs.
 *
 * @throws {Refusal} assignmentInPast, notAMarketer, areaNotFound, assignmentOverlap, assignmentUnchanged
 */
export async function assignAreas(
  ctx: Context,
  { areaIds, marketerId, from, reason }: Inputs["jurisdictions"]["assign"],
): Promise<Outputs["jurisdictions"]["assign"]> {
  assertNotPast(ctx, from);
  return ctx.change(async (change) => {
    await assertMarketers(change, [marketerId]);
    const own = await ownAssignments(change, areaIds, from);
    const areas = [...new Set(areaIds)].map((areaId) => {
      const { assistantId = null, toDate = null, ...held } = own.get(areaId) ?? {};
      const stays = marketerId !== null && held.marketerId === marketerId;
      return {
        ...{ areaId, marketerId, assistantId: marketerId === null || assistantId === marketerId ? null : assistantId },
        to: stays ? toDate : null,
      };
    });
    const { changed } = await confirmAtOnce(ctx, change, {
      ...{ kind: "direct", name: reason, from, reason, moves: { areas, customers: [] } },
    });
    if (changed === 0) throw new Refusal("assignmentUnchanged");
    return { changed };
  });
}

interface Held {
  marketerId?: number;
  assistantId?: number | null;
  toDate?: string | null;
}

async function ownAssignments({ db }: Change, areaIds: readonly number[], day: string): Promise<Map<number, Held>> {
  const rows: (Held & { areaId: number })[] = await db("assignments")
    .where("areaId", "in", listOf(db, areaIds))
    .where("fromDate", "<=", day)
    .where((open) => open.whereNull("toDate").orWhere("toDate", ">", day))
    .select("areaId", "marketerId", "assistantId", "toDate");
  return new Map(rows.map(({ areaId, ...held }) => [areaId, held]));
}
