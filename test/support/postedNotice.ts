import { insertAll } from "../../electron/store/insertAll.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { farmer } from "./people.ts";
import { proposeBest } from "./ratings.ts";
import { signInNew, type startBranch } from "./testCore.ts";
import { branchWithMarketers } from "./village.ts";

type Draft = Inputs["notices"]["saveDraft"];

/** What hangs of the people below, in the order of the board. */
export const neighbours = [
  { name: "安小平", masked: "安*平" },
  { name: "包秀英", masked: "包*英" },
  { name: "欧阳建国", masked: "欧阳*国" },
] as const;

/** A village with proposed ratings that can be posted, and a reviewer beside its marketer. */
export async function villageWithProposals(options: Parameters<typeof startBranch>[0] = {}) {
  const branch = await branchWithMarketers(options);
  const { manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({
    areaIds: [village.id],
    marketerId: oneId,
    from: "2026-03-10",
    reason: "初次分配",
  });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const ratingIds: number[] = [];
  for (const [index, { name }] of neighbours.entries()) {
    const { id } = await one.customers.create(farmer(village.id, index + 1, { name }));
    ratingIds.push((await proposeBest(one, id)).id);
  }
  const save = (changes: Partial<Draft> = {}) =>
    manager.notices.saveDraft({
      id: null,
      version: null,
      areaId: village.id,
      postedOn: "2026-03-10",
      endsOn: "2026-03-16",
      place: "村委会公示栏",
      contact: "0371-12345678，城关信用社二楼信贷室",
      showLine: true,
      note: "",
      ratingIds,
      ...changes,
    });
  return { ...branch, reviewer, ratingIds, save, post: async () => manager.notices.post(await save()) };
}

type Village = Awaited<ReturnType<typeof villageWithProposals>>;

/**
 * So many more proposals of the same village, rated like its first one.
 *
 * @returns their ids
 */
export async function moreProposals({ core, village, ratingIds }: Village, count: number): Promise<number[]> {
  const { db } = core.opened.store;
  const customer = await db("customers").where({ areaId: village.id }).orderBy("id").first();
  const rating = await db("ratings").where({ id: ratingIds[0] }).first();
  const ids = Array.from({ length: count }, (_, index) => 1000 + index);
  await insertAll(
    db,
    "customers",
    ids.map((id) => ({ ...customer, id, idNumber: `41022519800101${id}`, name: `孙${id}`, nameSort: `zz ${id}` })),
  );
  await insertAll(
    db,
    "ratings",
    ids.map((id) => ({ ...rating, id, customerId: id })),
  );
  return ids;
}
