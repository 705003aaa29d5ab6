import type { Inputs, Outputs } from "../../../shared/contract/index.ts";
import type { Context } from "../../context.ts";
import { type StoredPlan, storedAsMoves, storedMoves } from "../../store/plans.ts";
import { userNames } from "../../store/users.ts";
import { responsibilityOn } from "../responsibility.ts";
import { dayOfPlan } from "./changes.ts";
import { seenPlan } from "./drafts.ts";
import { outcomeOf } from "./outcome.ts";
import { previewPlan } from "./preview.ts";

/**
 * Two plans side by side, and the areas that they leave in different hands. One without a day of its own is looked at
 * from the other's, and both from today where neither has one that lies ahead.
 *
 * @throws {Refusal} notFound, areaNotFound
 */
export async function comparePlans(
  ctx: Context,
  { left, right }: Inputs["plans"]["compare"],
): Promise<Outputs["plans"]["compare"]> {
  const [one, other] = [await seenPlan(ctx, ctx.db, left), await seenPlan(ctx, ctx.db, right)];
  const asked = async (plan: StoredPlan, beside: StoredPlan) => ({
    from: dayOfPlan(ctx, plan.from ?? beside.from),
    moves: storedAsMoves(await storedMoves(ctx.db, plan.id)),
  });
  const [askedLeft, askedRight] = [await asked(one, other), await asked(other, one)];
  const today = await responsibilityOn(ctx, ctx.today);
  const [{ areas, will: willLeft }, { will: willRight }] = [
    await outcomeOf(ctx, askedLeft),
    await outcomeOf(ctx, askedRight),
  ];
  const names = await userNames(ctx.db);
  const side = (id: number | undefined) => (id === undefined ? null : { id, name: names.get(id) ?? "" });
  return {
    left: await previewPlan(ctx, askedLeft),
    right: await previewPlan(ctx, askedRight),
    areas: areas
      .filter(({ id }) => willLeft.get(id) !== willRight.get(id))
      .map(({ id, name }) => ({
        ...{ id, name, today: side(today.effective.get(id)) },
        ...{ left: side(willLeft.get(id)), right: side(willRight.get(id)) },
      })),
  };
}
