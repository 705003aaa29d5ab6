import type { Round } from "../../shared/contract/rounds.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { listOf, treesBelow } from "../store/dialect.ts";

interface Counted {
  roundId: number;
  doors: number;
  met: number;
  away: number;
  refused: number;
  prospects: number;
}

/**
 * How far some rounds are, within what the asker may see: two queries however many. A round that is open has the doors
 * of all who live there now, a closed one as many as there were at its end.
 */
export async function countsOf(
  ctx: Pick<Context, "db" | "scope" | "today">,
  rounds: readonly { id: number; areaId: number; closedOn: string | null; doorsAtEnd: number | null }[],
): Promise<Map<number, Round["counts"]>> {
  const { db } = ctx;
  const ids = rounds.map(({ id }) => id);
  const marks = db("roundDoors").where("roundDoors.roundId", "in", listOf(db, ids)).whereNull("roundDoors.removedAt");
  marks.leftJoin("customers", "customers.id", "roundDoors.customerId");
  marks.where((seen) => seen.whereNull("roundDoors.customerId").orWhere((own) => withinScope(own, ctx)));
  const marked: Counted[] = await marks
    .groupBy("roundDoors.roundId")
    .select("roundDoors.roundId")
    .count({ doors: "*", met: caseOf(ctx, "met"), away: caseOf(ctx, "away"), refused: caseOf(ctx, "refused") })
    .sum({ prospects: "roundDoors.prospect" });
  const open = rounds.filter(({ closedOn }) => closedOn === null);
  const living = await unmarked(ctx, open);
  const byRound = new Map(marked.map(({ roundId, ...counts }) => [roundId, counts]));
  return new Map(
    rounds.map(({ id, doorsAtEnd }) => {
      const counts = byRound.get(id) ?? { doors: 0, met: 0, away: 0, refused: 0, prospects: 0 };
      return [id, { ...counts, doors: doorsAtEnd ?? counts.doors + (living.get(id) ?? 0) }];
    }),
  );
}

function caseOf({ db }: Pick<Context, "db">, outcome: string) {
  return db.raw("CASE WHEN round_doors.outcome = ? THEN 1 END", [outcome]);
}

/** How many customers live where a round goes of whom nothing is written on it. */
async function unmarked(
  ctx: Pick<Context, "db" | "scope" | "today">,
  rounds: readonly { id: number; areaId: number }[],
): Promise<Map<number, number>> {
  if (rounds.length === 0) return new Map();
  const { db } = ctx;
  const query = db
    .with(
      "places",
      treesBelow(
        db,
        rounds.map(({ id, areaId }) => [id, areaId]),
      ),
    )
    .from("places")
    .joinRaw("CROSS JOIN customers ON customers.area_id = places.area_id")
    .whereNotExists(
      db("roundDoors")
        .select(db.raw("1"))
        .whereRaw("round_doors.round_id = places.key AND round_doors.customer_id = customers.id"),
    );
  withinScope(query, ctx);
  const rows: { key: number; count: number }[] = await query
    .groupBy("places.key")
    .select("places.key")
    .count({ count: "*" });
  return new Map(rows.map(({ key, count }) => [key, count]));
}
