import { existsSync, renameSync } from "node:fs";
import { basename } from "node:path";
import type { RefusalData } from "../../shared/contract/base.ts";
import type { BranchSettings } from "../../shared/contract/branch.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { differences, system } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { signIn } from "../session/service.ts";
import type { Connection } from "../session/sessions.ts";
import { lastEditor } from "../store/editors.ts";
import { rememberPassword } from "../store/formerPasswords.ts";
import { setKeyHolder } from "../store/keyHolders.ts";
import { Keyring, userHolder } from "../store/keyring.ts";
import { insertUser } from "../store/users.ts";

/**
 * First run: makes the encrypted ledger, its keyring and its first manager, and signs them in.
 *
 * @throws {Refusal} alreadySetUp
 */
export async function createBranch(core: Core, connection: Connection, input: Inputs["branch"]["create"]) {
  if (core.isSetUp) throw new Refusal("alreadySetUp");
  setAside(core.files.database, core.clock().toISOString());
  const { keyring, databaseKey, recoveryKey } = await Keyring.create(core.files.keyring, core.passwordCost);
  const holder = userHolder(input.login);
  keyring.put(holder, await keyring.makeEntry(holder, input.password, databaseKey));
  return core.keepOpen(async () => {
    await core.open({ databaseKey, nextKey: null, renewable: true });
    await core.change(system, (change) => insertBranch(core, change, input, keyring));
    // Written last: without it the next start is a first run again and no half-made branch is left behind.
    keyring.save();
    await signIn(core, connection, input);
    return { recoveryKey };
  });
}

/**
 * What there is to say before a first run, where a database lies there already. It may be of a first run that was cut
 * off, or of a branch whose keyring was lost: who goes on has it set aside, not overwritten.
 */
export function lostKeyring({ isSetUp, files }: Pick<Core, "isSetUp" | "files">): RefusalData | null {
  if (isSetUp || !existsSync(files.database)) return null;
  return new Refusal("keyringMissing", { file: basename(files.keyring) }).data;
}

/**
 * A database without a keyring cannot be opened: left by a first run that was cut off, or its keyring was lost. It is
 * kept under another name, since only its owner can know which.
 */
function setAside(database: string, now: string): void {
  const stamp = now.replace(/\D/g, "");
  for (const end of ["", "-wal", "-shm"])
    if (existsSync(database + end)) renameSync(database + end, `${database}.without-keyring-${stamp}${end}`);
}

async function insertBranch(
  core: Core,
  change: Change,
  { branchName, login, name, password }: Inputs["branch"]["create"],
  keyring: Keyring,
): Promise<void> {
  const { appVersion, passwordCost } = core;
  await change.db("branch").insert({ id: 1, branchName, sealName: branchName, appVersion, createdAt: change.now });
  const roles = ["manager", "administrator"] as const;
  const id = await insertUser(change.db, { login, name, roles, createdAt: change.now });
  await rememberPassword(change.db, id, password, passwordCost);
  for (const holder of ["recovery", userHolder(login)] as const)
    await setKeyHolder(change.db, holder, keyring.publicKeyOf(holder) ?? "");
  change.audit({ action: "branch.create", subjectType: "branch", subjectId: 1, after: { branchName } });
  change.audit({ action: "user.create", subjectType: "user", subjectId: id, after: { login, name, roles } });
}

export async function getSettings({ db }: Pick<Context, "db">): Promise<BranchSettings> {
  const row: BranchSettings | undefined = await db("branch").first(
    "version",
    "branchName",
    "countyCode",
    "idleMinutes",
    "sealName",
    "closingWords",
  );
  if (!row) throw new Refusal("notSetUp");
  return row;
}

/** @throws {Refusal} stale */
export async function updateSettings(
  ctx: Context,
  { version, ...settings }: Inputs["branch"]["settings"]["update"],
): Promise<BranchSettings> {
  return ctx.change(async (change) => {
    const before = await getSettings(change);
    if (before.version !== version) throw new Refusal("stale", { name: await lastEditor(change.db, "branch", 1) });
    await change.db("branch").update({ ...settings, version: version + 1 });
    const after = await getSettings(change);
    change.audit({ action: "branch.settings", subjectType: "branch", subjectId: 1, ...differences(before, after) });
    return after;
  });
}
