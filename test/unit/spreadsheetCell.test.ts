import fc from "fast-check";
import { parseCsv } from "hucre/csv";
import { expect, test } from "vitest";
import { csvField, readSpreadsheetText, safeSpreadsheetText } from "../../shared/domain/spreadsheetCell.ts";

/** Any text, and often such that begins as formulas and their disguises do. */
const texts = fc.oneof(
  fc.string({ unit: "grapheme" }),
  fc
    .tuple(
      fc.string({ unit: fc.constantFrom("'", " ", "=", "+", "-", "@", "＝", "\t", "\r", "\n", "1"), maxLength: 6 }),
      fc.string(),
    )
    .map((parts) => parts.join("")),
);

test("no text begins as a formula once it is made safe", () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(safeSpreadsheetText(text)).not.toMatch(/^\s*[=+\-@＝＋－＠]|^[\t\r\n]/u);
    }),
  );
});

test("what was made safe is read back the same, and nothing else loses an apostrophe", () => {
  fc.assert(
    fc.property(texts, (text) => {
      const safe = safeSpreadsheetText(text);
      expect(readSpreadsheetText(safe)).toBe(text);
      if (safe === text) expect(readSpreadsheetText(text)).toBe(text);
    }),
  );
});

test.each(["=1+1", "+8613812345678", "-2+3", "@SUM(A1)", "\t=1", "\r=1", " =1", "＝1", "'=1"])(
  "%j gets one apostrophe",
  (text) => {
    expect(safeSpreadsheetText(text)).toBe(`'${text}`);
  },
);

test.each(["三组 12 号", "'quoted'", "a=b", "1-2", "410225198005060123", ""])("%j stays as it is", (text) => {
  expect(safeSpreadsheetText(text)).toBe(text);
});

test("a line of fields is read back field by field, whatever they hold", () => {
  fc.assert(
    fc.property(fc.array(texts, { minLength: 2, maxLength: 6 }), (fields) => {
      const [read] = parseCsv(`${fields.map(csvField).join(",")}\r\n`, { delimiter: "," });
      expect(read?.map((cell) => readSpreadsheetText(String(cell ?? "")))).toEqual(fields);
    }),
  );
});

test("numbers and blanks are written bare", () => {
  expect([csvField(-12.5), csvField(0), csvField(null)]).toEqual(["-12.5", "0", ""]);
});
