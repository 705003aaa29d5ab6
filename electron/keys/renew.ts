import { randomBytes } from "node:crypto";
import { statSync } from "node:fs";
import type { Inputs } from "../../shared/contract/index.ts";
import type { Job } from "../../shared/contract/jobs.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import { confirmPassword } from "../session/password.ts";
import { forgetContentKey, newContentKey } from "../store/contentKeys.ts";
import { syncNames } from "../store/files.ts";
import { keyHolders } from "../store/keyHolders.ts";
import { assertRoom, copyUnderKey, removeCopiesOfBefore, removeRenewed, takeRenewed } from "../store/renewal.ts";
import { moveContents, renewalSubject } from "./moveContents.ts";
import { recoveryKeyFollows } from "./state.ts";

/** Between any two of these a stop leaves the ledger with the old key or with the new one. */
export type RenewalStep = "begun" | "copied" | "offered" | "exchanged" | "settled" | "moved";

const lookMs = 200;

/**
 * Gives the ledger another key, in the background. Reading goes on; writing waits while the ledger is copied.
 *
 * @throws {Refusal} wrongPassword, recoveryKeyOld, keyRenewalBusy, keyRenewalRunning, diskFull
 */
export async function startRenewal(core: Core, ctx: Context, { password }: Inputs["keys"]["renew"]): Promise<Job> {
  await confirmPassword(core, ctx.actor, password);
  if (!(await recoveryKeyFollows(core))) throw new Refusal("recoveryKeyOld");
  // Both keys in everybody's entry: the one before has not come to its end yet.
  if (core.jobs.runningOn(renewalSubject) !== null || core.readKeyring().awaitsNext)
    throw new Refusal("keyRenewalRunning");
  if (core.jobs.busy) throw new Refusal("keyRenewalBusy");
  assertRoom(core.files);
  return core.jobs.start({ kind: "keyRenewal", ownerId: ctx.actor.id, subject: renewalSubject }, (control) =>
    renewKey(core, ctx, control),
  );
}

/** @param at told of each step that is behind; tests stop there */
export async function renewKey(
  core: Core,
  ctx: Context,
  control: JobControl,
  at: (step: RenewalStep) => void = () => {},
): Promise<void> {
  core.jobs.hold("keyRenewalRunning");
  try {
    await ctx.change(async (change) => {
      change.audit({ action: "branch.renewKey", subjectType: "branch", subjectId: 1 });
    });
    at("begun");
    await core.opened.store.holdWriters(() => exchangeLedger(core, ctx, control, at));
    removeCopiesOfBefore(core.files);
    await ctx.change(async (change) => {
      change.audit({ action: "branch.keyRenewed", subjectType: "branch", subjectId: 1 });
    });
  } finally {
    core.jobs.hold(null);
  }
  at("settled");
  await moveContents(core, control);
  at("moved");
}

/**
 * The new key is in the keyring beside the old one before the file under it takes the ledger's place, which is one step:
 * whichever file a stop leaves there, its key is in everybody's entry.
 */
async function exchangeLedger(
  core: Core,
  ctx: Context,
  control: JobControl,
  at: (step: RenewalStep) => void,
): Promise<void> {
  const { files, opened } = core;
  const key = randomBytes(32);
  const contentKey = newContentKey();
  let exchanged = false;
  const watch = setInterval(() => reportCopied(core, control), lookMs);
  try {
    const now = ctx.clock().toISOString();
    await copyUnderKey(files, { from: opened.key, to: key, contentKey, now }, control.signal);
    at("copied");
    await core.settleKeyHolders();
    const known = await keyHolders(opened.store.db);
    core.updateKeyring((keyring) => keyring.offerNext(key, known));
    at("offered");
    await opened.store.exchange(() => {
      takeRenewed(files);
      exchanged = true;
      settle(core, at);
      return key;
    });
  } catch (error) {
    if (!exchanged) giveUp(core, key);
    throw error;
  } finally {
    clearInterval(watch);
    forgetContentKey(contentKey);
  }
  await core.takeKey(key);
}

/** The keyring follows the file; where that fails both keys stay in it, and it follows later. */
function settle(core: Core, at: (step: RenewalStep) => void): void {
  try {
    syncNames(core.files.folder);
    at("exchanged");
    core.updateKeyring((keyring) => keyring.takeNext());
  } catch (err) {
    core.keyringFollowsLater();
    core.options.log.error({ err }, "the keyring could not follow the ledger");
  }
}

function giveUp(core: Core, key: Buffer): void {
  core.updateKeyring((keyring) => keyring.dropNext());
  removeRenewed(core.files.renewed);
  key.fill(0);
}

/** The copy is as large as the ledger in the end. */
function reportCopied({ files: { database, renewed } }: Core, { progress }: JobControl): void {
  const [done = 0, total = 0] = [renewed, database].map((file) => statSync(file, { throwIfNoEntry: false })?.size);
  progress(Math.min(done, total), total);
}
