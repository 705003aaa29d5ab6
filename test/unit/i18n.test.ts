import { expect, test } from "vitest";
import { refusalReasons } from "../../shared/contract/refusals.ts";
import { en } from "../../shared/i18n/en/index.ts";
import { createTranslator, languageFor } from "../../shared/i18n/index.ts";
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
const everyEnglish = flat(en);
/** How a sentence reads for one, by the key of the sentence. */
const singulars = new Map(
  [...everyEnglish].flatMap(([key, sentence]) => (key.endsWith("_one") ? [[key.slice(0, -4), sentence] as const] : [])),
);
const english = new Map([...everyEnglish].filter(([key]) => !key.endsWith("_one")));

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
  for (const [key, sentence] of [...chinese, ...everyEnglish])
    expect(sentence !== "" || mayBeEmpty.includes(key), key).toBe(true);
});

test("both languages say the same things: placeholders agree", () => {
  for (const [key, sentence] of chinese)
    expect([key, ...placeholders(english.get(key) ?? "")]).toEqual([key, ...placeholders(sentence)]);
});

test("a singular stands beside a sentence that counts, says the same of it, and is taken for one alone", () => {
  const { t } = createTranslator("en");
  for (const [key, one] of singulars) {
    const many = english.get(key) ?? "";
    expect([key, placeholders(one)]).toEqual([key, placeholders(many)]);
    expect([key, placeholders(many).includes("count"), one === many]).toEqual([key, true, false]);
  }
  expect([0, 1, 2].map((count) => t("rounds.still", { count }))).toEqual([
    "0 doors to go",
    "1 door to go",
    "2 doors to go",
  ]);
  expect(createTranslator("zh-CN").t("rounds.still", { count: 1 })).toBe("未走 1 户");
});

/** Nouns that are counted here and there, behind the number or a word or two. */
const counted =
  /\{\{count(, number)?\}\} (\w+ ){0,2}(customers|doors|visits|leads|days|months|years|files|areas|villages)\b/;
/** What is never said of one: a cap, and what compares several. */
const neverOne = [
  ...["ratingLists.renewal.shown", "ratingLists.renewal.most", "refusals.bookTooLarge"],
  ...["surveys.ranking.chart", "surveys.ranking.more", "surveys.compare.chart"],
];

test("an English sentence that counts knows its singular", () => {
  const without = [...english].filter(([key, sentence]) => counted.test(sentence) && !singulars.has(key));
  const keys = without.map(([key]) => key).filter((key) => !neverOne.includes(key));
  expect(keys).toEqual([]);
});

test("English has no Chinese in it, and Chinese is Chinese", () => {
  const han = /\p{Script=Han}/u;
  for (const [key, sentence] of everyEnglish) expect(han.test(sentence), key).toBe(false);
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
