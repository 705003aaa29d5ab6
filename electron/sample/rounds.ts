import type { Knex } from "knex";
import { addDays } from "../../shared/domain/dates.ts";
import type { DoorOutcome } from "../../shared/domain/round.ts";
import { insertAll } from "../store/insertAll.ts";

/** Who is met on a round: somebody, then one who is out, and so on; the last doors are still to come. */
const found: readonly (DoorOutcome | null)[] = ["met", "away", "met", "met", "refused", "away", null, null];

const prospects = [
  { name: "丁有田", phone: "10000000001" },
  { name: "邵广富", phone: "10000000002" },
] as const;

interface RoundsPlan {
  today: string;
  /** who is responsible for which village */
  responsible: ReadonlyMap<number, number>;
}

/** A visit that an open or closed round can say it logged. */
interface LastVisit {
  id: number;
  customerId: number;
  areaId: number;
  visitedOn: string;
}

/**
 * Two rounds through villages of the sample: one that is under way and one that is done. Whom they met is whoever was
 * visited lately in any case, so that visits and last days stay as they are.
 */
export async function writeSampleRounds(db: Knex, { today, responsible }: RoundsPlan): Promise<void> {
  const visits: LastVisit[] = await db("visits")
    .join("customers", "customers.id", "visits.customerId")
    .where("visits.visitedOn", ">=", addDays(today, -60))
    .orderBy("visits.id", "desc")
    .limit(200)
    .select("visits.id", "visits.customerId", "customers.areaId", "visits.visitedOn");
  const areas = [...new Set(visits.map(({ areaId }) => areaId))].filter((area) => responsible.has(area)).slice(0, 2);
  for (const [index, areaId] of areas.entries()) {
    const begunOn = addDays(today, -20 * (index + 1));
    const customers: { id: number }[] = await db("customers").where({ areaId }).orderBy("id").limit(60).select("id");
    const roundId = index + 1;
    const by = { createdAt: `${begunOn}T01:00:00.000Z`, createdBy: responsible.get(areaId) ?? 0 };
    await db("rounds").insert({
      ...{ id: roundId, areaId, marketerId: by.createdBy, purpose: "整村授信摸底", begunOn, ...by },
      ...(index === 0 ? {} : { closedOn: addDays(begunOn, 3), doorsAtEnd: customers.length + prospects.length }),
    });
    const doors = customers.map(({ id }, door) => {
      const visit = visits.find(({ customerId }) => customerId === id);
      const outcome = visit ? "met" : found[door % found.length];
      return outcome === "met" && !visit ? null : { customerId: id, outcome: outcome ?? null, visit };
    });
    await insertAll(
      db,
      "roundDoors",
      doors.flatMap((door) => {
        if (door === null || door.outcome === null) return [];
        const { customerId, outcome, visit } = door;
        const markedOn = visit?.visitedOn ?? addDays(begunOn, 1);
        const mark = { outcome, markedOn, markedAt: `${markedOn}T08:00:00.000Z`, markedBy: by.createdBy };
        return [{ roundId, customerId, ...mark, visitId: visit?.id ?? null, ...by }];
      }),
    );
    const markedOn = addDays(begunOn, 1);
    const met = { outcome: "met", markedOn, markedAt: `${markedOn}T09:00:00.000Z`, markedBy: by.createdBy };
    await insertAll(
      db,
      "roundDoors",
      prospects.map((prospect) => ({ roundId, prospect: true, ...prospect, ...met, ...by })),
    );
  }
}
