import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { encode } from "uqr";
import { expect, test } from "vitest";
import { QrCode } from "../../electron/documents/paper/qrCode.tsx";

/** The dark modules that the rectangles of the drawing cover. */
function drawn(markup: string): boolean[][] {
  const modules = Number(/viewBox="0 0 (\d+) \1"/.exec(markup)?.[1]);
  const picture = Array.from({ length: modules }, () => Array<boolean>(modules).fill(false));
  for (const [, x, y, width] of markup.matchAll(/M(\d+) (\d+)h(\d+)v1H\1z/g))
    picture[Number(y)]?.fill(true, Number(x), Number(x) + Number(width));
  return picture;
}

test("the drawing has every module of the code, and four light ones around it", () => {
  const markup = renderToStaticMarkup(createElement(QrCode, { text: "2026-000001", size: 24 }));
  const picture = drawn(markup);
  const bare = encode("2026-000001", { ecc: "Q", border: 0 }).data;
  expect(picture.slice(4, -4).map((row) => row.slice(4, -4))).toEqual(bare);
  const inked = picture.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [Math.min(x, y)] : [])));
  expect(Math.min(...inked)).toBe(4);
  expect(markup).toContain('width="24mm"');
  expect(markup).toContain('aria-label="2026-000001"');
});

test("the text reads as text, whatever is in it", () => {
  const markup = renderToStaticMarkup(createElement(QrCode, { text: `"><script>`, size: 20 }));
  expect(markup).not.toContain("<script>");
});
