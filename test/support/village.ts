import { signInNew, startBranch } from "./testCore.ts";

/** A branch with the sample county's areas, and two villages of one township with the ids to work on. */
export async function branchWithVillages(options: Parameters<typeof startBranch>[0] = {}) {
  const branch = await startBranch(options);
  await branch.manager.areas.loadSample();
  const areas = await branch.manager.jurisdictions.areas({});
  const township = areas.find(({ level }) => level === "township");
  const [village, neighbour] = areas.filter(({ parentId }) => parentId === township?.id);
  if (!township || !village || !neighbour) throw new Error("The sample county has lost its villages.");
  return { ...branch, township, village, neighbour };
}

/** The same with two marketers signed in. */
export async function branchWithMarketers(options: Parameters<typeof startBranch>[0] = {}) {
  const branch = await branchWithVillages(options);
  const one = await signInNew(branch, "m01", ["marketer"]);
  const other = await signInNew(branch, "m02", ["marketer"]);
  const ids = new Map((await branch.manager.users.list()).map(({ login, id }) => [login, id]));
  return { ...branch, one, other, oneId: ids.get("m01") ?? 0, otherId: ids.get("m02") ?? 0 };
}
