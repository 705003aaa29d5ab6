import type { Knex } from "knex";
import type { AreaChangeKind } from "../../shared/contract/areas.ts";

/** What the change table says beside who, when and why. */
export interface AreaChangeDetail {
  /** names of the area before and after a renaming */
  from?: string;
  to?: string;
  /** areas that went along */
  areaIds?: number[];
  /** how many customers went along */
  customers?: number;
}

export interface NewAreaChange {
  kind: AreaChangeKind;
  areaId: number;
  /** merged into, split off, or the new parent */
  otherId: number | null;
  detail: AreaChangeDetail;
  reason: string;
  /** business date of the change */
  on: string;
  /** UTC instant */
  at: string;
  by: number;
}

/** What of an area may become another: the rest of it stays for ever. */
export interface AreaState {
  parentId: number | null;
  name: string;
  mergedIntoId: number | null;
  mergedOn: string | null;
}

/** @returns the id of the change, by which history says why something was otherwise */
export async function recordAreaChange(
  db: Knex,
  { kind, areaId, otherId, detail, reason, on, at, by }: NewAreaChange,
): Promise<number> {
  const [row]: { id: number }[] = await db("areaChanges")
    .insert({
      kind,
      areaId,
      otherId,
      onDate: on,
      detail: JSON.stringify(detail),
      reason,
      createdAt: at,
      createdBy: by,
    })
    .returning("id");
  if (!row) throw new Error("The database gave no id for a change of areas.");
  return row.id;
}

/** Changes an area from a day on, and keeps how it was until then. */
export async function saveAreaState(
  db: Knex,
  areaId: number,
  state: Partial<AreaState>,
  { changeId, on }: { changeId: number; on: string },
): Promise<void> {
  const before: AreaState | undefined = await db("areas")
    .where({ id: areaId })
    .first("parentId", "name", "mergedIntoId", "mergedOn");
  if (!before) throw new Error(`There is no area ${areaId} to change.`);
  await db("areaHistory").insert({ areaId, changeId, untilDate: on, ...before });
  await db("areas").where({ id: areaId }).update(state);
}

export interface PastState extends AreaState {
  areaId: number;
  changeId: number;
  untilDate: string;
}

/** How an area was before each of its changes, oldest first. */
export function pastStatesOf(db: Knex, areaId: number): Promise<PastState[]> {
  return db<PastState>("areaHistory").where({ areaId }).orderBy("id").select("*");
}

/** How all areas that a change touched were before it. */
export function statesBefore(db: Knex, changeId: number): Promise<PastState[]> {
  return db<PastState>("areaHistory").where({ changeId }).orderBy("id").select("*");
}

export interface PastChangeRow {
  id: number;
  kind: AreaChangeKind;
  areaId: number;
  otherId: number | null;
  onDate: string;
  detail: AreaChangeDetail;
  reason: string;
  byName: string;
}

/** What happened to an area, or to another by which it came to be what it is; newest first. */
export async function changesOf(db: Knex, areaId: number): Promise<PastChangeRow[]> {
  const rows: (Omit<PastChangeRow, "detail"> & { detail: string })[] = await db("areaChanges")
    .join("users", "users.id", "areaChanges.createdBy")
    .where((about) => about.where("areaChanges.areaId", areaId).orWhere("areaChanges.otherId", areaId))
    .select("areaChanges.*", { byName: "users.name" })
    .orderBy("areaChanges.id", "desc");
  return rows.map((row) => ({ ...row, detail: JSON.parse(row.detail) }));
}

/** The change by which an area last became a part of another; undefined where it never did. */
export function lastMergeOf(db: Knex, areaId: number): Promise<{ id: number } | undefined> {
  return db("areaChanges").where({ kind: "merge", areaId }).orderBy("id", "desc").first("id");
}

/** Every name that an area once had, by area: for finding it by a name it had. */
export async function formerNames(db: Knex): Promise<Map<number, string[]>> {
  const rows: { areaId: number; name: string }[] = await db("areaHistory")
    .join("areas", "areas.id", "areaHistory.areaId")
    .whereRaw("area_history.name <> areas.name")
    .distinct("areaHistory.areaId", "areaHistory.name");
  const names = new Map<number, string[]>();
  for (const { areaId, name } of rows) names.set(areaId, [...(names.get(areaId) ?? []), name]);
  return names;
}
