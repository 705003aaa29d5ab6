/**
 * A branch at work, to be killed at any moment: `child FOLDER SEED NOW BACKUPS`. What is acknowledged to a caller is written to
 * the output, a line each; so is the fault that ends it by itself.
 */
import { writeSync } from "node:fs";
import { ORPCError } from "@orpc/client";
import { opened } from "../support/killedCore.ts";
import { pagedPrinter } from "../support/pagedPrinter.ts";
import { type TestWindow, windowOn } from "../support/window.ts";
import { randomFrom } from "./kill.ts";
import { operations, type World } from "./operations.ts";
import { opening, reviewerLogin, underWay } from "./shared.ts";

/** Operations at the same time. */
const workers = 4;

const [folder = "", seed = "1", now = "", backups = ""] = process.argv.slice(2);
const started = Date.now();
const clock = () => new Date(Date.parse(now) + Date.now() - started);

/** At once, whatever becomes of this process; where nobody listens any more, it ends. */
function say(line: string): void {
  try {
    writeSync(1, `${line}\n`);
  } catch {
    process.exit(1);
  }
}

async function worldOf(
  openWindow: () => TestWindow,
  [manager, reviewer]: readonly [TestWindow, TestWindow],
  next: () => number,
  name: string,
): Promise<World> {
  const areas = await manager.jurisdictions.areas({});
  const users = await manager.users.list();
  const current = await manager.session.current();
  let words = 0;
  return {
    ...{ manager, reviewer, openWindow, backups, today: current?.today ?? "" },
    passwords: new Map(),
    marketers: users.filter(({ roles }) => roles.includes("marketer")).map(({ id }) => id),
    villages: areas.filter(({ level }) => level === "village").slice(0, 6),
    any: (below) => Math.floor(next() * below),
    word: () => {
      words += 1;
      return `w${seed}-${name}-${words}`;
    },
    acknowledge: (written) => say(JSON.stringify(written)),
  };
}

async function work(world: World): Promise<never> {
  const total = operations.reduce((sum, { weight }) => sum + weight, 0);
  for (;;) {
    let place = world.any(total);
    const operation = operations.find(({ weight }) => {
      place -= weight;
      return place < 0;
    });
    await operation?.run(world).catch((error: unknown) => {
      // What the branch is refused is no fault: somebody else was faster.
      if (!(error instanceof ORPCError && error.code === "REFUSED")) throw error;
    });
  }
}

say(opening);
await opened(
  folder,
  async (manager, core) => {
    const reviewer = windowOn(core);
    await reviewer.session.signIn(reviewerLogin);
    const worlds = Array.from({ length: workers }, (_, index) =>
      worldOf(() => windowOn(core), [manager, reviewer], randomFrom(Number(seed) * workers + index + 1), String(index)),
    );
    say(underWay);
    await Promise.all((await Promise.all(worlds)).map(work));
  },
  {
    ...{ clock, pdfPrinter: pagedPrinter() },
    log: {
      info: () => {},
      warn: () => {},
      error: (details: object) => say(JSON.stringify({ fault: String((details as { err?: Error }).err?.stack) })),
    },
  },
).catch((error: unknown) => {
  say(JSON.stringify({ fault: error instanceof Error ? String(error.stack) : String(error) }));
  process.exit(1);
});
