import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { verifyLedger } from "../../electron/integrity/verifyLedger.ts";
import { opened } from "../support/killedCore.ts";
import { type Acknowledgement, isKept, lastOfEach } from "./acknowledgement.ts";
import { randomFrom, runUntilKilled } from "./kill.ts";
import { opening, underWay } from "./shared.ts";
import { makeTemplates } from "./templates.ts";

/** Longest wait before a kill while the ledger is being opened. */
const longestOpeningMs = 500;

/** Earlier acknowledgements looked at after each kill; all of them once the ledger is done with. */
const askedAgain = 100;

const firstDay = Date.parse("2026-03-11T01:00:00.000Z");
const betweenKillsMs = 5 * 3_600_000;

export interface TorturePlan {
  kills: number;
  /** that one ledger goes through before the next one begins: a large one takes long to look through */
  killsPerLedger: number;
  seed: number;
  /** longest wait before a kill while the branch works; mostly it is much shorter */
  longestLifeMs: number;
  /** the built program of the branch at work */
  program: string;
  say(progress: string): void;
}

export interface TortureResult {
  kills: number;
  /** of these, those that fell while the ledger was being opened, or migrated from an older version */
  whileOpening: number;
  whileMigrating: number;
  acknowledged: number;
  /** what was acknowledged and is not there */
  lost: string[];
  /** what does not hold, with the kill after which it was found */
  broken: string[];
}

/** Kills a branch at work again and again, and looks each time whether everything is there and holds. */
export async function torture({ kills, seed, ...plan }: TorturePlan): Promise<TortureResult> {
  const root = mkdtempSync(join(tmpdir(), "sunshine-torture-"));
  const result: TortureResult = { kills: 0, whileOpening: 0, whileMigrating: 0, acknowledged: 0, lost: [], broken: [] };
  const next = randomFrom(seed);
  try {
    const { current, older } = await makeTemplates(root);
    for (let ledgers = 0; result.kills < kills; ledgers += 1) {
      const isOlder = ledgers % 2 === 1;
      const folder = join(root, `ledger-${ledgers}`);
      cpSync(isOlder ? older : current, folder, { recursive: true });
      mkdirSync(backupsOf(folder));
      const left = Math.min(plan.killsPerLedger, kills - result.kills);
      await tortureOne({ ...plan, folder, isOlder, kills: left, seed }, next, result);
      for (const done of [folder, backupsOf(folder)]) rmSync(done, { recursive: true, force: true });
    }
    return result;
  } finally {
    rmSync(root, { recursive: true, force: true });
  }
}

/** Where the backups of a ledger's folder go: outside it, as they should. */
function backupsOf(folder: string): string {
  return `${folder}-backups`;
}

async function tortureOne(
  { folder, isOlder, kills, seed, longestLifeMs, program, say }: TorturePlan & { folder: string; isOlder: boolean },
  next: () => number,
  result: TortureResult,
): Promise<void> {
  let acknowledged: Acknowledgement[] = [];
  let told = result.broken.length;
  for (let round = 0; round < kills; round += 1) {
    const now = new Date(firstDay + result.kills * betweenKillsMs);
    const migrates = isOlder && round === 0;
    const whileOpening = migrates || next() < 0.15;
    const life = whileOpening ? next() * longestOpeningMs : next() ** 2 * longestLifeMs;
    const fresh: Acknowledgement[] = [];
    const args = [folder, String(seed * 1000 + result.kills), now.toISOString(), backupsOf(folder)];
    const from = whileOpening ? opening : underWay;
    const code = await runUntilKilled(program, args, { life, from }, (line) => {
      if (!line.startsWith("{")) return;
      const said = JSON.parse(line) as Acknowledgement | { fault: string };
      if ("fault" in said) result.broken.push(`kill ${result.kills + 1}: ${said.fault}`);
      else fresh.push(said);
    });
    if (code !== null) result.broken.push(`kill ${result.kills + 1}: it ended by itself with code ${code}`);
    result.kills += 1;
    if (migrates) result.whileMigrating += 1;
    else if (whileOpening) result.whileOpening += 1;
    const isLast = round === kills - 1;
    const earlier = isLast ? acknowledged : sampleOf(acknowledged, result.kills);
    await lookThrough(folder, now, lastOfEach([...earlier, ...fresh]), result);
    acknowledged = lastOfEach([...acknowledged, ...fresh]);
    result.acknowledged += fresh.length;
    for (const finding of result.broken.slice(told)) say(finding);
    told = result.broken.length;
    say(
      `kill ${result.kills} after ${Math.round(life)} ms of ${from}: ${fresh.length} acknowledged, ` +
        `${result.lost.length} lost, ${result.broken.length} broken`,
    );
  }
}

/** Drawn by numbers of its own: how many there are differs from run to run, the moments of the kills must not. */
function sampleOf(acknowledged: readonly Acknowledgement[], seed: number): Acknowledgement[] {
  const next = randomFrom(seed);
  const chance = askedAgain / Math.max(askedAgain, acknowledged.length);
  return acknowledged.filter(() => next() < chance);
}

/** Opens the ledger as the next start of the application does, and looks at everything. */
async function lookThrough(
  folder: string,
  now: Date,
  written: readonly Acknowledgement[],
  result: TortureResult,
): Promise<void> {
  const where = `kill ${result.kills}`;
  try {
    await opened(
      folder,
      async (_, core) => {
        const { store, contents, volumes } = core.opened;
        const { checks } = await verifyLedger(
          { db: store.db, contents, volumes },
          { signal: new AbortController().signal, progress: () => {} },
        );
        for (const { name, problems, where: ids } of checks)
          if (problems > 0) result.broken.push(`${where}: ${name} (${problems}) ${ids.join(", ")}`);
        for (const one of written) {
          const text = JSON.stringify(one);
          if (!(await isKept(core, one)) && !result.lost.includes(text)) result.lost.push(text);
        }
      },
      { clock: () => now },
    );
    if (existsSync(join(folder, "ledger.db.open"))) result.broken.push(`${where}: it was not closed as it should be`);
  } catch (error) {
    result.broken.push(`${where}: ${error instanceof Error ? error.stack : String(error)}`);
  }
}
