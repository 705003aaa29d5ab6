import type { BackupSettings, BackupsState, BackupWarning } from "../../shared/contract/backups.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { isOverdue, nextDue, wallTime } from "../../shared/domain/backupSchedule.ts";
import { differences } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { backupSettings, lastBackup, type StoredSettings, updateBackupSettings } from "../store/backups.ts";
import { lastEditor } from "../store/editors.ts";
import { assertDestination, roomOf } from "./destination.ts";
import { type BackupKey, newBackupKey } from "./header.ts";

/** The job of a backup works on this: one at a time. */
export const backupSubject = "backup";

/** What a manager sees of backups: settings, how they stand, what is to be mended. */
export async function backupsState(core: Core, ctx: Context): Promise<BackupsState> {
  const stored = await backupSettings(ctx.db);
  const { version, backupKey, passphraseSetAt, ...settings } = stored;
  const [lastVerified, lastAttempt] = await Promise.all([lastBackup(ctx.db, "verified"), lastBackup(ctx.db)]);
  const running = core.jobs.on(backupSubject);
  const last = lastVerified && wallTime(lastVerified.madeAt, ctx.timeZone);
  const now = wallTime(ctx.clock().toISOString(), ctx.timeZone);
  return {
    version,
    settings,
    hasPassphrase: backupKey !== null,
    passphraseSetAt,
    room: settings.destination === "" ? null : await roomOf(settings.destination, core.files.folder),
    running: running && { jobId: running.id, done: running.done, total: running.total },
    lastVerified,
    lastAttempt,
    nextDue: isReady(stored) ? nextDue(settings, now, last) : null,
    warning: await warningOf(ctx, stored),
  };
}

/** Whether backups can be made without asking anybody. */
export function isReady({ destination, backupKey }: Pick<StoredSettings, "destination" | "backupKey">): boolean {
  return destination !== "" && backupKey !== null;
}

/** What must be mended, the worst first. */
export async function warningOf(ctx: Context, stored: StoredSettings): Promise<BackupWarning | null> {
  if (!isReady(stored)) return "notSetUp";
  const [verified, attempt] = await Promise.all([lastBackup(ctx.db, "verified"), lastBackup(ctx.db)]);
  if (attempt?.state === "failed") return "failed";
  const now = wallTime(ctx.clock().toISOString(), ctx.timeZone);
  if (isOverdue(stored, now, verified && wallTime(verified.madeAt, ctx.timeZone))) return "overdue";
  return verified && verified.lacking > 0 ? "lacking" : null;
}

export async function backupWarning(ctx: Context): Promise<Outputs["backups"]["warning"]> {
  const warning = await warningOf(ctx, await backupSettings(ctx.db));
  const [verified, attempt] = await Promise.all([lastBackup(ctx.db, "verified"), lastBackup(ctx.db)]);
  return {
    warning,
    lastVerifiedAt: verified?.madeAt ?? null,
    problem: warning === "failed" ? (attempt?.problem ?? null) : null,
  };
}

/** @throws {Refusal} stale, backupFolder… */
export async function updateSettings(
  core: Core,
  ctx: Context,
  { version, ...settings }: Inputs["backups"]["updateSettings"],
): Promise<BackupsState> {
  if (settings.destination !== "") await assertDestination(settings.destination, core.files.folder);
  await ctx.change(async (change) => {
    const before = plainSettings(await backupSettings(change.db));
    if (!(await updateBackupSettings(change.db, version, settings)))
      throw new Refusal("stale", { name: await lastEditor(change.db, "backups", 1) });
    change.audit({
      action: "backup.settings",
      subjectType: "backups",
      subjectId: 1,
      ...differences<BackupSettings>(before, settings),
    });
  });
  return backupsState(core, ctx);
}

function plainSettings(stored: StoredSettings): BackupSettings {
  const { version: _version, backupKey: _key, passphraseSetAt: _at, ...settings } = stored;
  return settings;
}

/**
 * Sets the passphrase of the backups that are made from now on; older ones keep theirs. What is kept is the key that
 * follows from it, inside the encrypted ledger.
 */
export async function setPassphrase(
  core: Core,
  ctx: Context,
  { passphrase }: Inputs["backups"]["setPassphrase"],
): Promise<BackupsState> {
  const made = await newBackupKey(passphrase, core.passwordCost);
  const backupKey = JSON.stringify({ ...made, key: made.key.toString("base64") });
  made.key.fill(0);
  await ctx.change(async (change) => {
    const { version } = await backupSettings(change.db);
    await updateBackupSettings(change.db, version, { backupKey, passphraseSetAt: change.now });
    change.audit({ action: "backup.passphrase", subjectType: "backups", subjectId: 1, after: { keyId: made.keyId } });
  });
  return backupsState(core, ctx);
}

/** @throws {Refusal} backupNotSetUp */
export function readyTo({ destination, backupKey }: StoredSettings): { destination: string; backupKey: BackupKey } {
  if (destination === "" || backupKey === null) throw new Refusal("backupNotSetUp");
  return { destination, backupKey: storedKey(backupKey) };
}

function storedKey(json: string): BackupKey {
  const { key, ...rest } = JSON.parse(json) as Omit<BackupKey, "key"> & { key: string };
  return { ...rest, key: Buffer.from(key, "base64") };
}
