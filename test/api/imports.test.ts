import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { idNumberProblem } from "../../shared/contract/customers.ts";
import { checked, imported, settle, uploaded } from "../support/imports.ts";
import { ended } from "../support/jobs.ts";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { branchWithVillages } from "../support/village.ts";
import { workbook } from "../support/workbook.ts";

const head = ["姓名", "身份证号码", "联系电话", "所在村", "年收入（万元）", "客户类别"];

test("columns are matched by their names in either language, below a title and in a later sheet", async () => {
  const { manager, village } = await branchWithVillages();
  const rows = [["2026年客户信息台账"], [], head, ["王芳", residentId(1), "10011112222", village.name, 6.5, "农户"]];
  const chinese = await uploaded(manager, await workbook(rows, { emptySheetsBefore: 2 }));
  expect(chinese).toMatchObject({ rowCount: 1, state: "mapping", format: "xlsx", rememberedFrom: null });
  expect(chinese.sheets).toMatchObject([{ number: 3, rowCount: 1, chosen: true, knownColumns: 6 }]);
  expect(chinese.mapping).toEqual(["name", "idNumber", "phone", "area", "yearlyIncome", "kind"]);
  expect(chinese.columns[0]).toEqual({ index: 0, header: "姓名", samples: ["王芳"], yuanPerUnit: 1 });
  const english = [
    ["Customer name", "ID number", "Whatever", "Village"],
    ["Wang", residentId(2), "x", village.name],
  ];
  expect((await uploaded(manager, await workbook(english))).mapping).toEqual(["name", "idNumber", null, "area"]);
});

test("the dry run says for each row what will happen and why, and writes nothing", async () => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1, { name: "赵大海", phone: "10012345678" }));
  await manager.customers.create(farmer(village.id, 2, { name: "钱二" }));
  const rows = [
    head,
    ["孙三", residentId(3), "10033334444", village.name, 5, "农户"],
    ["赵大海", residentId(1), "10099998888", null, null, null],
    ["钱二", residentId(2), null, null, null, null],
    ["李四", Number("999001198005060123"), null, village.name, null, null],
    ["周五", `${residentId(5).slice(0, 17)}${residentId(5).endsWith("1") ? "2" : "1"}`, null, village.name, null, null],
    ["吴六", "12", "call me", "不存在的村", "很多", "外星人"],
    ["孙三", residentId(3), null, village.name, null, null],
    [null, residentId(8), null, village.name, null, null],
  ];
  const result = await checked(manager, await workbook(rows));
  expect(result.counts).toEqual({ create: 1, update: 1, unchanged: 1, refuse: 5, skip: 0 });
  const page = await manager.imports.rows({ id: result.id });
  const keys = page.rows.map(({ rowNumber, outcome, problems }) => [
    rowNumber,
    outcome,
    problems.map(({ key }) => key),
  ]);
  expect(keys).toEqual([
    [2, "create", []],
    [3, "update", []],
    [4, "unchanged", []],
    [5, "refuse", ["idNumberLostDigits"]],
    [6, "refuse", ["residentId.checkDigit"]],
    [7, "refuse", ["unknownKind", "residentId.length", "unknownArea", "notAnAmount", "phone"]],
    [8, "refuse", ["duplicateInSheet"]],
    [9, "refuse", ["required"]],
  ]);
  expect(page.rows[6]?.problems[0]?.params).toEqual({ row: 2 });
  expect((await manager.customers.count({})).count).toBe(2);
});

test("the run writes what was promised, keeps what blank cells do not mention, and audits each customer", async () => {
  const { manager, village } = await branchWithVillages();
  const known = await manager.customers.create(farmer(village.id, 1, { notes: "老客户" }));
  const rows = [
    head,
    ["孙三", residentId(3), "10033334444", village.name, 6.5, "农户"],
    ["赵大海", residentId(1), "10099998888", null, null, null],
    ["坏行", "123", null, village.name, null, null],
  ];
  const result = await checked(manager, await workbook(rows));
  const done = await settle(manager, await manager.imports.run({ id: result.id }));
  expect(done).toMatchObject({ state: "done", applied: 2, jobId: null });
  const changed = await manager.customers.getForEdit({ id: known.id });
  expect(changed).toMatchObject({
    phone: "10099998888",
    notes: "老客户",
    yearlyIncomeFen: 6_000_000,
    areaId: village.id,
  });
  const [created] = (await manager.customers.list({ search: "孙三" })).rows;
  expect(await manager.customers.get({ id: created?.id ?? 0 })).toMatchObject({
    yearlyIncomeFen: 6_500_000,
    sex: "male",
  });
  const actions = (await manager.audit.list({})).entries.map(({ action }) => action);
  expect(actions.slice(0, 4)).toEqual(
    expect.arrayContaining(["customer.reveal", "import.run", "customer.update", "customer.create"]),
  );
  await refused(manager.imports.run({ id: result.id }), "importWrongState");
});

