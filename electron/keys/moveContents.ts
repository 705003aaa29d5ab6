import type { Core } from "../core.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { Refusal } from "../refusal.ts";
import {
  contentsKnown,
  forgetStale,
  renameContent,
  type StoredContent,
  staleContents,
} from "../store/movedContents.ts";

/** What the job works on that renews the key or moves what lies beside the ledger. */
export const renewalSubject = "key";

/** Papers and volumes that still lie under an older key. */
export async function contentsLeft({ opened: { store, ...stores } }: Core): Promise<StoredContent[]> {
  const known = await contentsKnown(store.db);
  return known.filter(({ kind, contentId }) => !stores[kind].isCurrent(contentId));
}

/**
 * Brings papers and volumes under the newest key, one by one: the new file lies on the disk before the row knows it, and
 * the old one goes after. Stopped anywhere, it goes on from there. What is missing or damaged stays as it is.
 */
export async function moveContents(core: Core, { signal, progress }: JobControl): Promise<void> {
  const { store, ...stores } = core.opened;
  await removeStale(core);
  const left = await contentsLeft(core);
  for (const [index, content] of left.entries()) {
    const { kind, contentId } = content;
    signal.throwIfAborted();
    progress(index, left.length);
    try {
      const newId = await stores[kind].move(contentId);
      await store.write((db) => renameContent(db, content, newId));
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      core.options.log.warn({ kind }, "a file could not be brought under the new key");
    }
  }
  progress(left.length, left.length);
  await removeStale(core);
}

/** Removes the files that lie there under a newer key too. */
async function removeStale({ opened: { store, ...stores } }: Core): Promise<void> {
  const stale = await staleContents(store.db);
  if (stale.length === 0) return;
  for (const { kind, contentId } of stale) await stores[kind].remove(contentId);
  await store.write((db) => forgetStale(db, stale));
}

/** Goes on with what a stop cut off. */
export async function resumeMoving(core: Core): Promise<void> {
  if (core.jobs.runningOn(renewalSubject) !== null) return;
  const stale = await staleContents(core.opened.store.db);
  if (stale.length === 0 && (await contentsLeft(core)).length === 0) return;
  core.jobs.start({ kind: "keyRenewal", ownerId: 0, subject: renewalSubject }, (control) =>
    moveContents(core, control),
  );
}
