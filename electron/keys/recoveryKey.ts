import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { confirmPassword, giveKey } from "../session/password.ts";
import { newRecoveryKey } from "../store/recoveryKey.ts";

/**
 * Makes another recovery key; the one before opens nothing any more.
 *
 * @throws {Refusal} wrongPassword, signInWait, signInWaitMinutes
 */
export async function replaceRecoveryKey(
  core: Core,
  ctx: Context,
  { password }: Inputs["keys"]["newRecoveryKey"],
): Promise<Outputs["keys"]["newRecoveryKey"]> {
  await confirmPassword(core, ctx.actor, password);
  const recoveryKey = newRecoveryKey();
  await ctx.change(async (change) => {
    change.audit({ action: "branch.newRecoveryKey", subjectType: "branch", subjectId: 1 });
    await giveKey(core, change, "recovery", recoveryKey);
  });
  return { recoveryKey };
}
