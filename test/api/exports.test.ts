import { readXlsx } from "hucre/xlsx";
import { expect, test } from "vitest";
import type { ExportRequest } from "../../shared/contract/exports.ts";
import { exportColumns, exportFacts } from "../../shared/domain/exportColumns.ts";
import { fieldOfHeading, importFields } from "../../shared/domain/importHeadings.ts";
import { createTranslator, languages } from "../../shared/i18n/index.ts";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import { exported } from "../support/spreadsheet.ts";
import { signInNew, startBranch, testNow, windowOn } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

const all: ExportRequest = {
  selection: { by: "filter", filter: {}, except: [] },
  format: "xlsx",
  language: "zh-CN",
};

test("the file names who exported what, and masks the numbers", async () => {
  const branch = await branchWithVillages();
  await branch.manager.customers.create(farmer(branch.village.id, 1));
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  const { file, watermark, headings, rows } = await exported(auditor, all);
  expect(file.name).toBe("客户台账-城关信用社-202603101000.xlsx");
  expect(watermark).toBe("内部资料 严禁外传｜城关信用社｜员工a01（a01）于 2026-03-10 10:00 导出｜共 1 户｜号码已遮盖");
  expect(headings).toHaveLength(exportColumns.length);
  expect(rows).toEqual([
    expect.objectContaining({
      客户名称: "赵大海",
      客户类别: "农户",
      证件号码: `999001**********${residentId(1).slice(-2)}`,
      联系电话: "100****5678",
      所在村: expect.stringMatching(new RegExp(`^兰考县/.+/${branch.village.name}$`)),
      区域代码: branch.village.code,
      家庭人口: 4,
      "年收入（元）": 60_000,
      档案号: "KH00000001",
      "本社贷款余额（元）": 0,
    }),
  ]);
});

test("only a manager exports the numbers in full, and the audit trail tells the two apart", async () => {
  const branch = await branchWithVillages();
  await branch.manager.customers.create(farmer(branch.village.id, 1));
  for (const role of ["teller", "marketer", "reviewer", "auditor"] as const) {
    const window = await signInNew(branch, role, [role]);
    await refused(window.exports.startRevealed(all), "notAllowed");
  }
  const { rows, watermark } = await exported(branch.manager, all, { revealed: true });
  expect(rows[0]).toMatchObject({ 证件号码: residentId(1), 联系电话: "10012345678" });
  expect(watermark).toContain("含完整号码");
  await exported(branch.manager, { ...all, columns: ["phone", "name"], format: "csv" });
  const [masked, revealed] = (await branch.manager.audit.list({})).entries;
  expect(masked).toMatchObject({
    action: "export.start",
    subjectType: "branch",
    after: { format: "csv", customers: 1, columns: ["name", "phone"], selection: all.selection },
  });
  expect(revealed).toMatchObject({
    action: "export.startRevealed",
    after: { customers: 1, columns: [...exportColumns] },
  });
});

test("a marketer exports their own jurisdiction only, whatever they ask for", async () => {
  const { manager, one, oneId, otherId, village, neighbour } = await branchWithMarketers();
  const mine = await manager.customers.create(farmer(village.id, 1, { name: "自己" }));
  const foreign = await manager.customers.create(farmer(neighbour.id, 2, { name: "别人" }));
  const assign = (areaId: number, marketerId: number) =>
    manager.jurisdictions.assign({ areaIds: [areaId], marketerId, from: "2026-03-10", reason: "分配" });
  await assign(village.id, oneId);
  await assign(neighbour.id, otherId);
  const byFilter = await exported(one, all);
  expect(byFilter.rows.map((row) => [row.客户名称, row.客户经理])).toEqual([["自己", "员工m01"]]);
  const byIds = await exported(one, { ...all, selection: { by: "ids", ids: [mine.id, foreign.id] } });
  expect(byIds.rows.map((row) => row.客户名称)).toEqual(["自己"]);
  await refused(one.exports.start({ ...all, selection: { by: "ids", ids: [foreign.id] } }), "exportEmpty");
});

test("a selection is the ids ticked, or what a filter finds but for some", async () => {
  const { manager, village } = await branchWithVillages();
  const ids: number[] = [];
  for (const [index, name] of ["王一", "王二", "李三", "王四"].entries())
    ids.push((await manager.customers.create(farmer(village.id, index, { name }))).id);
  const [first = 0, second = 0, , fourth = 0] = ids;
  const names = async (selection: ExportRequest["selection"]) =>
    (await exported(manager, { ...all, selection, format: "csv" })).rows.map((row) => row.客户名称);
  expect(await names({ by: "ids", ids: [fourth, second, second] })).toEqual(["王二", "王四"]);
  expect(await names({ by: "filter", filter: { search: "王" }, except: [first] })).toEqual(["王二", "王四"]);
  await refused(
    manager.exports.start({ ...all, selection: { by: "filter", filter: { search: "赵" }, except: [] } }),
    "exportEmpty",
  );
});

