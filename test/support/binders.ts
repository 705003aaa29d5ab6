import type { BinderDetails, BinderState } from "../../shared/contract/binders.ts";
import type { BinderOptions } from "../../shared/domain/binder.ts";
import { farmer } from "./people.ts";
import type { TestWindow } from "./testCore.ts";
import { branchWithMarketers } from "./village.ts";

/** Splits by village, up to 300 pages, on one side. */
export function splitBy(changes: Partial<BinderOptions> = {}): BinderOptions {
  return { split: "village", filesPerVolume: null, mostPages: 300, duplex: false, ...changes };
}

export const everybody = { by: "filter" as const, filter: {}, except: [] };

/** A branch with customers in two villages, those of the second registered first. */
export async function branchWithFiles(
  options: Parameters<typeof branchWithMarketers>[0],
  { here = 2, there = 1 }: { here?: number; there?: number } = {},
) {
  const branch = await branchWithMarketers(options);
  const register = async (areaId: number, from: number, count: number) => {
    const ids: number[] = [];
    for (let index = 0; index < count; index += 1) {
      const sequence = from + index;
      const { id } = await branch.manager.customers.create(farmer(areaId, sequence, { name: `客户${sequence}` }));
      ids.push(id);
    }
    return ids;
  };
  const neighbours = await register(branch.neighbour.id, 500, there);
  const villagers = await register(branch.village.id, 1, here);
  return { ...branch, villagers, neighbours };
}

/** Waits until nothing works on a binder any more. */
export async function settled(window: Pick<TestWindow, "binders">, id: number): Promise<BinderDetails> {
  return reached(window, id, ({ state }) => state !== "running" && state !== "waiting");
}

/** Waits until a binder is as far as the test wants it. */
export async function reached(
  window: Pick<TestWindow, "binders">,
  id: number,
  isThere: (binder: BinderDetails) => boolean,
): Promise<BinderDetails> {
  for (;;) {
    const binder = await window.binders.get({ id });
    if (isThere(binder)) return binder;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** What a list says of each binder. */
export async function statesOf(window: Pick<TestWindow, "binders">): Promise<[number, BinderState][]> {
  return (await window.binders.list()).map(({ id, state }) => [id, state]);
}
