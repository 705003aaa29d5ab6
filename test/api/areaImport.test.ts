import { expect, test } from "vitest";
import { changeAreas, importAreaFile } from "../support/areas.ts";
import { refused } from "../support/refusal.ts";
import { signInNew, startBranch } from "../support/testCore.ts";
import { workbook } from "../support/workbook.ts";

const bureau = [
  ["2025 年兰考县统计用区划代码", null, null],
  ["统计用区划代码", "城乡分类代码", "名称"],
  ["410225000000", null, "兰考县"],
  ["410225100000", null, "城关镇"],
  [410225100201, "111", "东街村委会"],
  ["410225100202", "112", "西街村委会"],
  ["41022510020201", null, "西街一组"],
];

function csv(text: string, name = "areas.csv"): File {
  return new File([text], name, { type: "text/csv" });
}

test("a workbook of the bureau's codes is previewed, then comes in with its levels and parents", async () => {
  const { manager } = await startBranch();
  const file = await workbook(bureau, { name: "区划.xlsx", emptySheetsBefore: 1 });
  const preview = await manager.areas.previewImport({ file });
  expect(preview.unread).toEqual([]);
  expect(preview.added).toEqual([
    { code: "410225", level: "county", name: "兰考县", parentName: null },
    { code: "410225100", level: "township", name: "城关镇", parentName: "兰考县" },
    { code: "410225100201", level: "village", name: "东街村委会", parentName: "城关镇" },
    { code: "410225100202", level: "village", name: "西街村委会", parentName: "城关镇" },
    { code: "41022510020201", level: "group", name: "西街一组", parentName: "西街村委会" },
  ]);
  expect(await manager.jurisdictions.areas({})).toEqual([]);
  expect(await manager.areas.import({ file, seen: preview.seen })).toEqual({ added: 5, renamed: 0, unchanged: 0 });
  const areas = await manager.jurisdictions.areas({});
  const names = new Map(areas.map(({ id, name }) => [id, name]));
  expect(areas.map(({ name, parentId }) => [name, names.get(parentId ?? 0) ?? null])).toEqual([
    ["兰考县", null],
    ["城关镇", "兰考县"],
    ["东街村委会", "城关镇"],
    ["西街村委会", "城关镇"],
    ["西街一组", "西街村委会"],
  ]);
  const [entry] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({ action: "areas.import", after: { added: 5, source: "区划.xlsx" } });
});

test("the old form with its own levels and parents still comes in, from GB18030 as well", async () => {
  const { manager } = await startBranch();
  const old = csv("code,parent_code,level,name\n410225,,county,兰考县\n410225100,410225,township,城关镇\n");
  expect(await importAreaFile(manager, old)).toEqual({ added: 2, renamed: 0, unchanged: 0 });
  const chinese = [0xb4, 0xfa, 0xc2, 0xeb, 0x2c, 0xc3, 0xfb, 0xb3, 0xc6, 0x0a];
  const line = [..."410225100201,", ""].join("");
  const bytes = new Uint8Array([...chinese, ...new TextEncoder().encode(line), 0xb6, 0xab, 0xb4, 0xe5]);
  expect(await importAreaFile(manager, new File([bytes], "gb.csv"))).toMatchObject({ added: 1 });
  expect((await manager.jurisdictions.areas({})).at(-1)?.name).toBe("东村");
});

test("a second file says what is new, renamed, unchanged and missing, and takes nothing away", async () => {
  const { manager } = await startBranch();
  await importAreaFile(manager, await workbook(bureau));
  const file = csv(
    "名称,代码\n兰考县,410225000000\n城关镇,410225100000\n东街社区,410225100201\n南街村委会,410225100203\n",
  );
  const preview = await manager.areas.previewImport({ file });
  expect(preview).toMatchObject({
    added: [{ code: "410225100203", name: "南街村委会", parentName: "城关镇" }],
    renamed: [{ code: "410225100201", from: "东街村委会", to: "东街社区" }],
    unchanged: 2,
    // The file knows no groups, so the group is not missing from it.
    missing: [{ code: "410225100202", name: "西街村委会" }],
    unread: [],
  });
  await manager.areas.import({ file, seen: preview.seen });
  const areas = await manager.jurisdictions.areas({});
  expect(areas.map(({ name }) => name)).toEqual([
    "兰考县",
    "城关镇",
    "东街社区",
    "西街村委会",
    "西街一组",
    "南街村委会",
  ]);
  const renamed = areas.find(({ name }) => name === "东街社区");
  expect(await manager.areas.get({ id: renamed?.id ?? 0 })).toMatchObject({
    formerNames: [{ name: "东街村委会", until: "2026-03-10" }],
    changes: [{ kind: "rename", from: "东街村委会", to: "东街社区", reason: "areas.csv" }],
  });
});

