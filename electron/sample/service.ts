import type { Job } from "../../shared/contract/jobs.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { giveKey } from "../session/password.ts";
import { userHolder } from "../store/keyring.ts";
import { type CountyPlan, sampleStaff, writeCounty } from "./writeCounty.ts";

/** Every member of the sample staff signs in with this. It is no secret: the data are made up. */
export const samplePassword = "Sunshine-2026";

const sampleSeed = 410_225;
const sampleSize = 5000;

/**
 * Fills an empty ledger with the sample county, in one transaction: when it is cancelled or fails, the ledger is as
 * empty as before.
 *
 * @throws {Refusal} ledgerNotEmpty; loginTaken, when the manager has the login of one of the sample staff
 */
export async function loadSampleCounty(core: Core, ctx: Context, customers = sampleSize): Promise<Job> {
  await assertEmpty(ctx);
  const { login } = ctx.actor;
  if (sampleStaff(sampleSeed).some((person) => person.login === login)) throw new Refusal("loginTaken", { login });
  const plan: CountyPlan = {
    seed: sampleSeed,
    customers,
    today: ctx.today,
    managerId: ctx.actor.id,
    now: ctx.clock().toISOString(),
  };
  return core.jobs.start({ kind: "sample", ownerId: ctx.actor.id, subject: "sample" }, async (control) => {
    await ctx.change(async (change) => {
      await writeCounty(plan, (work) => work(change.db), control);
      control.signal.throwIfAborted();
      change.audit({
        action: "sample.load",
        subjectType: "branch",
        subjectId: 1,
        after: { seed: plan.seed, customers },
      });
      await giveSampleStaffKeys(core, change, plan.seed, control);
    });
  });
}

/** Lets each member of the sample staff open the ledger. */
export async function giveSampleStaffKeys(
  core: Core,
  change: Change,
  seed: number,
  { signal }: Pick<JobControl, "signal">,
): Promise<void> {
  for (const { login } of sampleStaff(seed)) {
    signal.throwIfAborted();
    await giveKey(core, change, userHolder(login), samplePassword);
  }
}

/** @throws {Refusal} ledgerNotEmpty, when there are areas, customers or users beside the one who asks */
async function assertEmpty({ db }: Context): Promise<void> {
  const [areas, customers, others] = await Promise.all([
    db("areas").first("id"),
    db("customers").first("id"),
    db("users").offset(1).first("id"),
  ]);
  if (areas || customers || others) throw new Refusal("ledgerNotEmpty");
}
