import fc from "fast-check";
import { writeXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { CsvParser, detectSeparator, openCsv } from "../../electron/imports/files/csv.ts";
import { openFile } from "../../electron/imports/files/openFile.ts";
import type { OpenFile } from "../../electron/imports/files/rows.ts";
import { Refusal } from "../../electron/refusal.ts";
import { csvField, readSpreadsheetText } from "../../shared/domain/spreadsheetCell.ts";

async function rowsOf({ sheets }: OpenFile, sheet = 0) {
  const found = [];
  for await (const rows of sheets[sheet]?.rows() ?? []) found.push(...rows);
  return found;
}

async function reasonOf(file: Blob): Promise<string | undefined> {
  const error = await openFile(file).then(
    () => null,
    (thrown: unknown) => thrown,
  );
  return error instanceof Refusal ? error.data.reason : undefined;
}

const cell = fc.string({ unit: fc.constantFrom(..."王芳农a1 ,;\t\n\r\"'=-0.，；") });
const table = fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 8 });
const separators = [",", ";", "\t"] as const;

test("whatever is written as separated text is read back, in whatever pieces it arrives", () => {
  fc.assert(
    fc.property(
      table,
      fc.constantFrom(...separators),
      fc.constantFrom("\n", "\r\n", "\r"),
      fc.nat(),
      (rows, separator, end, cut) => {
        const text = rows.map((row) => row.map(csvField).join(separator)).join(end) + end;
        const at = cut % (text.length + 1);
        const parser = new CsvParser(separator);
        const read = [...parser.write(text.slice(0, at)), ...parser.write(text.slice(at)), ...parser.end()];
        expect(read.map((row) => row.map(readSpreadsheetText))).toEqual(rows);
      },
    ),
  );
});

test("the separator is the one that cuts the rows alike, though others stand in the cells", () => {
  for (const separator of separators) {
    const rows = [
      ["姓名", "住址", "备注"],
      ["王芳", '"一组, 3 号; 东"', "a,b"],
      ["李强", "二组", ""],
    ];
    const text = rows.map((row) => row.join(separator === "," ? "," : separator)).join("\n");
    expect(detectSeparator(separator === "," ? text.replace("a,b", '"a,b"') : text)).toBe(separator);
  }
  expect(detectSeparator("plain text")).toBeNull();
});

/** 姓名,住址 / 王芳,东坝头镇 as Chinese Excel writes it. */
const gb18030 = Buffer.from("d0d5c3fb2cd7a1d6b70d0acdf5b7bc2cb6abb0d3cdb7d5f20d0a", "hex");
const text = "姓名,住址\r\n王芳,东坝头镇\r\n";

test.each([
  ["utf-8", Buffer.from(text)],
  ["utf-8", Buffer.from(`\ufeff${text}`)],
  ["gb18030", gb18030],
  ["utf-16le", Buffer.from(`\ufeff${text.replaceAll(",", "\t")}`, "utf16le")],
])("text in %s is told by its content", async (encoding, bytes) => {
  const opened = await openFile(new Blob([new Uint8Array(bytes)]));
  expect(opened).toMatchObject({ format: "csv", encoding });
  expect(await rowsOf(opened)).toEqual([
    { rowNumber: 1, cells: ["姓名", "住址"] },
    { rowNumber: 2, cells: ["王芳", "东坝头镇"] },
  ]);
});

test("a character cut in two by the pieces in which a file is read stays whole", async () => {
  const row = `${"王".repeat(30)},x\n`;
  const opened = await openCsv(new Blob([`a${row.repeat(3000)}`]));
  const rows = await rowsOf(opened);
  expect(rows).toHaveLength(3000);
  expect(new Set(rows.slice(1).map(({ cells }) => cells[0]))).toEqual(new Set(["王".repeat(30)]));
});

test("old and encrypted workbooks, broken archives and what is no table are refused with the reason", async () => {
  const compound = Buffer.from("d0cf11e0a1b11ae1", "hex");
  expect(await reasonOf(new Blob([new Uint8Array(compound), new Uint8Array(600)]))).toBe("workbookOldFormat");
  const encrypted = Buffer.concat([compound, Buffer.alloc(100), Buffer.from("EncryptedPackage", "utf16le")]);
  expect(await reasonOf(new Blob([new Uint8Array(encrypted)]))).toBe("workbookEncrypted");
  expect(await reasonOf(new Blob(["PK\u0003\u0004 but no archive"]))).toBe("workbookUnreadable");
  expect(await reasonOf(new Blob([new Uint8Array([1, 0, 2, 0, 255])]))).toBe("workbookUnreadable");
  expect(await reasonOf(new Blob(["plain text"]))).toBe("workbookUnreadable");
  expect(await reasonOf(new Blob([]))).toBe("workbookEmpty");
});

test.each(["shared", "inline"] as const)("a workbook with %s texts is read as Excel shows it", async (stringMode) => {
  const sheets = [
    { name: "空", rows: [] },
    {
      name: "客户 & 其他",
      rows: [
        ['王 <芳> & "友"', 3.25, null, true, "行一\n行二"],
        [],
        [null, new Date(Date.UTC(2026, 2, 1)), "　缩进　"],
      ],
      merges: [{ startRow: 0, startCol: 1, endRow: 0, endCol: 2 }],
    },
  ];
  const opened = await openFile(new Blob([new Uint8Array(await writeXlsx({ sheets, stringMode }))]));
  expect(opened.sheets.map(({ number, name }) => [number, name])).toEqual([
    [1, "空"],
    [2, "客户 & 其他"],
  ]);
  expect(await rowsOf(opened, 0)).toEqual([]);
  expect(await rowsOf(opened, 1)).toEqual([
    { rowNumber: 1, cells: ['王 <芳> & "友"', 3.25, null, "TRUE", "行一\n行二"] },
    { rowNumber: 3, cells: [null, "2026-03-01", "缩进"] },
  ]);
  expect(opened.sheets[1]?.merges).toEqual([{ fromRow: 1, toRow: 1, fromColumn: 1, toColumn: 2 }]);
});

test("dates of the 1904 system are the days that Excel shows", async () => {
  const sheets = [
    {
      name: "a",
      rows: [
        ["日期", "x"],
        [new Date(Date.UTC(2026, 2, 1)), 1],
      ],
    },
  ];
  const bytes = await writeXlsx({ sheets, dateSystem: "1904" });
  expect((await rowsOf(await openFile(new Blob([new Uint8Array(bytes)]))))[1]?.cells).toEqual(["2026-03-01", 1]);
});

test("texts and numbers of any workbook come back", async () => {
  const value = fc.oneof(
    fc.constant(null),
    fc.integer(),
    fc.string({ unit: "grapheme" }).map((given) => given.replace(/\p{Cc}/gu, "").trim() || null),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(fc.array(value, { minLength: 1, maxLength: 6 }), { maxLength: 20 }), async (rows) => {
      const bytes = new Uint8Array(await writeXlsx({ sheets: [{ name: "a", rows }] }));
      const read = await rowsOf(await openFile(new Blob([bytes])));
      const filled = rows.flatMap((cells, index) => {
        const end = cells.findLastIndex((given) => given !== null) + 1;
        return end === 0 ? [] : [{ rowNumber: index + 1, cells: cells.slice(0, end) }];
      });
      expect(read).toEqual(filled);
    }),
    { numRuns: 60 },
  );
});
