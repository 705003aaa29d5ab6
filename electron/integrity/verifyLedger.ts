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

/**
 * Looks through the whole ledger: the file itself, the audit trail, what must hold between the rows, and the files
 * beside it. All of the database is read as it was when this began, whatever is written meanwhile.
 *
 * @throws what `control.signal` was aborted with
 */
export function verifyLedger({ db, contents, volumes }: VerifiedLedger, control: JobControl): Promise<Found> {
  return db.transaction(async (snapshot) => {
    const { signal } = control;
    const work = await countWork(snapshot);
    const perQuestion = Math.ceil(work.rows * rowsPerQuestion) + 1;
    const questions = invariantNames.length + 3;
    const total = work.rows + work.entries + work.files + questions * perQuestion;
    let done = 0;
    const advance = (steps: number) => {
      done += steps;
      control.progress(Math.min(done, total), total);
    };
    const reading: DigestControl = { signal, advance };
    const checks: CheckResult[] = [];
    const note = (name: CheckName, subject: CheckSubject, problems: number, where: readonly (string | number)[]) =>
      checks.push({ name, subject, problems, where: where.slice(0, mostNamed).map(String) });

    advance(0);
    note("pages", "row", await damagedPages(snapshot, signal), []);
    advance(perQuestion);
    const lost = await lostReferences(snapshot, signal);
    note("references", "row", lost.length, [...new Set(lost.map(({ table, rowid }) => `${table} ${rowid ?? ""}`))]);
    advance(perQuestion);
    const trail = await checkTrail(snapshot, { ...reading, mark: await trailMark(snapshot) });
    const brokenEntries = trail.breaks.map(({ entryId }) => entryId);
    note("trail", "audit", trail.problems, brokenEntries);
    for (const name of invariantNames) {
      const { problems, ids } = await brokenBy(snapshot, name, signal);
      note(name, invariants[name].subject, problems, name === "noManager" ? [] : ids);
      advance(perQuestion);
    }
    const unfound = await foundBySearch(snapshot, signal);
    note("searchFinds", "customer", unfound.length, unfound);
    advance(perQuestion);
    const files = await contentDigests(snapshot, contents, reading);
    const missing = await missingContents(snapshot, files);
    note("attachments", "attachment", missing.length, missing);
    const gone = await missingVolumes(db, volumes, reading);
    note("binderVolumes", "binderVolume", gone.length, gone);
    const { digest, rows } = await digestOf(snapshot, files, reading);
    control.progress(total, total);
    return {
      checks,
      trail: { entries: trail.entries, breaks: trail.breaks },
      ...{ digest, rows, files: files.size },
    };
  });
}
