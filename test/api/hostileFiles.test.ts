import { existsSync, readdirSync } from "node:fs";
import { dirname } from "node:path";
import { expect, test } from "vitest";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { refusalText } from "../../shared/i18n/refusalText.ts";
import { ended } from "../support/jobs.ts";
import { startBranch, type TestWindow } from "../support/testCore.ts";
import { workbookOf, zipOf } from "../support/zip.ts";

const head = `<worksheet><sheetData>${row(1, ["姓名", "身份证号"])}`;
const end = "</sheetData></worksheet>";

function row(number: number, cells: readonly string[]): string {
  return `<row r="${number}">${cells.map((text) => `<c t="inlineStr"><is><t>${text}</t></is></c>`).join("")}</row>`;
}

const megabytes = (count: number, piece = "<x/>") => piece.repeat((count * 1_000_000) / piece.length);
const manySheets = Array.from({ length: 100 }, (_, index) => `<sheet name="${index}" r:id="s"/>`).join("");

/** Files that are small and mean harm, each with why it is refused. */
const bombs: [which: string, make: () => File, reason: string][] = [
  [
    "a sheet of more than thirty megabytes of nothing",
    () => workbookOf({ sheet: `${head}${megabytes(34)}${end}` }),
    "workbookTooLarge",
  ],
  [
    "shared texts of more than thirty megabytes of the same",
    () => workbookOf({ sheet: `${head}${end}`, strings: `<sst>${megabytes(34, "<si><t>a</t></si>")}</sst>` }),
    "workbookTooLarge",
  ],
  [
    "a description of sixty megabytes",
    () =>
      workbookOf({ sheet: `${head}${end}`, workbook: `<workbook>${megabytes(60, '<sheet name="a"/>')}</workbook>` }),
    "workbookTooLarge",
  ],
  [
    "one text of three megabytes",
    () => workbookOf({ sheet: head + end, strings: `<sst><si><t>${megabytes(3, "a")}` }),
    "workbookUnreadable",
  ],
  [
    "one shared text in pieces without end",
    () => workbookOf({ sheet: head + end, strings: `<sst><si><t>${megabytes(20, "aaaaaaaa<!--x-->")}</t></si></sst>` }),
    "workbookUnreadable",
  ],
  [
    "entities that would grow a billionfold",
    () =>
      workbookOf({
        sheet: `<!DOCTYPE x [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>${head}${row(2, ["&b;", "&b;"])}${end}`,
      }),
    "workbookUnreadable",
  ],
  [
    "an entity from outside",
    () =>
      workbookOf({
        sheet: `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>${head}${row(2, ["&a;", ""])}${end}`,
      }),
    "workbookUnreadable",
  ],
  [
    "the same row over and over",
    () => workbookOf({ sheet: head + row(2, ["王芳", "1"]).repeat(1000) + end }),
    "workbookUnreadable",
  ],
  [
    "a row that no sheet has",
    () => workbookOf({ sheet: `${head}${row(99_999_999, ["王芳", "1"])}${end}` }),
    "workbookUnreadable",
  ],
  ["a tag that never ends", () => workbookOf({ sheet: `${head}<c x="${megabytes(3, ">")}` }), "workbookUnreadable"],
  ["a workbook in a workbook", () => zipOf([{ name: "客户.xlsx", content: "PK" }]), "workbookUnreadable"],
];

test("files that are small and mean harm are refused in words, and the ledger goes on", async () => {
  const { core, manager } = await startBranch();
  for (const [which, make, reason] of bombs) {
    const refusal = await refusalOf(manager, make());
    expect([which, refusal?.reason]).toEqual([which, reason]);
    if (!refusal) continue;
    const sentences = languages.map((language) => refusalText(refusal, createTranslator(language).t));
    expect(new Set(sentences).size).toBe(languages.length);
    expect(sentences[0]).toMatch(/\p{Script=Han}/u);
  }
  expect(await manager.imports.list()).toEqual([]);
  expect(Number((await core.opened.store.db("importRows").count({ n: "*" }).first())?.n)).toBe(0);
});

/** Why a file was refused: at once, or by the job that reads it; null where it was read. */
async function refusalOf(manager: TestWindow, file: File) {
  try {
    const { jobId } = await manager.imports.upload({ file });
    return (await ended(manager, jobId ?? "")).refusal;
  } catch (error) {
    return (error as { data: NonNullable<Awaited<ReturnType<typeof ended>>["refusal"]> }).data;
  }
}

test("a hundred sheets that are one part of the archive hold no more than a hundred", async () => {
  const { manager } = await startBranch();
  const sheet = head + row(2, ["王芳", "1"]) + end;
  const workbook = `<workbook><sheets>${manySheets}${manySheets}</sheets></workbook>`;
  const started = await manager.imports.upload({ file: workbookOf({ sheet, workbook }) });
  await ended(manager, started.jobId ?? "");
  expect((await manager.imports.get({ id: started.id })).sheets).toHaveLength(100);
});

test("cells in columns and with texts beyond any sheet are cut, and blanks within a text cost no more than others", async () => {
  const { manager } = await startBranch();
  const wide = `<c r="XFD2" t="inlineStr"><is><t>x</t></is></c><c r="${"Z".repeat(500)}2"><v>1</v></c>`;
  const blanks = `a${" ".repeat(32_000)}b`;
  const cells = `<row r="2"><c t="inlineStr"><is><t>王芳</t></is></c>${wide}</row>`;
  const many = Array.from(
    { length: 300 },
    (_, index) => `<row r="${index + 3}"><c t="s"><v>0</v></c><c><v>1</v></c></row>`,
  );
  const strings = `<sst><si><t>${blanks}</t></si></sst>`;
  const file = workbookOf({ sheet: head + cells + many.join("") + end, strings });
  const started = await manager.imports.upload({ file });
  await ended(manager, started.jobId ?? "");
  const { columns, rowCount } = await manager.imports.get({ id: started.id });
  expect([columns?.length, rowCount]).toEqual([2, 301]);
});

test("names that lead out of the archive lead nowhere", async () => {
  const { core, manager } = await startBranch();
  const folder = dirname(core.files.folder);
  const outside = ["../slipped.xml", "..\\slipped.xml", "/tmp/slipped-sunshine.xml", "xl/../../slipped.xml"];
  const more = outside.map((name) => ({ name, content: "slipped" }));
  const started = await manager.imports.upload({
    file: workbookOf({ sheet: head + row(2, ["王芳", "1"]) + end }, more),
  });
  expect((await ended(manager, started.jobId ?? "")).state).toBe("done");
  expect(readdirSync(folder).filter((name) => name.includes("slipped"))).toEqual([]);
  expect(existsSync("/tmp/slipped-sunshine.xml")).toBe(false);
});

test("a file of more areas than any branch has is refused", async () => {
  const { manager } = await startBranch();
  const lines = Array.from({ length: 200_002 }, (_, index) => `${index},村`).join("\n");
  const long = new File([`code,name\n${lines}\n`], "areas.csv");
  await expect(manager.areas.previewImport({ file: long })).rejects.toMatchObject({
    data: { reason: "workbookTooLarge" },
  });
});