test("no cell runs as a formula, and every text comes back as it was", async () => {
  const { manager, village } = await branchWithVillages();
  const texts = {
    name: "=1+1",
    address: "@SUM(A1:A9)",
    mainBusiness: "-2+3|cmd' /C calc'!A0",
    contactName: "'=x",
    notes: '"quoted", and;\n+ a second line_x0041_',
    phone: "+8613812345678",
  };
  await manager.customers.create(farmer(village.id, 1, texts));
  for (const format of ["xlsx", "csv"] as const) {
    const { file, rows } = await exported(manager, { ...all, format }, { revealed: true });
    expect(rows[0]).toMatchObject({
      客户名称: texts.name,
      详细地址: texts.address,
      主要经营项目: texts.mainBusiness,
      联系人: texts.contactName,
      备注: texts.notes,
      联系电话: texts.phone,
    });
    if (format === "csv") {
      const text = await file.text();
      expect(text).toContain("\r\n'=1+1,");
      expect(text).toContain(",'@SUM(A1:A9),");
    } else {
      const { sheets } = await readXlsx(new Uint8Array(await file.arrayBuffer()), { readStyles: true });
      const cells = [...(sheets[0]?.cells?.values() ?? [])];
      expect(cells.filter(({ formula }) => formula !== undefined)).toEqual([]);
    }
  }
});

test("numbers of 18 digits, telephones and codes are text, amounts are numbers, dates are dates", async () => {
  const { core, manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1, { yearlyIncomeFen: 1_234_567_890_123 }));
  await core.opened.store.write((db) =>
    db("customers").update({ lastVisitedOn: "2026-03-09", keyTarget: true, loanBalanceFen: 105, loanClass: "loss" }),
  );
  const { rows } = await exported(manager, all, { revealed: true });
  expect(rows[0]).toMatchObject({
    证件号码: residentId(1),
    联系电话: "10012345678",
    区域代码: village.code,
    "年收入（元）": 12_345_678_901.23,
    最近走访日期: new Date("2026-03-09"),
    重点营销对象: "是",
    "本社贷款余额（元）": 1.05,
    贷款五级分类: "损失",
  });
});

test("a list longer than one read is whole, in order, and without repetition", async () => {
  const { core, manager } = await branchWithVillages();
  const { insertCustomers } = await import("../../electron/store/customers.ts");
  const areaId = (await manager.jurisdictions.areas({}))[5]?.id ?? 0;
  const count = 4_321;
  await core.opened.store.write((db) =>
    insertCustomers(
      db,
      Array.from({ length: count }, (_, index) => ({
        ...farmer(areaId, 1, { idType: "other", idNumber: `N${index}` }),
        id: index + 1,
        currentRatingId: null,
        keyTarget: false,
        goldSince: null,
        lastVisitedOn: null,
        loanBalanceFen: 0,
        loanClass: null,
        createdAt: testNow,
        createdBy: 1,
        updatedAt: testNow,
        updatedBy: 1,
      })),
    ),
  );
  const expected = Array.from({ length: count }, (_, index) => `N${index}`);
  for (const format of ["csv", "xlsx"] as const) {
    const { rows } = await exported(manager, { ...all, format }, { revealed: true });
    expect(rows.map((row) => row.证件号码)).toEqual(expected);
  }
});

test("an export ends when it is cancelled, and belongs to the window that started it", async () => {
  const branch = await branchWithVillages();
  const { core, manager, village } = branch;
  await manager.customers.create(farmer(village.id, 1));
  const { id } = await manager.exports.start(all);
  const teller = await signInNew(branch, "t01", ["teller"]);
  await refused(teller.exports.next({ id }), "exportEnded");
  await teller.exports.cancel({ id });
  const sameUser = windowOn(core);
  await sameUser.session.signIn({ login: "manager", password: "manager-pass-1" });
  await refused(sameUser.exports.next({ id }), "exportEnded");
  expect(await manager.exports.next({ id })).toMatchObject({ done: 1 });
  await manager.exports.cancel({ id });
  await manager.exports.cancel({ id });
  await refused(manager.exports.next({ id }), "exportEnded");
});

test("an export ends with the session, and when nobody pulls it any more", async () => {
  let now = new Date(testNow);
  const { core, manager, village } = await branchWithVillages({ clock: () => now });
  await manager.customers.create(farmer(village.id, 1));
  const left = await manager.exports.start(all);
  await manager.session.signOut();
  await manager.session.signIn({ login: "manager", password: "manager-pass-1" });
  await refused(manager.exports.next(left), "exportEnded");
  const abandoned = await manager.exports.start(all);
  const minutes = async (count: number) => {
    now = new Date(now.getTime() + count * 60_000);
    await core.closeWhenUnused();
  };
  await minutes(4);
  expect(await manager.exports.next(abandoned)).not.toBeNull();
  await minutes(6);
  await refused(manager.exports.next(abandoned), "exportEnded");
});

test("a user has few exports open at once", async () => {
  const { manager, village } = await branchWithVillages();
  await manager.customers.create(farmer(village.id, 1));
  const [first] = [
    await manager.exports.start(all),
    await manager.exports.start(all),
    await manager.exports.start(all),
  ];
  await refused(manager.exports.start(all), "exportsTooMany");
  await manager.exports.cancel(first);
  await manager.exports.start(all);
});

test("an export keeps the ledger open no longer than its user", async () => {
  const { core, manager } = await startBranch();
  await manager.areas.loadSample();
  await manager.customers.create(farmer(1, 1));
  await manager.exports.start(all);
  await manager.session.signOut();
  expect(core.isOpen).toBe(false);
});

test.each(languages)("the headings in %s are the import's own, and the others mean nothing to it", (language) => {
  const { t } = createTranslator(language);
  for (const field of importFields) expect(fieldOfHeading(t(`imports.field.${field}`))).toBe(field);
  for (const fact of exportFacts) expect([fact, fieldOfHeading(t(`exports.fact.${fact}`))]).toEqual([fact, null]);
});
