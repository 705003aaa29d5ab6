import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import { checked, imported, settle, uploaded } from "../support/imports.ts";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { branchWithVillages } from "../support/village.ts";
import { workbook } from "../support/workbook.ts";

const head = ["姓名", "身份证号码", "联系电话", "所在村", "备注"];

test("the next file with the same headings is mapped as the last one was", async () => {
  const { manager, village } = await branchWithVillages();
  const headings = ["姓名", "身份证号码", "所在村", "小名"];
  const row = ["王芳", residentId(1), village.name, "芳芳"];
  const first = await uploaded(manager, await workbook([headings, row]));
  expect(first).toMatchObject({ rememberedFrom: null, mapping: ["name", "idNumber", "area", null] });
  const chosen = ["name", "idNumber", "area", "notes"] as const;
  await settle(manager, await manager.imports.check({ id: first.id, mapping: [...chosen] }));
  const again = await uploaded(manager, await workbook([["2026年"], headings, row]));
  expect(again).toMatchObject({ rememberedFrom: "2026-03-10T02:00:00.000Z", mapping: chosen });
  const other = await uploaded(
    manager,
    await workbook([
      [...headings, "电话"],
      [...row, "1"],
    ]),
  );
  expect(other.rememberedFrom).toBeNull();
});

test("undo takes back what nobody touched since, leaves the rest with the reason, and says so before", async () => {
  const { manager, village } = await branchWithVillages();
  const known = await manager.customers.create(farmer(village.id, 1, { notes: "老客户" }));
  const changed = await manager.customers.create(farmer(village.id, 2));
  const result = await imported(
    manager,
    await workbook([
      head,
      ["赵大海", residentId(1), "10099990001", null, "新备注"],
      ["赵大海", residentId(2), "10099990002", null, null],
      ["孙三", residentId(3), "10099990003", village.name, null],
      ["李四", residentId(4), "10099990004", village.name, null],
      ["周五", residentId(5), "10099990005", village.name, null],
    ]),
  );
  expect(result).toMatchObject({ state: "done", applied: 5 });
  const idOf = async (name: string) => (await manager.customers.list({ search: name })).rows[0]?.id ?? 0;
  const [created, visited, edited] = [await idOf("孙三"), await idOf("李四"), await idOf("周五")];
  await manager.visits.log({
    customerId: visited,
    visitedOn: "2026-03-10",
    method: "onSite",
    purpose: "回访",
    result: "",
    nextStep: "",
    nextOn: null,
  });
  const edit = async (id: number, sequence: number) => {
    const { version } = await manager.customers.get({ id });
    await manager.customers.update({ id, version, fields: farmer(village.id, sequence, { phone: "10000000009" }) });
  };
  await edit(changed.id, 2);
  await edit(edited, 5);

  const preview = await manager.imports.previewUndo({ id: result.id });
  expect(preview).toEqual({
    retire: 1,
    restore: 1,
    kept: [
      { reason: "changed", count: 2 },
      { reason: "visited", count: 1 },
    ],
  });
  const undone = await settle(manager, await manager.imports.undo({ id: result.id }));
  expect(undone).toMatchObject({ state: "undone", undone: 2, kept: 3 });
  expect(await manager.customers.getForEdit({ id: known.id })).toMatchObject({ notes: "老客户", phone: "10012345678" });
  expect(await manager.customers.getForEdit({ id: changed.id })).toMatchObject({ phone: "10000000009" });
  await refused(manager.customers.get({ id: created }), "notFound");
  expect((await manager.customers.list({ search: "孙三" })).rows).toEqual([]);
  const { rows } = await manager.imports.rows({ id: result.id, kept: true });
  expect(rows.map(({ name, keptReason }) => [name, keptReason])).toEqual([
    ["赵大海", "changed"],
    ["李四", "visited"],
    ["周五", "changed"],
  ]);
  const entries = (await manager.audit.list({})).entries;
  const of = (action: string) => entries.find((entry) => entry.action === action);
  expect(of("customer.retire")).toMatchObject({ subjectId: String(created) });
  expect(of("import.undo")?.after).toEqual({ retired: 1, restored: 1, kept: 3 });
  expect((await manager.audit.verify()).firstBroken).toBeNull();
  await refused(manager.imports.undo({ id: result.id }), "importWrongState");
  await refused(manager.imports.run({ id: result.id }), "importWrongState");
});