test("a customer who changed after the dry run is not overwritten", async () => {
  const { manager, village } = await branchWithVillages();
  const known = await manager.customers.create(farmer(village.id, 1));
  const rows = [
    head,
    ["赵大海", residentId(1), "10099998888", null, null, null],
    ["孙三", residentId(3), null, village.name, null, null],
  ];
  const result = await checked(manager, await workbook(rows));
  await manager.customers.update({ id: known.id, version: 0, fields: farmer(village.id, 1, { phone: "10000000001" }) });
  await manager.customers.create(farmer(village.id, 3));
  const done = await settle(manager, await manager.imports.run({ id: result.id }));
  expect(done).toMatchObject({ applied: 0, counts: { refuse: 2 } });
  expect((await manager.customers.getForEdit({ id: known.id })).phone).toBe("10000000001");
  const { rows: refusedRows } = await manager.imports.rows({ id: result.id, outcome: "refuse" });
  expect(refusedRows.map(({ problems }) => problems[0]?.key)).toEqual(["stale", "stale"]);
});

test("the refused rows come back as a workbook with the reasons in the asked language", async () => {
  const { manager, village } = await branchWithVillages();
  const result = await checked(manager, await workbook([head, ["坏行", "123", null, village.name, null, null]]));
  const read = async (language: "zh-CN" | "en") => {
    const { file } = await manager.imports.refusedRows({ id: result.id, language });
    const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
    return { name: file.name, rows: sheets[0]?.rows ?? [] };
  };
  const chinese = await read("zh-CN");
  expect(chinese.name).toBe("台账-未导入的行.xlsx");
  expect(chinese.rows[1]?.slice(0, 2)).toEqual(["坏行", "123"]);
  expect(chinese.rows[1]?.slice(-2)).toEqual(["2", "证件号码：身份证号码应为 18 位"]);
  expect((await read("en")).rows[1]?.at(-1)).toContain("has 18 characters");
});

test("a cancelled run keeps its whole batches and goes on where it stopped", async () => {
  const { manager, village } = await branchWithVillages();
  const people = Array.from({ length: 900 }, (_, index) => [
    `客户${index}`,
    residentId(index),
    null,
    village.name,
    null,
    null,
  ]);
  const result = await checked(manager, await workbook([head, ...people]));
  expect(result.counts.create).toBe(900);
  const started = await manager.imports.run({ id: result.id });
  await manager.jobs.cancel({ id: started.jobId ?? "" });
  const cancelled = await manager.imports.get({ id: result.id });
  expect(cancelled.state).toBe("cancelled");
  expect(cancelled.applied % 500).toBe(0);
  expect(cancelled.applied).toBeLessThan(900);
  const done = await settle(manager, await manager.imports.run({ id: result.id }));
  expect(done).toMatchObject({ state: "done", applied: 900 });
  expect((await manager.customers.count({})).count).toBe(900);
});

test("what is no workbook, an empty one and a mapping without identity numbers are refused with the reason", async () => {
  const { manager, village } = await branchWithVillages();
  await refused(manager.imports.upload({ file: new File(["plain text"], "a.xlsx") }), "workbookUnreadable");
  for (const rows of [[], [head]]) {
    const { jobId } = await manager.imports.upload({ file: await workbook(rows) });
    expect((await ended(manager, jobId ?? "")).refusal?.reason).toBe("workbookEmpty");
  }
  expect(await manager.imports.list()).toEqual([]);
  const staged = await uploaded(manager, await workbook([head, ["王芳", residentId(1), null, village.name]]));
  const mapping = staged.mapping.map((field) => (field === "idNumber" ? null : field));
  await refused(manager.imports.check({ id: staged.id, mapping }), "importMappingIncomplete");
  await refused(manager.imports.run({ id: staged.id }), "importWrongState");
});

test("villages of one name are told apart by their township or code", async () => {
  const { manager } = await branchWithVillages();
  const areas = await manager.jurisdictions.areas({});
  const village = areas.find(({ name, id }) => areas.some((other) => other.name === name && other.id !== id));
  const township = areas.find(({ id }) => id === village?.parentId);
  if (!village || !township) throw new Error("The sample county has no two villages of one name.");
  const rows = [
    ["姓名", "身份证号", "村", "区域代码"],
    ["一", residentId(1), village.name, null],
    ["二", residentId(2), `${township.name} ${village.name}`, null],
    ["三", residentId(3), null, village.code],
  ];
  const result = await checked(manager, await workbook(rows));
  const page = await manager.imports.rows({ id: result.id });
  expect(page.rows.map(({ outcome }) => outcome)).toEqual(["refuse", "create", "create"]);
  expect(page.rows[0]?.problems[0]).toMatchObject({ key: "ambiguousArea", params: { value: village.name } });
});

test("a resident ID that happens to pass the check of a credit code is still a resident ID", async () => {
  const { manager, village } = await branchWithVillages();
  const numbers = Array.from({ length: 900 }, (_, index) => residentId(index));
  const both = numbers.filter((number) => idNumberProblem("creditCode", number) === null);
  expect(both.length).toBeGreaterThan(0);
  const rows = both.map((number, index) => [`客户${index}`, number, village.name]);
  const result = await imported(manager, await workbook([["姓名", "身份证号", "村"], ...rows]));
  expect(result.applied).toBe(both.length);
  const { rows: found } = await manager.customers.list({ search: "客户0" });
  expect(await manager.customers.get({ id: found[0]?.id ?? 0 })).toMatchObject({
    idType: "residentId",
    kind: "farmer",
  });
});