test("lines that say no area are named with what is wrong, and the others come in", async () => {
  const { manager } = await startBranch();
  const file = csv(
    [
      "区划代码,名称,级别,上级代码",
      "410225000000,兰考县,county,",
      "410225100000,城关镇,village,",
      "4.10225E+11,东街村,,",
      "4102251002,西街村,,",
      ",南街村,,",
      "410225000000,兰考,,",
      "410225101201,孤村,,",
      "410200000000,开封市,,",
      "410225102000,,,",
      "410225103000,堌阳镇,township,410226000000",
      "410225104000,三义寨乡,township,410225000000",
      "",
    ].join("\n"),
  );
  const { unread, added, seen } = await manager.areas.previewImport({ file });
  expect(unread.map(({ line, problem, about }) => [line, problem, about])).toEqual([
    [3, "level", "village"],
    [4, "codeShortened", ""],
    [5, "codeLength", ""],
    [6, "codeMissing", ""],
    [7, "duplicate", "2"],
    [9, "aboveCounty", ""],
    [10, "nameMissing", ""],
    [11, "parent", "410226000000"],
    [8, "orphan", "410225101"],
  ]);
  expect(added.map(({ name }) => name)).toEqual(["兰考县", "三义寨乡"]);
  expect(await manager.areas.import({ file, seen })).toEqual({ added: 2, renamed: 0, unchanged: 0 });
});

test("each sheet with the headings is read, and a line is told with its sheet", async () => {
  const { manager } = await startBranch();
  const headings = ["名称", "代码"];
  const file = await workbook([headings, ["兰考县", "410225000000"], ["城关镇", "410225100000"]], {
    otherSheets: [
      { name: "说明", rows: [["填表人"], ["王主任"]] },
      { name: "城关镇", rows: [headings, ["东街村", "410225100201"], ["西街村", "？"]] },
    ],
  });
  const preview = await manager.areas.previewImport({ file });
  expect(preview.added.map(({ name }) => name)).toEqual(["兰考县", "城关镇", "东街村"]);
  expect(preview.unread).toMatchObject([{ sheet: "城关镇", line: 3, problem: "codeDigits" }]);
});

test("a city without counties stands for the county of its townships", async () => {
  const { manager } = await startBranch();
  const file = csv("代码,名称\n441900000000,东莞市\n441900003000,东城街道\n441900003001,岗贝社区\n");
  expect(await importAreaFile(manager, file)).toMatchObject({ added: 3 });
  expect((await manager.jurisdictions.areas({})).map(({ level }) => level)).toEqual(["county", "township", "village"]);
});

test("a file without the two columns, or without any area, is refused", async () => {
  const { manager } = await startBranch();
  for (const text of ["编号,村名\n1,东街村\n", "代码,名称\nx,东街村\n"])
    await refused(manager.areas.previewImport({ file: csv(text) }), "areasFileUnreadable");
});

test("what is confirmed is what was seen: a ledger that changed meanwhile refuses it", async () => {
  const { manager } = await startBranch();
  await importAreaFile(manager, await workbook(bureau));
  const file = csv("代码,名称\n410225000000,兰考县\n410225100203,南街村\n410225100000,城关镇\n");
  const { seen } = await manager.areas.previewImport({ file });
  const township = (await manager.jurisdictions.areas({})).find(({ name }) => name === "城关镇");
  await changeAreas(manager, { kind: "add", parentId: township?.id ?? 0, code: "410225100203", name: "南街村" });
  await refused(manager.areas.import({ file, seen }), "areasChangedMeanwhile");
});

test("a village of a merged township is put into the one it was merged into, and the part is left as it is", async () => {
  const { manager } = await startBranch();
  const start = csv("代码,名称\n410225000000,兰考县\n410225100000,城关镇\n410225101000,城关乡\n");
  await importAreaFile(manager, start);
  const ids = new Map((await manager.jurisdictions.areas({})).map(({ name, id }) => [name, id]));
  await changeAreas(manager, { kind: "merge", id: ids.get("城关乡") ?? 0, intoId: ids.get("城关镇") ?? 0 });
  const file = csv("代码,名称\n410225101000,老城关乡\n410225101201,东街村\n410225100000,城关镇\n410225000000,兰考县\n");
  const preview = await manager.areas.previewImport({ file });
  expect(preview).toMatchObject({ added: [{ name: "东街村", parentName: "城关镇" }], renamed: [], missing: [] });
  await manager.areas.import({ file, seen: preview.seen });
  const village = (await manager.jurisdictions.areas({})).find(({ name }) => name === "东街村");
  expect(village?.parentId).toBe(ids.get("城关镇"));
});

test("only a manager imports areas", async () => {
  const branch = await startBranch();
  const teller = await signInNew(branch, "t01", ["teller"]);
  const file = csv("代码,名称\n410225000000,兰考县\n");
  await refused(teller.areas.previewImport({ file }), "notAllowed");
  await refused(teller.areas.import({ file, seen: "0".repeat(64) }), "notAllowed");
  await refused(teller.areas.loadSample(), "notAllowed");
});