test("after an undo the same file can be imported anew", async () => {
  const { manager, village } = await branchWithVillages();
  const rows = [head, ...Array.from({ length: 3 }, (_, index) => ["孙三", residentId(index), "", village.name, ""])];
  const first = await imported(manager, await workbook(rows));
  await settle(manager, await manager.imports.undo({ id: first.id }));
  expect((await manager.customers.count({})).count).toBe(0);
  expect(await imported(manager, await workbook(rows))).toMatchObject({ applied: 3, counts: { create: 3 } });
  expect((await manager.customers.count({})).count).toBe(3);
});

test("an undo that was stopped goes on where it stood", async () => {
  const { manager, village } = await branchWithVillages();
  const people = Array.from({ length: 1400 }, (_, index) => [
    `客户${index}`,
    residentId(index % 700, index < 700 ? "1980-05-06" : "1981-05-06"),
    null,
    village.name,
  ]);
  const { id } = await imported(manager, await workbook([head, ...people]));
  const { jobId } = await manager.imports.undo({ id });
  await manager.jobs.cancel({ id: jobId ?? "" });
  const stopped = await manager.imports.get({ id });
  expect(stopped.state).toBe("undoInterrupted");
  expect((await manager.customers.count({})).count).toBe(1400 - stopped.undone);
  expect(await settle(manager, await manager.imports.undo({ id }))).toMatchObject({ state: "undone", undone: 1400 });
  expect((await manager.customers.count({})).count).toBe(0);
});

test("the list of imports says who uploaded what, and how far it went", async () => {
  const { manager, village } = await branchWithVillages();
  const rows = [head, ["孙三", residentId(1), "", village.name, ""], ["坏", "1", "", village.name, ""]];
  await checked(manager, await workbook(rows, { name: "甲.xlsx" }));
  await imported(manager, await workbook(rows, { name: "乙.xlsx" }));
  expect(await manager.imports.list()).toMatchObject([
    { fileName: "乙.xlsx", state: "done", applied: 1, rowCount: 2, createdByName: "王主任", jobId: null },
    { fileName: "甲.xlsx", state: "checked", applied: 0, counts: { create: 1, refuse: 1 } },
  ]);
});

test("sheets with other headings are imported apart", async () => {
  const { manager, village } = await branchWithVillages();
  const row = ["孙三", residentId(1), "", village.name, ""];
  const staged = await uploaded(
    manager,
    await workbook([head, row], { otherSheets: [{ name: "旧表", rows: [head.toReversed(), row.toReversed()] }] }),
  );
  expect(staged.sheets.map(({ group }) => group)).toEqual([0, 1]);
  await refused(manager.imports.chooseSheets({ id: staged.id, sheets: [1, 2] }), "importSheetsDiffer");
  const { columns, mapping } = await manager.imports.chooseSheets({ id: staged.id, sheets: [2] });
  expect(columns[0]?.header).toBe("备注");
  expect(mapping[0]).toBe("notes");
});

test("refused rows never run as formulas in the workbook that goes back", async () => {
  const { manager, village } = await branchWithVillages();
  const result = await checked(manager, await workbook([head, ["=1+1", "1", "@x", village.name, "-cmd"]]));
  const { file } = await manager.imports.refusedRows({ id: result.id, language: "zh-CN" });
  const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()));
  expect(sheets[0]?.rows[1]?.slice(0, 5)).toEqual(["'=1+1", "1", "'@x", village.name, "'-cmd"]);
  const again = await checked(manager, file);
  const { rows } = await manager.imports.rows({ id: again.id });
  expect(rows[0]?.name).toBe("=1+1");
});
