import fc from "fast-check";
import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { expect, test } from "vitest";
import { Markdown } from "../../renderer/features/handbook/Markdown.tsx";
import { safeLink } from "../../renderer/features/handbook/safeLink.ts";

const render = (content: string) => renderToStaticMarkup(createElement(Markdown, { content }));

/** Elements that a page may come to; everything else in it is text. */
const harmless = new Set(
  "div p h3 h4 h5 h6 a span em strong del ul ol li blockquote pre code hr br table thead tbody tr th td sup section".split(
    " ",
  ),
);
/** Attributes that do nothing by themselves. */
const plain = ["class", "href", "target", "rel", "title", "data-line", "style", "aria-hidden", "id", "start", "align"];

/** What in rendered markup could run, load or lead somewhere else; empty where nothing can. */
function harms(html: string): string[] {
  const found: string[] = [];
  for (const [, tag = "", attributes = ""] of html.matchAll(/<([a-zA-Z][^\s/>]*)((?:[^>"]|"[^"]*")*)>/g)) {
    if (!harmless.has(tag)) found.push(tag);
    for (const [, name = "", value = ""] of attributes.matchAll(/([^\s=/]+)="([^"]*)"/g)) {
      if (!plain.includes(name) && !name.startsWith("data-footnote") && !name.startsWith("aria-")) found.push(name);
      if (name === "href" && safeLink(value) === null) found.push(value);
      if (name === "style" && !/^text-align:(left|right|center)$/.test(value)) found.push(value);
    }
  }
  return found;
}

const attacks = [
  "<script>alert(1)</script>",
  '<img src=x onerror="alert(1)">',
  '<a href="javascript:alert(1)">x</a>',
  "[x](javascript:alert(1))",
  "[x](JaVaScRiPt:alert(1))",
  "[x](java\nscript:alert(1))",
  "[x](&#x6A;avascript:alert(1))",
  "[x](data:text/html;base64,PHNjcmlwdD4=)",
  "[x](vbscript:msgbox(1))",
  "[x](file:///etc/passwd)",
  "[x](//elsewhere.example/a)",
  "[x](app://ledger/index.html)",
  "![x](https://elsewhere.example/pixel.png)",
  "![x](javascript:alert(1))",
  "[x]: javascript:alert(1)\n\n[x]",
  "<javascript:alert(1)>",
  "<iframe src=https://elsewhere.example></iframe>",
  "<svg onload=alert(1)>",
  "<style>*{display:none}</style>",
  "- [x] <input onfocus=alert(1) autofocus>",
  '| a |\n| --- |\n| <b onclick="alert(1)">x</b> |',
  "```html\n<script>alert(1)</script>\n```",
  '[x](https://a.example "\\" onmouseover=\\"alert(1)")',
  "x[^1]\n\n[^1]: <script>alert(1)</script>",
];

test("nothing that somebody writes into a page runs, loads or leads where it must not", () => {
  for (const attack of attacks) expect([attack, harms(render(attack))]).toEqual([attack, []]);
  expect(harms("<script>"), "the check itself").toEqual(["script"]);
  expect(harms('<a href="javascript:alert(1)" onclick="x">'), "the check itself").toEqual([
    "javascript:alert(1)",
    "onclick",
  ]);
});

test("attacks put together and cut anywhere stay harmless", () => {
  const pieces = fc.array(fc.constantFrom(...attacks, "\n\n", "> ", "# ", "`", "**", "| "), { maxLength: 6 });
  fc.assert(
    fc.property(pieces, fc.nat(200), (parts, cut) => {
      const content = parts.join("");
      expect(harms(render(content))).toEqual([]);
      expect(harms(render(content.slice(cut)))).toEqual([]);
    }),
    { numRuns: 60 },
  );
});

test("HTML stands there as it was typed, headings know their line, and good links lead on", () => {
  expect(render("<b>粗</b>")).toContain("&lt;b&gt;");
  expect(render("前言\n\n# 额度")).toContain('<h3 data-line="3">额度</h3>');
  expect(render("[办法](https://example.org/a)")).toContain('href="https://example.org/a"');
  expect(render("[客户](#/customers)")).toContain('href="#/customers"');
  expect(render("| a | b |\n| --- | ---: |\n| 1 | 2 |")).toContain("<table>");
  expect([safeLink("tel:0371-1"), safeLink(" https://a.example "), safeLink("#frag"), safeLink(undefined)]).toEqual([
    ...["tel:0371-1", "https://a.example", null, null],
  ]);
});
