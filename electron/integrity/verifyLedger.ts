import type { Knex } from "knex";
import {
  type CheckName,
  type CheckResult,
  type CheckSubject,
  invariantNames,
  type Verification,
} from "../../shared/contract/integrity.ts";
import { checkTrail } from "../audit/checkTrail.ts";
import type { JobControl } from "../jobs/jobs.ts";
import { asRefusal } from "../storageFault.ts";
import type { ContentStore } from "../store/contents.ts";
import { damagedPages, lostReferences } from "../store/dialect.ts";
import { contentDigests, type DigestControl, digestOf } from "../store/digest.ts";
import { brokenBy, invariants } from "../store/invariants.ts";
import { trailMark } from "../store/trailMarks.ts";
import { countWork, foundBySearch, missingContents, missingVolumes } from "./lookUps.ts";

/** What is looked through. */
export interface VerifiedLedger {
  db: Knex;
  contents: ContentStore;
  volumes: ContentStore;
}

/** Numbers told of what a check finds. */
const mostNamed = 20;

/** A question to all rows counts as much as reading so many of them. */
const rowsPerQuestion = 0.05;

type Found = Omit<Verification, "at">;

/** What one check found. */
interface Finding {
  problems: number;
  where: readonly (string | number)[];
}

/**
 * Looks through the whole ledger: the file itself, the audit trail, what must hold between the rows, and the files
 * beside it. All of a sound file is read as it was at one moment, whatever is written meanwhile; of a damaged one, what
 * can be read, for a transaction that has met a damaged page reads nothing more.
 *
 * @throws what `control.signal` was aborted with
 */
export async function verifyLedger(ledger: VerifiedLedger, control: JobControl): Promise<Found> {
  const damaged = (await unlessDamaged(() => damagedPages(ledger.db, control.signal))) ?? 1;
  if (damaged > 0) return lookThrough(ledger.db, damaged, ledger, control);
  return ledger.db.transaction((snapshot) => lookThrough(snapshot, damaged, ledger, control));
}

async function lookThrough(
  snapshot: Knex,
  damaged: number,
  { db, contents, volumes }: VerifiedLedger,
  control: JobControl,
): Promise<Found> {
  const { signal } = control;
  const work = await unlessDamaged(() => countWork(snapshot));
  const { rows, entries, files } = work ?? { rows: 0, entries: 0, files: 0 };
  const perQuestion = Math.ceil(rows * rowsPerQuestion) + 1;
  const questions = invariantNames.length + 3;
  const total = rows + entries + files + questions * perQuestion;
  let done = 0;
  const advance = (steps: number) => {
    done += steps;
    control.progress(Math.min(done, total), total);
  };
  const reading: DigestControl = { signal, advance };
  const checks: CheckResult[] = [];
  /** What damage keeps from being read is a finding, not the end of it all. */
  const check = async (name: CheckName, subject: CheckSubject, look: () => Promise<Finding>) => {
    const { problems, where } = (await unlessDamaged(look)) ?? { problems: 1, where: [] };
    checks.push({ name, subject, problems, where: where.slice(0, mostNamed).map(String) });
  };
  const ask = async (name: CheckName, subject: CheckSubject, look: () => Promise<Finding>) => {
    await check(name, subject, look);
    advance(perQuestion);
  };

  advance(0);
  await ask("pages", "row", async () => ({ problems: damaged, where: [] }));
  await ask("references", "row", async () => {
    const lost = await lostReferences(snapshot, signal);
    return { problems: lost.length, where: [...new Set(lost.map(({ table, rowid }) => `${table} ${rowid ?? ""}`))] };
  });
  let trail: Found["trail"] = { entries: 0, breaks: [] };
  await check("trail", "audit", async () => {
    const found = await checkTrail(snapshot, { ...reading, mark: await trailMark(snapshot) });
    trail = { entries: found.entries, breaks: found.breaks };
    return { problems: found.problems, where: found.breaks.map(({ entryId }) => entryId) };
  });
  for (const name of invariantNames)
    await ask(name, invariants[name].subject, async () => {
      const { problems, ids } = await brokenBy(snapshot, name, signal);
      return { problems, where: name === "noManager" ? [] : ids };
    });
  await ask("searchFinds", "customer", async () => listed(await foundBySearch(snapshot, signal)));
  const digests = await unlessDamaged(() => contentDigests(snapshot, contents, reading));
  await check("attachments", "attachment", async () => {
    if (digests === null) return { problems: 1, where: [] };
    return listed(await missingContents(snapshot, digests));
  });
  await check("binderVolumes", "binderVolume", async () => listed(await missingVolumes(db, volumes, reading)));
  const digested = digests && (await unlessDamaged(() => digestOf(snapshot, digests, reading)));
  control.progress(total, total);
  return {
    checks,
    trail,
    ...{ digest: digested?.digest ?? null, rows: digested?.rows ?? 0, files: digested?.files ?? 0 },
  };
}

function listed(where: readonly (string | number)[]): Finding {
  return { problems: where.length, where };
}

async function unlessDamaged<T>(work: () => Promise<T>): Promise<T | null> {
  try {
    return await work();
  } catch (error) {
    if (asRefusal(error)?.data.reason === "ledgerDamaged") return null;
    throw error;
  }
}
