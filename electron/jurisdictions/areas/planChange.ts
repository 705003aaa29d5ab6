import type { Knex } from "knex";
import type { AreaChange } from "../../../shared/contract/areas.ts";
import { type AreaLevel, areaCodeLength, areaLevels, levelBelow } from "../../../shared/domain/areaCode.ts";
import { Refusal } from "../../refusal.ts";
import { type AssignmentRow, openAssignments } from "../../store/areaAssignments.ts";
import { type AreaChangeDetail, type AreaState, lastMergeOf, statesBefore } from "../../store/areaChanges.ts";
import { type AreaRecord, allAreas } from "../../store/areas.ts";
import { customersByIds } from "../../store/customers.ts";

/** Stands for the area that a change makes, until the database gives it its own id. */
export const newAreaId = 0;

export type NewArea = Pick<AreaRecord, "code" | "level" | "name" | "parentId">;

/** What a change of the areas comes to, before anything is written. */
export interface AreaPlan {
  areas: readonly AreaRecord[];
  created: NewArea | null;
  /** the area it is done to, and the other one of it; `newAreaId` for the one that is made */
  areaId: number;
  otherId: number | null;
  detail: AreaChangeDetail;
  /** what of the areas becomes another, by id */
  states: Map<number, Partial<AreaState>>;
  customers: { id: number; version: number; areaId: number }[];
  /** assignments that end today, or never begin */
  ends: AssignmentRow[];
  /** assignments that an area gets in the likeness of another's */
  gives: { areaId: number; like: AssignmentRow; fromDate: string }[];
}

/**
 * Works out a change: in force from today, and nothing of the past becomes another.
 *
 * @throws {Refusal} areaNotFound, areaMerged, areaCodeWrong, areaCodeTaken, areaNameTaken, areaUnchanged,
 * areaMergeUnlike, areaNotMerged, areaSplitCounty, areaMoveUnlike, areasChangedMeanwhile
 */
export async function planChange(db: Knex, change: AreaChange, today: string): Promise<AreaPlan> {
  const tree = new Tree(await allAreas(db));
  switch (change.kind) {
    case "add":
      return planAdd(tree, change);
    case "rename":
      return planRename(tree, change);
    case "merge":
      return planMerge(db, tree, change, today);
    case "separate":
      return planSeparate(db, tree, change, today);
    case "split":
      return planSplit(db, tree, change, today);
    case "move":
      return planMove(tree, change);
  }
}

type ChangeOf<Kind> = Extract<AreaChange, { kind: Kind }>;

/** The areas of today, asked for with the refusals that answer what cannot be. */
class Tree {
  private readonly byId: ReadonlyMap<number, AreaRecord>;

  constructor(readonly areas: readonly AreaRecord[]) {
    this.byId = new Map(areas.map((area) => [area.id, area]));
  }

  /** @throws {Refusal} areaNotFound */
  any(id: number): AreaRecord {
    const area = this.byId.get(id);
    if (!area) throw new Refusal("areaNotFound");
    return area;
  }

  /** @throws {Refusal} areaNotFound; areaMerged, for a part of another area stays as it is until it is separate again */
  whole(id: number): AreaRecord {
    const area = this.any(id);
    if (area.mergedIntoId !== null)
      throw new Refusal("areaMerged", { area: area.name, into: this.any(area.mergedIntoId).name });
    return area;
  }

  below(id: number): AreaRecord[] {
    return this.areas.filter(({ parentId }) => parentId === id);
  }

  county(area: AreaRecord): AreaRecord {
    return area.parentId === null ? area : this.county(this.any(area.parentId));
  }

  /** The area that one is a part of by now, or itself. */
  standing(area: AreaRecord): AreaRecord {
    return area.mergedIntoId === null ? area : this.any(area.mergedIntoId);
  }

  /** @throws {Refusal} areaCodeWrong, areaCodeTaken */
  assertCode(code: string, level: AreaLevel, parent: AreaRecord | null): void {
    const digits = areaCodeLength[level];
    const at = [{ path: "code", key: "invalid" }];
    if (code.length !== digits || !code.startsWith(parent?.code ?? ""))
      throw new Refusal("areaCodeWrong", { digits, parent: parent?.code ?? "" }, at);
    const holder = this.areas.find((area) => area.code === code);
    if (holder) throw new Refusal("areaCodeTaken", { code, area: holder.name }, at);
  }

  /** @throws {Refusal} areaNameTaken */
  assertName(name: string, parentId: number | null): void {
    const twin = this.areas.find(
      (area) => area.parentId === parentId && area.mergedIntoId === null && area.name === name,
    );
    if (twin) throw new Refusal("areaNameTaken", { name, code: twin.code }, [{ path: "name", key: "invalid" }]);
  }
}

function nothingElse(tree: Tree, areaId: number): AreaPlan {
  return {
    areas: tree.areas,
    created: null,
    areaId,
    otherId: null,
    detail: {},
    states: new Map(),
    customers: [],
    ends: [],
    gives: [],
  };
}

function planAdd(tree: Tree, { parentId, code, name }: ChangeOf<"add">): AreaPlan {
  const parent = parentId === null ? null : tree.whole(parentId);
  const level = parent ? levelBelow(parent.level) : areaLevels[0];
  if (level === null) throw new Refusal("areaBelowGroup");
  tree.assertCode(code, level, parent);
  tree.assertName(name, parentId);
  return { ...nothingElse(tree, newAreaId), created: { code, level, name, parentId } };
}

