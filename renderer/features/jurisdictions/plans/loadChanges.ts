import type { PlanPreview } from "../../../../shared/contract/plans.ts";
import { type Load, type LoadMeasure, loadFigures } from "../../../../shared/domain/loads.ts";

export type MarketerChange = PlanPreview["marketers"][number];

/** In the order in which a manager reads them. */
export const planFigures = ["villages", ...loadFigures] as const satisfies readonly LoadMeasure[];

export interface LoadChange extends MarketerChange {
  /** after less before, of every figure */
  difference: Load;
}

/** Every figure of one load less that of another. */
function differenceOf(after: Load, before: Load): Load {
  const difference = { ...after };
  for (const figure of planFigures) difference[figure] -= before[figure];
  return difference;
}

/**
 * What a plan changes for each marketer, the largest change first.
 *
 * Customers, loans and money have no common unit: the size of a change is the sum of its shares in what everybody listed
 * carries of each figure before and after.
 */
export function loadChanges(marketers: readonly MarketerChange[]): LoadChange[] {
  const sizeOf = sizesAgainst(marketers);
  return marketers
    .map((marketer) => ({ ...marketer, difference: differenceOf(marketer.after, marketer.before) }))
    .sort(
      (one, other) =>
        sizeOf(other.difference) - sizeOf(one.difference) || (one.id ?? Infinity) - (other.id ?? Infinity),
    );
}

function sizesAgainst(marketers: readonly MarketerChange[]): (difference: Load) => number {
  const carried = (figure: LoadMeasure) =>
    marketers.reduce((sum, { before, after }) => sum + before[figure] + after[figure], 0);
  const wholes = planFigures.map((figure) => [figure, carried(figure)] as const).filter(([, whole]) => whole > 0);
  return (difference) => wholes.reduce((size, [figure, whole]) => size + Math.abs(difference[figure]) / whole, 0);
}

/** Something of each of two plans. */
export type Sided<T> = Record<"left" | "right", T>;

export interface ComparedMarketer extends Sided<Load> {
  id: number | null;
  name: string | null;
  /** as it is where neither plan is confirmed */
  before: Load;
}

/**
 * What every marketer whom either of two plans touches would carry under each; who is not touched by one keeps under it
 * what they have. Those between whom the plans differ most come first.
 */
export function compareLoads(left: readonly MarketerChange[], right: readonly MarketerChange[]): ComparedMarketer[] {
  const rights = new Map(right.map((marketer) => [marketer.id, marketer]));
  const lefts = new Set(left.map(({ id }) => id));
  const compared = [
    ...left.map(({ id, name, before, after }) => ({
      id,
      name,
      before,
      left: after,
      right: rights.get(id)?.after ?? before,
    })),
    ...right
      .filter(({ id }) => !lefts.has(id))
      .map(({ id, name, before, after }) => ({ id, name, before, left: before, right: after })),
  ];
  const sizeOf = sizesAgainst(
    compared.map((marketer) => ({ ...marketer, before: marketer.left, after: marketer.right })),
  );
  const apart = (marketer: ComparedMarketer) => sizeOf(differenceOf(marketer.right, marketer.left));
  return compared.sort((one, other) => apart(other) - apart(one) || (one.id ?? Infinity) - (other.id ?? Infinity));
}
