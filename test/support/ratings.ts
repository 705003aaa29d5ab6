import type { Rating } from "../../shared/contract/ratings.ts";
import { bestDraft, farmer } from "./people.ts";
import type { TestWindow } from "./testCore.ts";

/** A farmer whom one person rates and another one approves. */
export async function rateFarmer(
  maker: TestWindow,
  checker: TestWindow,
  areaId: number,
  sequence: number,
  { effectiveFrom = null, name = `村民${sequence}` }: { effectiveFrom?: string | null; name?: string } = {},
): Promise<Rating> {
  const { id } = await maker.customers.create(farmer(areaId, sequence, { name }));
  const proposed = await proposeBest(maker, id);
  return checker.ratings.approve({ id: proposed.id, version: proposed.version, note: "", effectiveFrom });
}

/** The best answer to everything, proposed. */
export async function proposeBest(maker: TestWindow, customerId: number): Promise<Rating> {
  const { definition } = await maker.scorecards.inForce({ kind: "farmer" });
  const { id, version } = await maker.ratings.saveDraft(bestDraft(customerId, definition));
  return maker.ratings.propose({ id, version });
}