function planRename(tree: Tree, { id, name }: ChangeOf<"rename">): AreaPlan {
  const area = tree.whole(id);
  if (area.name === name) throw new Refusal("areaUnchanged", { area: area.name });
  tree.assertName(name, area.parentId);
  return {
    ...nothingElse(tree, id),
    detail: { from: area.name, to: name },
    states: new Map([[id, { name }]]),
  };
}

/** What lies in the area comes to lie in the other, and so do parts it had: no part lies under a part. */
async function planMerge(db: Knex, tree: Tree, { id, intoId }: ChangeOf<"merge">, today: string): Promise<AreaPlan> {
  const area = tree.whole(id);
  const into = tree.whole(intoId);
  const mergeable = area.level === "village" || area.level === "township";
  if (!mergeable || id === intoId || area.level !== into.level || tree.county(area).id !== tree.county(into).id)
    throw new Refusal("areaMergeUnlike", { area: area.name, into: into.name });
  const children = tree.below(id);
  return {
    ...nothingElse(tree, id),
    otherId: intoId,
    detail: { areaIds: children.map((child) => child.id) },
    states: new Map([
      [id, { parentId: intoId, mergedIntoId: intoId, mergedOn: today }],
      ...children.map((child) => [child.id, underOther(child, intoId)] as const),
    ]),
    ends: (await openAssignments(db, today)).filter(({ areaId }) => areaId === id),
  };
}

/** A part goes along as a part of the area that it comes to lie in. */
function underOther(child: Pick<AreaRecord, "mergedIntoId">, parentId: number): Partial<AreaState> {
  return child.mergedIntoId === null ? { parentId } : { parentId, mergedIntoId: parentId };
}

/**
 * The area goes back to where it lay, or to what that is a part of by now, and takes along what it brought and what has
 * not gone elsewhere since. It keeps the marketer of the area that it leaves, so that nobody is left without one.
 */
async function planSeparate(db: Knex, tree: Tree, { id }: ChangeOf<"separate">, today: string): Promise<AreaPlan> {
  const area = tree.any(id);
  const merge = await lastMergeOf(db, id);
  if (area.mergedIntoId === null || !merge) throw new Refusal("areaNotMerged", { area: area.name });
  const whole = tree.any(area.mergedIntoId);
  const before = await statesBefore(db, merge.id);
  const own = before.find(({ areaId }) => areaId === id);
  if (!own || own.parentId === null) throw new Refusal("areaNotMerged", { area: area.name });
  const { id: parentId } = tree.standing(tree.any(own.parentId));
  tree.assertName(area.name, parentId);
  const brought = before.filter(
    ({ areaId, parentId: lay }) => areaId !== id && lay === id && tree.any(areaId).parentId === whole.id,
  );
  return {
    ...nothingElse(tree, id),
    otherId: whole.id,
    detail: { areaIds: brought.map(({ areaId }) => areaId) },
    states: new Map<number, Partial<AreaState>>([
      [id, { parentId, mergedIntoId: null, mergedOn: null }],
      ...brought.map(({ areaId, mergedIntoId }) => [areaId, underOther({ mergedIntoId }, id)] as const),
    ]),
    gives: await likenesses(db, whole.id, id, today),
  };
}

/** The new area has the marketer of the one it comes from, today and as planned, so that nobody is left without one. */
async function planSplit(
  db: Knex,
  tree: Tree,
  { id, code, name, areaIds, customerIds }: ChangeOf<"split">,
  today: string,
): Promise<AreaPlan> {
  const area = tree.whole(id);
  if (area.parentId === null) throw new Refusal("areaSplitCounty");
  const { level, parentId } = area;
  tree.assertCode(code, level, tree.any(parentId));
  tree.assertName(name, parentId);
  const along = [...new Set(areaIds)].map((areaId) => tree.any(areaId));
  const customers = [...(await customersByIds(db, customerIds)).values()];
  if (
    along.some((one) => one.parentId !== id) ||
    customers.length !== new Set(customerIds).size ||
    customers.some((one) => one.areaId !== id)
  )
    throw new Refusal("areasChangedMeanwhile");
  return {
    ...nothingElse(tree, id),
    created: { code, level, name, parentId },
    otherId: newAreaId,
    detail: { areaIds: along.map((one) => one.id), customers: customers.length },
    states: new Map(along.map((one) => [one.id, underOther(one, newAreaId)])),
    customers: customers.map((one) => ({ id: one.id, version: one.version, areaId: one.areaId })),
    gives: await likenesses(db, id, newAreaId, today),
  };
}

function planMove(tree: Tree, { id, parentId }: ChangeOf<"move">): AreaPlan {
  const area = tree.whole(id);
  const parent = tree.whole(parentId);
  if (levelBelow(parent.level) !== area.level)
    throw new Refusal("areaMoveUnlike", { area: area.name, parent: parent.name });
  if (area.parentId === parentId) throw new Refusal("areaUnchanged", { area: area.name });
  tree.assertName(area.name, parentId);
  return { ...nothingElse(tree, id), otherId: parentId, states: new Map([[id, { parentId }]]) };
}

/** The assignments of an area from today on, as another area gets them. */
async function likenesses(db: Knex, fromId: number, areaId: number, today: string): Promise<AreaPlan["gives"]> {
  const open = await openAssignments(db, today);
  return open
    .filter((one) => one.areaId === fromId)
    .map((like) => ({ areaId, like, fromDate: like.fromDate < today ? today : like.fromDate }));
}
