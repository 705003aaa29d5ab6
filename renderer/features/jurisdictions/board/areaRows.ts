import type { BoardArea } from "../../../../shared/contract/jurisdictions.ts";
import type { LoadFigures } from "../../../../shared/domain/loads.ts";
import type { Part } from "./columns.ts";
import type { AreaTree, Moves, Responsible } from "./responsible.ts";

/** A line of the table: an area with everything in it, whoever has it. */
export interface AreaRow {
  id: number;
  area: BoardArea;
  /** names of what contains it, from the township down; the county holds everything and is left out */
  path: string;
  townshipId: number | null;
  /** responsible under the plan; null for nobody */
  marketerId: number | null;
  /** responsible as things are */
  wasId: number | null;
  /** by an assignment of its own */
  own: boolean;
  assistantId: number | null;
  moved: boolean;
  figures: LoadFigures;
  villages: number;
  /** customers in it whom nobody has */
  nobodys: number;
}

export function areaRows(
  { areas }: AreaTree,
  sums: ReadonlyMap<number, Part>,
  now: Responsible,
  planned: Responsible,
  moves: Moves,
): AreaRow[] {
  const rows: AreaRow[] = [];
  const known = new Map<number, AreaRow>();
  const nobodys = new Map<number, number>();
  for (const { id, parentId, figures } of areas.toReversed()) {
    const here = (nobodys.get(id) ?? 0) + (planned.effective.has(id) ? 0 : figures.customers);
    nobodys.set(id, here);
    if (parentId !== null) nobodys.set(parentId, (nobodys.get(parentId) ?? 0) + here);
  }
  for (const area of areas) {
    const container = area.parentId === null ? undefined : known.get(area.parentId);
    const sum = sums.get(area.id);
    if (!sum) continue;
    const decider = planned.decidedBy.get(area.id);
    const inside = container && container.area.level !== "county" ? [container.path, container.area.name] : [];
    const row: AreaRow = {
      ...{ id: area.id, area },
      path: inside.filter(Boolean).join(" / "),
      townshipId: area.level === "township" ? area.id : (container?.townshipId ?? null),
      marketerId: planned.effective.get(area.id) ?? null,
      wasId: now.effective.get(area.id) ?? null,
      own: planned.own.has(area.id),
      assistantId: decider === undefined ? null : (planned.own.get(decider)?.assistantId ?? null),
      moved: moves.has(area.id),
      figures: sum.figures,
      villages: sum.villages,
      nobodys: nobodys.get(area.id) ?? 0,
    };
    known.set(area.id, row);
    rows.push(row);
  }
  return rows;
}
