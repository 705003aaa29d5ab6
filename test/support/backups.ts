import { mkdirSync, readdirSync } from "node:fs";
import { join } from "node:path";
import type { Core } from "../../electron/core.ts";
import { connect } from "../../electron/store/connection.ts";
import { contentKeys } from "../../electron/store/contentKeys.ts";
import { ContentStore } from "../../electron/store/contents.ts";
import { ledgerDigest } from "../../electron/store/digest.ts";
import { ledgerFiles } from "../../electron/store/files.ts";
import { Keyring } from "../../electron/store/keyring.ts";
import type { Backup, BackupSettings } from "../../shared/contract/backups.ts";
import { ended } from "./jobs.ts";
import { farmer } from "./people.ts";
import { asFile, jpeg, pdf } from "./pictures.ts";
import { branchName } from "./testBranch.ts";
import { managerLogin, startBranch, type TestWindow, temporaryFolder } from "./testCore.ts";

export const passphrase = "丰收的麦田 2026";

const settings: BackupSettings = {
  ...{ destination: "", schedule: "off", hour: 16, weekday: 5, onExit: false },
  ...{ keepDaily: 7, keepWeekly: 5, keepMonthly: 12 },
};

/** Sets where backups go, and whatever else differs from the plainest settings. */
export async function setUpBackups(manager: TestWindow, changes: Partial<BackupSettings>): Promise<void> {
  const { version } = await manager.backups.state();
  await manager.backups.updateSettings({ version, ...settings, ...changes });
  if (!(await manager.backups.state()).hasPassphrase) await manager.backups.setPassphrase({ passphrase });
}

/** A branch with some customers, one with a photograph and a paper, and an empty destination. */
export async function branchToBackUp(options: Parameters<typeof startBranch>[0] = {}, people = 3) {
  const folder = options.dataPath ?? temporaryFolder();
  const branch = await startBranch({ ...options, dataPath: folder });
  const { manager } = branch;
  await manager.areas.loadSample();
  const village = (await manager.jurisdictions.areas({})).find(({ level }) => level === "village")?.id ?? 0;
  const ids: number[] = [];
  for (let index = 0; index < people; index += 1) ids.push((await manager.customers.create(farmer(village, index))).id);
  await attach(manager, ids[0] ?? 0, "one");
  const destination = join(temporaryFolder(), "stick");
  mkdirSync(destination);
  await setUpBackups(manager, { destination });
  return { ...branch, folder, village, ids, destination };
}

export async function attach(manager: TestWindow, customerId: number, words: string): Promise<void> {
  const fields = { customerId, category: "idDocument", caption: words, takenOn: null } as const;
  await manager.attachments.add({ ...fields, file: asFile(pdf(words), `${words}.pdf`) });
  const picture = await jpeg({ width: 320, height: 200 + words.length });
  await manager.attachments.add({ ...fields, file: asFile(picture, `${words}.jpg`) });
}

/** Makes a backup and waits for it. */
export async function backedUp(manager: TestWindow): Promise<Backup> {
  const { jobId } = await manager.backups.run();
  await ended(manager, jobId);
  const [newest] = await manager.backups.list();
  if (!newest) throw new Error("A backup leaves a line in the list, whatever became of it.");
  return newest;
}

/** Restores a backup on a window that nobody is signed in on, and waits. */
export async function restored(
  window: TestWindow,
  file: { folder: string; fileName: string },
  words = passphrase,
): Promise<Awaited<ReturnType<TestWindow["restore"]["progress"]>>> {
  const { jobId } = await window.restore.start({ ...file, passphrase: words, confirmation: branchName });
  for (;;) {
    const progress = await window.restore.progress({ jobId });
    if (progress.state !== "running") return progress;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** The digest of a ledger that nobody has open, as it lies there. */
export async function digestOfFolder(dataPath: string): Promise<string> {
  const files = ledgerFiles(dataPath);
  const unlocked = await Keyring.read(files.keyring).unlock(managerLogin.login, managerLogin.password);
  if (!unlocked) throw new Error("The password does not open the ledger.");
  const db = connect(files.database, unlocked.databaseKey);
  const contents = ContentStore.open(files.attachments, await contentKeys(db, unlocked.databaseKey));
  try {
    return await ledgerDigest(db, contents, { signal: new AbortController().signal, advance: () => {} });
  } finally {
    contents.close();
    await db.destroy();
  }
}

/** Every file below a folder, by its path there. */
export function filesBelow(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .sort();
}

/** The digest of an open ledger at this moment. */
export function digestOfCore(core: Core): Promise<string> {
  const { store, contents } = core.opened;
  return store.db.transaction((snapshot) =>
    ledgerDigest(snapshot, contents, { signal: new AbortController().signal, advance: () => {} }),
  );
}
