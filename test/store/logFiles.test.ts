import { readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { fileLogger } from "../../electron/log.ts";
import { newestLogLines } from "../../electron/logFiles.ts";
import { temporaryFolder } from "../support/testCore.ts";

test("logs turn over by size, so many are kept, each for its owner alone, and no line is cut or lost before that", () => {
  const folder = join(temporaryFolder(), "logs");
  const limits = { bytes: 1000, files: 3 };
  for (let start = 0; start < 3; start += 1) {
    const log = fileLogger(folder, limits);
    for (let line = 0; line < 20; line += 1) log.info({ number: start * 20 + line }, "a line of some length");
  }
  const files = readdirSync(folder).sort();
  expect(files).toEqual(["core.1.log", "core.2.log", "core.log"]);
  for (const file of files) {
    const { mode, size } = statSync(join(folder, file));
    expect([file, mode & 0o777]).toEqual([file, 0o600]);
    expect(size).toBeLessThanOrEqual(limits.bytes);
  }
  expect(statSync(folder).mode & 0o777).toBe(0o700);
  const numbers = newestLogLines(folder, 1000).map((line) => JSON.parse(line).number as number);
  expect(numbers.at(-1)).toBe(59);
  expect(numbers).toEqual(numbers.map((_number, index) => 60 - numbers.length + index));
  expect(numbers.length).toBeGreaterThan(20);
  expect(newestLogLines(folder, 5)).toHaveLength(5);
  expect(newestLogLines(join(folder, "none"), 5)).toEqual([]);
});

test("of what is thrown a log holds kind and place, whatever the text looks like", () => {
  const folder = join(temporaryFolder(), "logs");
  const log = fileLogger(folder);
  const written = () => readFileSync(join(folder, "core.log"), "utf8");
  const texts = [
    "insert into customers (name) values ('王芳')",
    "王芳\n    at 王芳 (/410225198001011234:1:1)",
    "first\n    at name410225198001011234 (/somewhere/410225198001011234.ts:1:1)\nlast",
    "    at name410225198001011234 (/410225198001011234:1:1)",
  ];
  for (const text of texts) log.error({ err: new Error(text) }, "procedure failed");
  const later = new Error("no such table");
  later.message = "select 王芳";
  log.error({ err: later }, "procedure failed");
  log.error({ err: "王芳" }, "procedure failed");
  log.error({ err: Object.assign(new TypeError(""), { code: "SQLITE_BUSY" }) }, "procedure failed");
  expect(written()).not.toMatch(/王芳|410225|select|insert|no such/);
  const [first] = written()
    .split("\n")
    .map((line) => line && JSON.parse(line));
  expect(first.err.stack[0]).toMatch(/^\s+at test\/store\/logFiles\.test\.ts:\d+:\d+$/);
  expect(written()).toContain('"code":"SQLITE_BUSY"');
  expect(written()).not.toContain(process.cwd());
});
