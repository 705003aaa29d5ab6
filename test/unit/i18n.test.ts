import { expect, test } from "vitest";
import { refusalReasons } from "../../shared/contract/refusals.ts";
import { en } from "../../shared/i18n/en/index.ts";
import { languageFor } from "../../shared/i18n/index.ts";
import { zhCN } from "../../shared/i18n/zh-CN/index.ts";
import { sourcesIn } from "../support/sources.ts";

type Catalogue = { [key: string]: string | Catalogue };

function flat(catalogue: Catalogue, prefix = ""): Map<string, string> {
  const entries = Object.entries(catalogue).flatMap(([key, value]) =>
    typeof value === "string" ? [[prefix + key, value] as const] : [...flat(value, `${prefix}${key}.`)],
  );
  return new Map(entries);
}

const chinese = flat(zhCN);
const english = flat(en);

function placeholders(sentence: string): string[] {
  return [...new Set([...sentence.matchAll(/\{\{(\w+)(?:, \w+)?\}\}/g)].map(([, name]) => name ?? ""))].sort();
}

/** The keys of `sentences` that no source asks for, by name or through a template with the same beginning. */
function unusedKeys(keys: Iterable<string>, sources: readonly string[]): string[] {
  const code = sources.join("\n");
  const named = new Set([...code.matchAll(/["'`]((?:\w+\.)+\w+)["'`]/g)].map(([, key]) => key));
  const beginnings = [...code.matchAll(/`((?:\w+\.)+)\$\{/g)].map(([, beginning]) => beginning ?? "");
  return [...keys].filter((key) => !named.has(key) && !beginnings.some((beginning) => key.startsWith(beginning)));
}

test("both catalogues have the same keys, each with a sentence", () => {
  expect([...english.keys()].sort()).toEqual([...chinese.keys()].sort());
  const mayBeEmpty = ["documents.pageEnd"];
  for (const [key, sentence] of [...chinese, ...english])
    expect(sentence !== "" || mayBeEmpty.includes(key), key).toBe(true);
});

test("both languages say the same things: placeholders agree", () => {
  for (const [key, sentence] of chinese)
    expect([key, ...placeholders(english.get(key) ?? "")]).toEqual([key, ...placeholders(sentence)]);
});

test("English has no Chinese in it, and Chinese is Chinese", () => {
  const han = /\p{Script=Han}/u;
  for (const [key, sentence] of english) expect(han.test(sentence), key).toBe(false);
  const words = [...chinese].filter(
    ([, sentence]) => /[A-Za-z]{4}/.test(sentence.replace(/\{\{\w+(, \w+)?\}\}/g, "")) && !han.test(sentence),
  );
  expect(words).toEqual([]);
});

test("every refusal has its sentence", () => {
  for (const reason of refusalReasons) expect(chinese.has(`refusals.${reason}`), reason).toBe(true);
});

test("no sentence is left that nothing asks for", () => {
  const sources = sourcesIn(["renderer", "electron", "shared/i18n"], /\.tsx?$/).map(({ text }) => text);
  expect(unusedKeys(chinese.keys(), sources)).toEqual([]);
  expect(unusedKeys(["app.forgotten", "customers.title"], sources)).toEqual(["app.forgotten"]);
});

test("a Chinese system gets Chinese, all others English", () => {
  expect(["zh-CN", "zh", "zh-Hans-CN", "ZH-tw"].map(languageFor)).toEqual(["zh-CN", "zh-CN", "zh-CN", "zh-CN"]);
  expect(["en-US", "de", "fr-FR"].map(languageFor)).toEqual(["en", "en", "en"]);
});
