import { expect, test } from "vitest";
import { onWholeSheets } from "../../electron/documents/paper/wholeSheets.ts";
import type { Article, Paper } from "../../electron/documents/template.ts";

function paperOf(articles: readonly Article[]): Paper {
  return { title: "", subject: "", keywords: [], articles, subjects: [] };
}

function article(id: string, backSide?: string): Article {
  return { id, heading: "", reference: "", html: id, ...(backSide ? { backSide } : {}) };
}

const starts = new Map([
  ["list", 1],
  ["form1", 2],
  ["form1-end", 4],
  ["form2", 5],
  ["form3", 7],
]);

test("an article of an odd number of pages gets a back side, and all behind it begin a page later", () => {
  const paper = paperOf(["list", "form1", "form2", "form3"].map((id) => article(id, "!")));
  const whole = onWholeSheets(paper, { starts, total: 9 });
  expect(whole.paper.articles.map(({ html }) => html)).toEqual(["list!", "form1!", "form2", "form3!"]);
  expect([...whole.numbers.starts]).toEqual([
    ["list", 1],
    ["form1", 3],
    ["form1-end", 5],
    ["form2", 7],
    ["form3", 9],
  ]);
  expect(whole.numbers.total).toBe(12);
});

test("articles without a back side stay as they are", () => {
  const paper = paperOf(["list", "form1", "form2", "form3"].map((id) => article(id)));
  const numbers = { starts, total: 9 };
  expect(onWholeSheets(paper, numbers)).toEqual({ paper, numbers });
});
