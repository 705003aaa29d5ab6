import { expect, test } from "vitest";
import { refused } from "../support/refusal.ts";
import { branchWithMarketers } from "../support/village.ts";

const course = { course: "反假币培训", halfHours: 7, studiedOn: "2026-03-01", result: "合格", certificateNumber: "" };

test("own study counts once a manager confirms it, and stays as it was entered", async () => {
  const { core, manager, one, other, oneId } = await branchWithMarketers();
  const entered = await one.team.addStudy({ userId: oneId, fields: course });
  await refused(other.team.addStudy({ userId: oneId, fields: course }), "notFound");
  await refused(one.team.addStudy({ userId: oneId, fields: { ...course, studiedOn: "2026-03-11" } }), "studyAhead");
  const line = async (year: number) => (await one.team.list({ year })).members;
  expect(await line(2026)).toMatchObject([{ userId: oneId, halfHours: 0, waiting: 1 }]);
  const confirmed = await manager.team.confirmStudy(entered);
  await refused(manager.team.confirmStudy(confirmed), "studyConfirmed");
  expect(await line(2026)).toMatchObject([{ halfHours: 7, waiting: 0 }]);
  expect(await line(2025)).toMatchObject([{ halfHours: 0, waiting: 0 }]);
  await refused(one.team.removeStudy(confirmed), "studyConfirmed");
  await manager.team.addStudy({ userId: oneId, fields: { ...course, halfHours: 2 } });
  expect((await manager.team.list({ year: 2026 })).members).toMatchObject([{ halfHours: 9 }, { halfHours: 0 }]);
  const removed = await manager.team.removeStudy(confirmed);
  expect(await line(2026)).toMatchObject([{ halfHours: 2 }]);
  await manager.team.restoreStudy(removed);
  expect((await one.team.get({ userId: oneId })).studies).toHaveLength(2);
  await expect(core.opened.store.db("studyRecords").update({ halfHours: 400 })).rejects.toThrow("as it was entered");
});

test("a member's page says what of the handbook they have read, and of which edition", async () => {
  const { manager, one, oneId } = await branchWithMarketers();
  const publish = async (title: string, content: string, of: { id: number; version: number } | null = null) => {
    const text = { kind: "regulations" as const, title, content };
    const { id, version } = await manager.handbook.drafts.save({ id: null, version: null, ...of, ...text });
    return manager.handbook.drafts.publish({ id, version, changes: "", mustReadBy: null });
  };
  const rules = await publish("甲规定", "第一版");
  const steps = await publish("乙流程", "第一版");
  const gone = await publish("丙旧规", "第一版");
  for (const { id } of [rules, steps])
    await one.handbook.confirmRead({ editionId: (await one.handbook.page({ id })).edition.id });
  await publish("甲规定", "第二版", { id: rules.id, version: rules.version });
  await manager.handbook.drafts.retire({ id: gone.id, version: gone.version, retired: true });
  expect((await manager.team.get({ userId: oneId })).handbook).toMatchObject([
    { pageId: rules.id, title: "甲规定", readAt: null, edition: 1 },
    { pageId: steps.id, title: "乙流程", readAt: expect.stringMatching(/^2026-03-10T/), edition: 1 },
  ]);
});

test("the certificate that runs out first stands in the list, with the areas of today; profiles are saved once at a time", async () => {
  const { manager, one, other, oneId, village } = await branchWithMarketers();
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const certificate = { kind: "certificate" as const, certificateNumber: "", gainedOn: "2025-01-01" };
  for (const [name, expiresOn] of [
    ["银行从业", "2027-01-01"],
    ["反假币", "2026-04-01"],
    ["长期", null],
  ] as const)
    await manager.team.addCertificate({ userId: oneId, fields: { ...certificate, name, expiresOn } });
  const [line] = (await one.team.list({ year: 2026 })).members;
  expect(line).toMatchObject({ areas: [village.name], expiring: { name: "反假币", expiresOn: "2026-04-01" } });
  const fields = { education: "college" as const, joinedOn: "2019-07-01", extension: "806", languages: "河南话" };
  await manager.team.saveProfile({ userId: oneId, version: null, fields });
  await refused(manager.team.saveProfile({ userId: oneId, version: null, fields }), "stale");
  expect((await one.team.get({ userId: oneId })).profile).toEqual({ version: 0, ...fields });
  await refused(other.team.get({ userId: oneId }), "notFound");
});
