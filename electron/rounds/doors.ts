import type { Knex } from "knex";
import type { Outputs } from "../../shared/contract/index.ts";
import type { RoundDoor } from "../../shared/contract/rounds.ts";
import { maskPhone } from "../../shared/domain/mask.ts";
import { compareDoors, countDoors, type DoorOutcome } from "../../shared/domain/round.ts";
import type { Context } from "../context.ts";
import { withinScope } from "../jurisdictions/scope.ts";
import { Refusal } from "../refusal.ts";
import { areaSubtree } from "../store/dialect.ts";
import { visibleRound, withCounts } from "./rounds.ts";

type Reader = Pick<Context, "db" | "scope" | "today">;

/** A customer as their door shows them. */
interface CustomerColumns {
  customerId: number;
  customerName: string;
  customerPhone: string;
  address: string;
  groupCode: string;
  groupName: string;
  areaId: number;
  lastVisitedOn: string | null;
  keyTarget: number;
}

/** What was written at a door; columns of the customer are null while there is none. */
export interface DoorRow extends Partial<Omit<CustomerColumns, "customerId">> {
  doorId: number;
  version: number;
  roundId: number;
  customerId: number | null;
  prospect: number;
  name: string;
  phone: string;
  outcome: DoorOutcome | null;
  markedOn: string | null;
  visitId: number | null;
  removedAt: string | null;
}

/**
 * A round with all its doors: those of customers who live there in the order in which one comes along them, then those of
 * prospects and of customers who have moved away since. Three queries however many doors.
 *
 * @throws {Refusal} notFound
 */
export async function roundWithDoors(ctx: Context, { id }: { id: number }): Promise<Outputs["rounds"]["get"]> {
  const round = await visibleRound(ctx, id);
  const villagers = ctx.db("customers").where("customers.areaId", "in", areaSubtree(ctx.db, round.areaId));
  withinScope(villagers, ctx);
  const living: CustomerColumns[] = await customerColumns(ctx.db, villagers);
  const rows = await doorRows(ctx, (query) => query.where("roundDoors.roundId", id).whereNull("roundDoors.removedAt"));
  const written = new Map(rows.flatMap((row) => (row.customerId === null ? [] : [[row.customerId, row] as const])));
  const here = new Set(living.map(({ customerId }) => customerId));
  const ordered = living.sort((one, other) =>
    compareDoors({ ...one, id: one.customerId }, { ...other, id: other.customerId }),
  );
  const others = rows.filter(({ customerId }) => customerId === null || !here.has(customerId));
  const doors = [
    ...ordered.map((customer) => describe({ ...customer, ...written.get(customer.customerId) }, round.areaId)),
    ...others.map((row) => describe(row, round.areaId)),
  ];
  const counts = { ...countDoors(doors), prospects: doors.filter(({ prospect }) => prospect).length };
  return { round: withCounts(round, new Map([[id, { ...counts, doors: round.doorsAtEnd ?? counts.doors }]])), doors };
}

/**
 * A door at which something was written, if the asker may see it.
 *
 * @throws {Refusal} notFound
 */
export async function visibleDoor(ctx: Reader, id: number): Promise<DoorRow> {
  const [row] = await doorRows(ctx, (query) => query.where("roundDoors.id", id));
  if (!row) throw new Refusal("notFound");
  return row;
}

/** @throws {Refusal} notFound */
export async function doorById(ctx: Reader, id: number): Promise<RoundDoor> {
  const row = await visibleDoor(ctx, id);
  const round: { areaId: number } = await ctx.db("rounds").where({ id: row.roundId }).first("areaId");
  return describe(row, round.areaId);
}

/** What was written at doors of customers whom the asker may see, and at those of nobody's. */
async function doorRows(ctx: Reader, narrow: (query: Knex.QueryBuilder) => void): Promise<DoorRow[]> {
  const query = ctx.db("roundDoors").leftJoin("customers", "customers.id", "roundDoors.customerId");
  query.where((seen) => seen.whereNull("roundDoors.customerId").orWhere((own) => withinScope(own, ctx)));
  narrow(query);
  return customerColumns(ctx.db, query)
    .select(
      { doorId: "roundDoors.id" },
      "roundDoors.version",
      "roundDoors.roundId",
      "roundDoors.customerId",
      "roundDoors.prospect",
      "roundDoors.name",
      "roundDoors.phone",
      "roundDoors.outcome",
      "roundDoors.markedOn",
      "roundDoors.visitId",
      "roundDoors.removedAt",
    )
    .orderBy("roundDoors.id");
}

function customerColumns(db: Knex, query: Knex.QueryBuilder): Knex.QueryBuilder {
  return query
    .leftJoin({ own: "areas" }, "own.id", "customers.areaId")
    .select(
      { customerId: "customers.id", customerName: "customers.name", customerPhone: "customers.phone" },
      "customers.address",
      { groupCode: "own.code", groupName: "own.name" },
      "customers.areaId",
      "customers.lastVisitedOn",
      { keyTarget: db.raw("customers.key_target") },
    );
}

function describe(row: Partial<DoorRow>, areaId: number): RoundDoor {
  const { doorId = null, version = 0, customerId = null, name = "", phone = "", address, groupName = "" } = row;
  const { customerName, customerPhone, lastVisitedOn, keyTarget, outcome, markedOn, visitId, prospect } = row;
  const inGroup = row.areaId !== undefined && row.areaId !== areaId;
  return {
    key: customerId === null ? `door-${doorId}` : `customer-${customerId}`,
    doorId,
    version,
    customerId,
    name: customerName ?? name,
    phoneMasked: maskPhone(customerPhone ?? phone),
    address: customerId === null ? "" : (inGroup ? `${groupName} ${address ?? ""}` : (address ?? "")).trim(),
    lastVisitedOn: lastVisitedOn ?? null,
    keyTarget: keyTarget === 1,
    outcome: outcome ?? null,
    markedOn: markedOn ?? null,
    visitId: visitId ?? null,
    prospect: prospect === 1,
  };
}
