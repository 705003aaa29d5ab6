import { createHash } from "node:crypto";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { readPaperCode } from "../../shared/domain/paperCode.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { printedSecret } from "../store/recoveryKey.ts";
import {
  emergencyCodesLeft,
  removeSecondFactor,
  secondFactorOf,
  setLastStep,
  setSecondFactor,
  spendEmergencyCode,
} from "../store/secondFactors.ts";
import { confirmPassword } from "./password.ts";
import type { Connection } from "./sessions.ts";
import { matchingStep, newTotpSecret, totpAddress } from "./totp.ts";

const emergencyCodes = 10;

/** 60 random bits in three groups of four. */
const emergencyCodeLength = 12;

/** Secrets that were shown on a window and not yet proved to have arrived in an authenticator. */
const shown = new WeakMap<Connection, string>();

export async function secondFactorState({ db, actor }: Context): Promise<Outputs["session"]["secondFactor"]["state"]> {
  const record = await secondFactorOf(db, actor.id);
  return record && { since: record.since, codesLeft: await emergencyCodesLeft(db, actor.id) };
}

/** Makes a secret for an authenticator; nothing is asked of the user before it proves to be there. */
export async function beginSecondFactor(
  core: Core,
  connection: Connection,
  { actor }: Context,
  { password }: Inputs["session"]["secondFactor"]["begin"],
): Promise<Outputs["session"]["secondFactor"]["begin"]> {
  await confirmPassword(core, actor, password);
  const secret = newTotpSecret();
  shown.set(connection, secret);
  const row: { branchName: string } | undefined = await core.opened.store.db("branch").first("branchName");
  return { secret, address: totpAddress(secret, row?.branchName || "Sunshine Ledger", actor.login) };
}

/**
 * From now on every sign-in needs a code.
 *
 * @returns emergency codes, which are shown this once
 * @throws {Refusal} wrongCode; notFound where no secret was shown on this window
 */
export async function confirmSecondFactor(
  connection: Connection,
  ctx: Context,
  { code }: Inputs["session"]["secondFactor"]["confirm"],
): Promise<Outputs["session"]["secondFactor"]["confirm"]> {
  const secret = shown.get(connection);
  if (secret === undefined) throw new Refusal("notFound");
  const lastStep = matchingStep(secret, code.trim(), ctx.clock(), 0);
  if (lastStep === null) throw new Refusal("wrongCode", {}, [{ path: "code", key: "invalid" }]);
  const codes = Array.from({ length: emergencyCodes }, () => printedSecret(emergencyCodeLength));
  await ctx.change(async (change) => {
    change.audit({ action: "session.addSecondFactor", subjectType: "user", subjectId: ctx.actor.id });
    const record = { userId: ctx.actor.id, secret, since: change.now, lastStep };
    await setSecondFactor(change.db, record, codes.map(digestOf));
  });
  shown.delete(connection);
  return { codes };
}

/** @throws {Refusal} wrongPassword */
export async function removeOwnSecondFactor(
  core: Core,
  ctx: Context,
  { password }: Inputs["session"]["secondFactor"]["remove"],
): Promise<void> {
  await confirmPassword(core, ctx.actor, password);
  await ctx.change((change) => dropSecondFactor(change, ctx.actor.id, "session.removeSecondFactor"));
}

/** Lets a user sign in by their password alone, if they could not before. */
export async function dropSecondFactor(change: Change, userId: number, action: string): Promise<void> {
  if (await removeSecondFactor(change.db, userId)) change.audit({ action, subjectType: "user", subjectId: userId });
}

/**
 * Asks for a code where the user wants that, and uses it up.
 *
 * @throws {Refusal} codeNeeded, wrongCode
 */
export async function spendCode({ db, now, audit }: Change, userId: number, code: string | undefined): Promise<void> {
  const record = await secondFactorOf(db, userId);
  if (!record) return;
  if (!code?.trim()) throw new Refusal("codeNeeded");
  const step = matchingStep(record.secret, code.replace(/\s/g, ""), new Date(now), record.lastStep);
  if (step !== null) return setLastStep(db, userId, step);
  if (!(await spendEmergencyCode(db, userId, digestOf(code)))) throw new Refusal("wrongCode");
  const after = { codesLeft: await emergencyCodesLeft(db, userId) };
  audit({ action: "session.emergencyCode", subjectType: "user", subjectId: userId, after });
}

/** Sixty random bits need no slow digest. */
function digestOf(code: string): string {
  return createHash("sha256").update(readPaperCode(code)).digest("hex");
}
