import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from "node:fs";
import { basename, join } from "node:path";
import { z } from "zod";
import { type LedgerFiles, ledgerFiles, makePrivateFolder, syncNames, writeFileAtomically } from "./files.ts";

/**
 * Putting another ledger in the place of the one that is there. The other is made whole in a folder of its own beside
 * it; then one small file says what moves where. Until that file is there nothing has happened; from then on every start
 * carries the moves to their end. So a stop at any moment leaves the old ledger or the new one.
 */
const planSchema = z.object({
  /** folder that takes what was there before */
  aside: z.string(),
  /** names of what moves out, and of what moves in */
  out: z.array(z.string()),
  in: z.array(z.string()),
});
type Plan = z.infer<typeof planSchema>;

interface Places {
  folder: string;
  /** what the plan is written to */
  plan: string;
  /** where the other ledger is made */
  incoming: string;
  /** where a backup is restored to be looked at */
  scratch: string;
}

function placesOf({ folder, database }: LedgerFiles): Places {
  return {
    folder,
    plan: `${database}.restore-plan`,
    incoming: `${database}.restoring`,
    scratch: `${database}.scratch`,
  };
}

/** An empty folder to make the other ledger in. */
export function emptyIncoming(files: LedgerFiles): LedgerFiles {
  return emptied(placesOf(files).incoming, files);
}

/** An empty folder to look at a ledger in that is thrown away afterwards. */
export function emptyScratch(files: LedgerFiles): LedgerFiles {
  return emptied(placesOf(files).scratch, files);
}

function emptied(folder: string, { database }: LedgerFiles): LedgerFiles {
  rmSync(folder, { recursive: true, force: true });
  makePrivateFolder(folder);
  return ledgerFiles(join(folder, basename(database)));
}

/** @param place as `emptyIncoming` or `emptyScratch` gave it */
export function discard(place: LedgerFiles): void {
  rmSync(place.folder, { recursive: true, force: true });
}

/**
 * Puts what was made in the incoming folder in the place of the ledger, which must be closed.
 *
 * @param stamp names the folder that takes what was there, in digits
 * @returns that folder's name, or null where nothing was there
 */
export function swapIn(files: LedgerFiles, stamp: string): string | null {
  const places = placesOf(files);
  const name = basename(files.database);
  syncTree(places.incoming);
  const { plan: planFile, incoming, scratch } = places;
  const kept = [...[files.lock, planFile, incoming, scratch].map((path) => basename(path)), `${name}.set-aside`];
  // What SQLite keeps beside a file has the file's name with a hyphen behind it.
  const isOf = (entry: string, file: string) => entry === file || entry.startsWith(`${file}-`);
  const out = readdirSync(places.folder).filter(
    (entry) => (isOf(entry, name) || entry.startsWith(`${name}.`)) && !kept.some((file) => isOf(entry, file)),
  );
  const plan: Plan = { aside: `${name}.set-aside-${stamp}`, out, in: readdirSync(places.incoming) };
  writeFileAtomically(places.plan, JSON.stringify(plan));
  carryOut(places, plan);
  return out.length > 0 ? plan.aside : null;
}

/** Carries a swap to its end that was cut off, and throws away what was being made; for every start. */
export function finishSwap(files: LedgerFiles): void {
  const places = placesOf(files);
  if (existsSync(places.plan)) carryOut(places, planSchema.parse(JSON.parse(readFileSync(places.plan, "utf8"))));
  for (const left of [places.incoming, places.scratch, `${places.plan}.new`])
    rmSync(left, { recursive: true, force: true });
}

/** The same again does no harm: whatever has moved is left where it is. */
function carryOut({ folder, plan: planFile, incoming }: Places, plan: Plan): void {
  const aside = join(folder, plan.aside);
  if (plan.out.length > 0) mkdirSync(aside, { recursive: true, mode: 0o700 });
  for (const name of plan.out)
    if (existsSync(join(folder, name)) && !existsSync(join(aside, name)))
      renameSync(join(folder, name), join(aside, name));
  for (const name of plan.in)
    if (existsSync(join(incoming, name))) renameSync(join(incoming, name), join(folder, name));
  syncNames(folder);
  rmSync(incoming, { recursive: true, force: true });
  rmSync(planFile);
}

function syncTree(folder: string): void {
  for (const entry of readdirSync(folder, { withFileTypes: true }))
    if (entry.isDirectory()) syncTree(join(folder, entry.name));
  syncNames(folder);
}
