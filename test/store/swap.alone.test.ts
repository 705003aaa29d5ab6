import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test, vi } from "vitest";
import { type LedgerFiles, ledgerFiles } from "../../electron/store/files.ts";
import { emptyIncoming, finishSwap, swapIn } from "../../electron/store/swap.ts";
import { temporaryFolder } from "../support/testCore.ts";

/** Calls that change the disk until the power goes; from then on every one of them fails. */
const power = vi.hoisted(() => ({ left: Number.POSITIVE_INFINITY }));

vi.mock("node:fs", async (importOriginal) => {
  const original = await importOriginal<typeof import("node:fs")>();
  const failing = <Args extends unknown[], Result>(call: (...args: Args) => Result) =>
    ((...args: Args) => {
      if (power.left <= 0) throw new Error("the power is gone");
      power.left -= 1;
      return call(...args);
    }) as (...args: Args) => Result;
  return {
    ...original,
    renameSync: failing(original.renameSync),
    rmSync: failing(original.rmSync),
    mkdirSync: failing(original.mkdirSync as (...args: unknown[]) => unknown),
    writeSync: failing(original.writeSync as (...args: unknown[]) => unknown),
    // Nothing here survives a real power failure, and need not wait for the disk.
    fsyncSync: failing(() => {}),
  };
});

const old = {
  "ledger.db": "old",
  "ledger.db-wal": "old",
  "ledger.db.keyring": "old",
  "ledger.db.attachments/ab/x": "old",
};
const other = { "ledger.db": "new", "ledger.db.keyring": "new", "ledger.db.attachments/cd/y": "new" };

function write(folder: string, files: Readonly<Record<string, string>>): void {
  for (const [name, content] of Object.entries(files)) {
    mkdirSync(join(folder, name, ".."), { recursive: true });
    writeFileSync(join(folder, name), content);
  }
}

/** The files of a folder that are the ledger's, with what is in them. */
function ledgerIn(folder: string): Record<string, string> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const found = entries.map(({ parentPath, name }) => join(parentPath, name).slice(folder.length + 1)).sort();
  return Object.fromEntries(
    found
      .filter((name) => name.startsWith("ledger.db") && !/set-aside|\.lock|restor/.test(name))
      .map((name) => [name, readFileSync(join(folder, name), "utf8")]),
  );
}

function prepared(): LedgerFiles {
  const files = ledgerFiles(temporaryFolder());
  write(files.folder, { ...old, "ledger.db.lock": "", "ledger.db.lock-journal": "", "notes.txt": "not ours" });
  write(emptyIncoming(files).folder, other);
  return files;
}

/** Runs until the power goes after so many changes of the disk. @returns whether it went */
function cutOff(after: number, work: () => void): boolean {
  power.left = after;
  try {
    work();
    return false;
  } catch (error) {
    expect((error as Error).message).toBe("the power is gone");
    return true;
  } finally {
    power.left = Number.POSITIVE_INFINITY;
  }
}

test("a swap that is cut off at any step, and again while it is carried on, leaves the old ledger or the new one", () => {
  const seen = new Set<string>();
  for (let first = 0, went = true; went; first += 1) {
    const files = prepared();
    went = cutOff(first, () => void swapIn(files, "20260310"));
    for (let second = 0; ; second += 1) {
      const again = ledgerFiles(temporaryFolder());
      cpSync(files.folder, again.folder, { recursive: true });
      const wentAgain = cutOff(second, () => finishSwap(again));
      finishSwap(again);
      const found = ledgerIn(again.folder);
      const isNew = found["ledger.db"] === "new";
      seen.add(isNew ? "new" : "old");
      expect([first, second, found]).toEqual([first, second, isNew ? other : old]);
      const aside = join(again.folder, "ledger.db.set-aside-20260310");
      if (isNew) expect(Object.keys(old).filter((name) => !existsSync(join(aside, name)))).toEqual([]);
      for (const name of ["notes.txt", "ledger.db.lock", "ledger.db.lock-journal"])
        expect(existsSync(join(again.folder, name))).toBe(true);
      expect(readdirSync(again.folder).filter((name) => name.includes("restor"))).toEqual([]);
      if (!wentAgain) break;
    }
  }
  expect([...seen].sort()).toEqual(["new", "old"]);
});

test("where nothing was there nothing is set aside", () => {
  const files = ledgerFiles(temporaryFolder());
  write(emptyIncoming(files).folder, other);
  expect(swapIn(files, "20260310")).toBeNull();
  expect(ledgerIn(files.folder)).toEqual(other);
  expect(readdirSync(files.folder).sort()).toEqual(["ledger.db", "ledger.db.attachments", "ledger.db.keyring"]);
});
