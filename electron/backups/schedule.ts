import { isDue, wallTime } from "../../shared/domain/backupSchedule.ts";
import { system } from "../audit/trail.ts";
import type { Core } from "../core.ts";
import { refusalOf } from "../refusal.ts";
import { backupSettings, lastBackup } from "../store/backups.ts";
import { startBackup } from "./service.ts";
import { backupSubject, isReady } from "./settings.ts";

/** How often it is looked whether a backup is due, and how long after one failed it is tried again. */
const lookEveryMs = 60_000;
const againAfterMs = 60 * 60_000;

const nextLook = new WeakMap<Core, number>();

/** Begins a backup where one is due, at the first chance that somebody's work gives: they do not wait for it. */
export async function backUpIfDue(core: Core): Promise<void> {
  const now = core.clock().getTime();
  if (now < (nextLook.get(core) ?? 0)) return;
  nextLook.set(core, now + lookEveryMs);
  try {
    const { db } = core.opened.store;
    const settings = await backupSettings(db);
    if (!isReady(settings) || core.jobs.runningOn(backupSubject) !== null) return;
    const attempt = await lastBackup(db);
    const rests = attempt?.state !== "verified" && attempt && now - Date.parse(attempt.madeAt) < againAfterMs;
    if (rests) return;
    const verified = await lastBackup(db, "verified");
    const zone = core.opened.timeZone;
    const last = verified && wallTime(verified.madeAt, zone);
    if (!isDue(settings, wallTime(core.clock().toISOString(), zone), last)) return;
    await refusalOf(() => startBackup(core, system, { trigger: "schedule" }));
  } catch (err) {
    // Nobody is kept from their work by it.
    core.options.log.error({ err }, "a due backup could not begin");
  }
}

/** How long closing the application waits for a backup. */
const longestExitMs = 120_000;

/**
 * Makes the backup that the settings want at the end of work, while the ledger is still open. It is given up after a
 * while, or when `signal` says so.
 *
 * @param begun is told that there is something to wait for
 */
export async function backUpAtExit(core: Core, begun: () => void, signal?: AbortSignal): Promise<void> {
  if (!core.isOpen) return;
  const settings = await backupSettings(core.opened.store.db);
  if (!settings.onExit || !isReady(settings)) return;
  const giveUp = () => void core.jobs.cancelOn(backupSubject);
  const limit = setTimeout(giveUp, longestExitMs);
  signal?.addEventListener("abort", giveUp);
  try {
    await refusalOf(() => startBackup(core, system, { trigger: "exit" }));
    begun();
    await core.jobs.endOf(backupSubject);
  } catch (err) {
    core.options.log.error({ err }, "the backup at the end could not begin");
  } finally {
    clearTimeout(limit);
    signal?.removeEventListener("abort", giveUp);
  }
}
