import fc from "fast-check";
import { expect, test } from "vitest";
import { passageQuery, passageTokens } from "../../electron/store/handbookTokens.ts";
import { marksIn, mostPassages, passagesOf, searchWords, snippetOf } from "../../shared/domain/handbookText.ts";

test("a page is cut at its headings, each with the line it stands on; code is not cut", () => {
  const page = [
    "先看这里",
    "",
    "# 额度",
    "**核定一次**，见[办法](https://example.org/a)。",
    "```",
    "# 不是标题",
    "```",
    "## 表 ##",
  ];
  expect(passagesOf(page.join("\n"))).toEqual([
    { line: 1, heading: "", text: "先看这里" },
    { line: 3, heading: "额度", text: "核定一次，见办法。 # 不是标题" },
    { line: 8, heading: "表", text: "" },
  ]);
  expect(passagesOf("")).toEqual([]);
  expect(passagesOf("#没有空格不是标题")).toEqual([{ line: 1, heading: "", text: "#没有空格不是标题" }]);
  expect(passagesOf("# a\n".repeat(mostPassages + 5))).toHaveLength(mostPassages - 1);
});

test("tables, lists and quotations read as their words", () => {
  const [passage] = passagesOf("| 期限 | 利率 |\n| --- | ---: |\n| 12 个月 | 5% |\n\n- 一\n2. 二\n> 三\n- [x] 四");
  expect(passage?.text).toBe("期限 利率 12 个月 5% 一 二 三 四");
});

test("words are found whatever their width and case, at the very place; overlapping places are one", () => {
  const text = "ＬＰＲ加点，lpr 下调";
  expect(marksIn(text, searchWords("Lpr"))).toEqual([
    [0, 3],
    [6, 9],
  ]);
  expect(marksIn("授信额度", ["授信", "信额"])).toEqual([[0, 3]]);
  expect(marksIn("𠮷授信", ["授信"])).toEqual([[2, 4]]);
});

test("every word that was cut out of a text is found there, and stands in its snippet", () => {
  const signs = fc.constantFrom(..."核定一次随用随贷余额控制周转使用，。 ab12Ａ");
  const text = fc.array(signs, { minLength: 1, maxLength: 300 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, fc.nat(), fc.integer({ min: 1, max: 6 }), (whole, start, length) => {
      const from = start % whole.length;
      const words = searchWords(whole.slice(from, from + length));
      for (const word of words) expect(marksIn(whole, [word]).length).toBeGreaterThan(0);
      const { text: shown, marks } = snippetOf(whole, words);
      expect(shown.length).toBeLessThanOrEqual(98);
      for (const [begin, end] of marks) {
        const marked = shown.slice(begin, end).normalize("NFKC").toLowerCase();
        expect(words.some((word) => marked.includes(word))).toBe(true);
      }
      if (words.some((word) => word.length < 70)) expect(marks.length).toBeGreaterThan(0);
    }),
  );
});

test("the index is asked for the neighbours of a Chinese word, one character alone, and the beginnings of other words", () => {
  expect(passageQuery(searchWords("额"))).toBe('"c额"');
  expect(passageQuery(searchWords("授信额 LPR"))).toBe('"c授信" AND "c信额" AND "wlpr"');
  expect(passageQuery(searchWords("，。 "))).toBeNull();
  expect(passageQuery(searchWords('"NOT" OR'))).toBe('"wnot" AND "wor"');
  expect(passageTokens("授信 LPR").split(" ").sort()).toEqual(["c信", "c授", "c授信", "wl", "wlp", "wlpr"]);
});

test("whatever the index is asked for to find a part of a text is among the tokens of the text", () => {
  const signs = fc.constantFrom(..."授信额度贷款a1B-，。é𠮷 ");
  const text = fc.array(signs, { minLength: 1, maxLength: 60 }).map((all) => all.join(""));
  fc.assert(
    fc.property(text, (whole) => {
      const tokens = new Set(passageTokens(whole).split(" "));
      for (const word of searchWords(whole))
        for (const token of passageQuery([word])?.split(" AND ") ?? []) expect(tokens).toContain(token.slice(1, -1));
    }),
  );
});
