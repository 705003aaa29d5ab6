import { join } from "node:path";
import type { Backup, BackupTrigger } from "../../shared/contract/backups.ts";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Job } from "../../shared/contract/jobs.ts";
import type { AuditActor } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { renewalSubject } from "../keys/moveContents.ts";
import { Refusal } from "../refusal.ts";
import { asRefusal } from "../storageFault.ts";
import { backupSettings, insertBackup, newestBackups } from "../store/backups.ts";
import { makeBackup } from "./make.ts";
import { applyRetention } from "./retention.ts";
import { backupSubject, readyTo } from "./settings.ts";
import type { Source } from "./write.ts";

export function listBackups({ db }: Context): Promise<Backup[]> {
  return newestBackups(db);
}

/**
 * Makes a backup in the background.
 *
 * @param destination a folder for this one alone; that of the settings otherwise
 * @throws {Refusal} backupNotSetUp, backupRunning, keyRenewalRunning
 */
export async function startBackup(
  core: Core,
  actor: AuditActor,
  { trigger, destination }: { trigger: BackupTrigger; destination?: string },
): Promise<Job> {
  const { store } = core.opened;
  const settings = await backupSettings(store.db);
  const ready = readyTo({ ...settings, destination: destination ?? settings.destination });
  // Two windows may have asked at once.
  if (core.jobs.runningOn(backupSubject) !== null) throw new Refusal("backupRunning");
  // Attachments are on their way to their new names, which a view of one moment does not follow.
  if (core.jobs.runningOn(renewalSubject) !== null) throw new Refusal("keyRenewalRunning");
  return core.jobs.start({ kind: "backup", ownerId: actor.id, subject: backupSubject }, (control) =>
    run(core, actor, trigger, ready, control),
  );
}

export async function runNow(core: Core, ctx: Context): Promise<Outputs["backups"]["run"]> {
  const { id } = await startBackup(core, ctx.actor, { trigger: "manual" });
  return { jobId: id };
}

/** @throws {Refusal} jobNotRunning */
export async function cancelBackup(core: Core): Promise<Outputs["backups"]["cancel"]> {
  if (core.jobs.runningOn(backupSubject) === null) throw new Refusal("jobNotRunning");
  await core.jobs.cancelOn(backupSubject);
  return {};
}

/** Makes it, records what became of it, and removes what newer ones make superfluous. */
async function run(
  core: Core,
  actor: AuditActor,
  trigger: BackupTrigger,
  ready: ReturnType<typeof readyTo>,
  control: JobControl,
): Promise<void> {
  const { destination, backupKey } = ready;
  const begun = core.clock();
  const madeAt = begun.toISOString();
  const milliseconds = () => core.clock().getTime() - begun.getTime();
  const nothing = { fileName: "", bytes: 0, contents: 0, newContents: 0, lacking: 0 };
  const base = { trigger, madeAt, byName: actor.name, destination, verifiedAt: null, problem: null, removedAt: null };
  try {
    const made = await makeBackup(sourceOf(core), core.files, { destination, backupKey, madeAt }, control);
    const verifiedAt = core.clock().toISOString();
    await record(core, actor, { ...base, ...made, state: "verified", verifiedAt, milliseconds: milliseconds() });
  } catch (error) {
    const state = control.signal.aborted ? "cancelled" : "failed";
    const problem = state === "cancelled" ? null : (asRefusal(error) ?? new Refusal("backupFault")).data;
    await record(core, actor, { ...base, ...nothing, state, problem, milliseconds: milliseconds() });
    throw error;
  } finally {
    backupKey.key.fill(0);
  }
  await applyRetention(core, actor, destination);
}

function sourceOf(core: Core): Source {
  const { store, contents, key } = core.opened;
  const { ledgerId } = core.readKeyring();
  return { db: store.db, contents, key, keyringPath: core.files.keyring, ledgerId, appVersion: core.appVersion };
}

const actions = { verified: "backup.made", failed: "backup.failed", cancelled: "backup.cancelled" } as const;

async function record(core: Core, actor: AuditActor, backup: Omit<Backup, "id">): Promise<void> {
  await core.change(actor, async (change) => {
    const id = await insertBackup(change.db, backup);
    const { state, trigger, destination, fileName, bytes, lacking, problem } = backup;
    const after = state === "verified" ? { fileName, bytes, lacking } : problem && { reason: problem.reason };
    change.audit({
      action: actions[state],
      subjectType: "backup",
      subjectId: id,
      after: { trigger, destination, ...after },
    });
  });
}

/** @throws {Refusal} backupFolderMissing */
export async function chooseFolder(core: Core): Promise<Outputs["backups"]["chooseFolder"]> {
  return { folder: (await core.options.chooseFolder?.()) ?? null };
}

/** Where a backup lies. */
export function pathOf({ folder, fileName }: Pick<Inputs["restore"]["start"], "folder" | "fileName">): string {
  return join(folder, fileName);
}
