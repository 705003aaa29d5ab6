import type { AreaDetails, PastAreaChange, Resident } from "../../../shared/contract/areas.ts";
import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import { nextAreaCode } from "../../../shared/domain/areaCode.ts";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import type { Context } from "../../context.ts";
import { Refusal } from "../../refusal.ts";
import { changesOf, type PastChangeRow, pastStatesOf } from "../../store/areaChanges.ts";
import { type AreaRecord, allAreas } from "../../store/areas.ts";
import { customersPerArea } from "../loads.ts";

/**
 * An area with its past: names it had, what was merged into it, and every change with who, when and why.
 *
 * @throws {Refusal} areaNotFound
 */
export async function getArea(ctx: Context, { id }: Inputs["areas"]["get"]): Promise<AreaDetails> {
  const { db } = ctx;
  const [areas, customers, past, changes] = await Promise.all([
    allAreas(db),
    customersPerArea(ctx),
    pastStatesOf(db, id),
    changesOf(db, id),
  ]);
  const byId = new Map(areas.map((area) => [area.id, area]));
  const area = byId.get(id);
  if (!area) throw new Refusal("areaNotFound");
  const mergedOn = await mergerDays(db);
  const into = byId.get(area.mergedIntoId ?? 0);
  const inside = within(areas, id);
  return {
    id,
    code: area.code,
    level: area.level,
    name: area.name,
    parentId: area.parentId,
    since: area.since,
    mergedInto: into ? { id: into.id, name: into.name, on: mergedOn.get(id) ?? "" } : null,
    formerNames: past
      .filter(({ name }, at) => name !== (past[at + 1]?.name ?? area.name))
      .map(({ name, untilDate }) => ({ name, until: untilDate })),
    parts: areas
      .filter(({ mergedIntoId }) => mergedIntoId === id)
      .map((part) => ({ id: part.id, name: part.name, on: mergedOn.get(part.id) ?? "" })),
    customers: customers.get(id) ?? 0,
    customersBelow: inside.reduce((sum, one) => sum + (customers.get(one) ?? 0), 0),
    changes: changes.map((change) => describe(change, byId)),
  };
}

async function mergerDays(db: Context["db"]): Promise<Map<number, string>> {
  const rows: { id: number; mergedOn: string }[] = await db("areas").whereNotNull("mergedOn").select("id", "mergedOn");
  return new Map(rows.map(({ id, mergedOn }) => [id, mergedOn]));
}

/** The area and all that lie in it; a parent comes before its children. */
function within(areas: readonly AreaRecord[], id: number): number[] {
  const inside = new Set([id]);
  for (const area of areas) if (area.parentId !== null && inside.has(area.parentId)) inside.add(area.id);
  return [...inside];
}

function describe(change: PastChangeRow, areas: ReadonlyMap<number, AreaRecord>): PastAreaChange {
  const nameOf = (id: number) => areas.get(id)?.name ?? "";
  const { id, kind, areaId, otherId, onDate, detail, reason, byName } = change;
  return {
    id,
    kind,
    on: onDate,
    areaName: nameOf(areaId),
    otherName: otherId === null ? null : nameOf(otherId),
    from: detail.from ?? null,
    to: detail.to ?? null,
    areas: (detail.areaIds ?? []).map(nameOf),
    customers: detail.customers ?? 0,
    reason,
    byName,
  };
}

/** The customers whose address is in the very area, by name. */
export async function residentsOf({ db }: Context, { id }: Inputs["areas"]["residents"]): Promise<Resident[]> {
  const rows: Omit<Resident, "fileNumber">[] = await db("customers")
    .where({ areaId: id })
    .whereNull("retiredAt")
    .select("id", "name", "address")
    .orderBy(["nameSort", "id"]);
  return rows.map((row) => ({ ...row, fileNumber: fileNumberOf(row.id) }));
}

/** @throws {Refusal} areaNotFound */
export async function freeCode(
  { db }: Context,
  { parentId }: Inputs["areas"]["freeCode"],
): Promise<Outputs["areas"]["freeCode"]> {
  const areas = await allAreas(db);
  const parent = areas.find(({ id }) => id === parentId);
  if (!parent) throw new Refusal("areaNotFound");
  return {
    code: nextAreaCode(
      parent,
      areas.map(({ code }) => code),
    ),
  };
}
