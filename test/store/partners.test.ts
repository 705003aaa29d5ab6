import { expect, test } from "vitest";
import { creditCodeCheckCharacter } from "../../shared/domain/creditCode.ts";
import { agreementFields, leadFields, partnerFields } from "../support/leads.ts";
import { refused } from "../support/refusal.ts";
import { branchWithVillages } from "../support/village.ts";

const first17 = "99410225MA0000001";
const creditCode = first17 + creditCodeCheckCharacter(first17);

test("agreements with one partner never overlap, whoever writes them", async () => {
  const { core, manager } = await branchWithVillages();
  const { id } = await manager.partners.create(partnerFields({ creditCode }));
  const first = agreementFields("2026-01-01", "2026-04-30");
  const partner = await manager.partners.addAgreement({ partnerId: id, fields: first });
  expect(partner).toMatchObject({ state: "expiring", agreements: [{ number: "HZ-001", depositRate: 500 }] });
  const overlapping = agreementFields("2026-04-30", "2026-12-31", { number: "HZ-002" });
  await refused(manager.partners.addAgreement({ partnerId: id, fields: overlapping }), "agreementOverlap");
  const next = agreementFields("2026-05-01", "2026-12-31", { number: "HZ-002" });
  const followed = await manager.partners.addAgreement({ partnerId: id, fields: next });
  expect(followed.state).toBe("inForce");
  const [second] = followed.agreements;
  const target = { id: second?.id ?? 0, version: second?.version ?? 0 };
  await refused(manager.partners.changeAgreement({ ...target, fields: overlapping }), "agreementOverlap");
  const later = { ...next, fromDate: "2026-05-02" };
  expect(await manager.partners.changeAgreement({ ...target, fields: later })).toMatchObject({ state: "expiring" });
  await refused(manager.partners.changeAgreement({ ...target, fields: later }), "stale");

  const write = (sql: string) => core.opened.store.write((db) => db.raw(sql));
  await expect(write("UPDATE partner_agreements SET from_date = '2026-04-30' WHERE id = 2")).rejects.toThrow("overlap");
  await expect(
    write(`INSERT INTO partner_agreements (partner_id, number, from_date, until_date, terms, created_at, created_by)
      VALUES (1, 'x', '2025-06-01', '2026-01-01', '', '', 1)`),
  ).rejects.toThrow("overlap");
  await expect(write("DELETE FROM partner_agreements")).rejects.toThrow("never deleted");
  await expect(write("UPDATE partner_agreements SET until_date = '2026-05-01' WHERE id = 2")).rejects.toThrow("dates");
});

test("one credit code is one partner, and it must be right", async () => {
  const { manager } = await branchWithVillages();
  await manager.partners.create(partnerFields({ creditCode }));
  await refused(manager.partners.create(partnerFields({ creditCode })), "creditCodeTaken");
  const wrong = `${first17}${creditCode.endsWith("A") ? "B" : "A"}`;
  await refused(manager.partners.create(partnerFields({ creditCode: wrong })), "invalidInput");
  await manager.partners.create(partnerFields({ name: "甲" }));
  await manager.partners.create(partnerFields({ name: "乙" }));
});

test("partners whose agreement runs out within sixty days, or has, are listed and counted", async () => {
  const { manager, village } = await branchWithVillages();
  const periods: [string, [string, string][]][] = [
    ["无协议", []],
    ["已到期", [["2025-01-01", "2026-03-09"]]],
    ["今日到期", [["2025-01-01", "2026-03-10"]]],
    ["将到期", [["2025-01-01", "2026-05-09"]]],
    ["尚远", [["2025-01-01", "2026-05-10"]]],
    ["未开始", [["2026-04-01", "2027-03-31"]]],
    [
      "已续签",
      [
        ["2025-01-01", "2026-03-31"],
        ["2026-04-01", "2027-03-31"],
      ],
    ],
    [
      "有间断",
      [
        ["2025-01-01", "2026-03-31"],
        ["2026-04-02", "2027-03-31"],
      ],
    ],
  ];
  for (const [name, own] of periods) {
    const { id } = await manager.partners.create(partnerFields({ name }));
    for (const [from, until] of own)
      await manager.partners.addAgreement({ partnerId: id, fields: agreementFields(from, until) });
  }
  const active = (await manager.partners.list({})).rows;
  expect(Object.fromEntries(active.map(({ name, state }) => [name, state]))).toEqual({
    无协议: "none",
    已到期: "expired",
    今日到期: "expiring",
    将到期: "expiring",
    尚远: "inForce",
    未开始: "ahead",
    已续签: "inForce",
    有间断: "expiring",
  });
  const due = (await manager.partners.list({ show: "expiring" })).rows;
  expect(due.map(({ name }) => name).sort()).toEqual(["今日到期", "将到期", "已到期", "有间断"].sort());
  expect(await manager.partners.counts()).toEqual({ active: 8, expiring: 3, expired: 1 });
  const walked: string[] = [];
  for (let after: { name: string; id: number } | null | undefined; after !== null; ) {
    const page = await manager.partners.list({ limit: 3, ...(after ? { after } : {}) });
    walked.push(...page.rows.map(({ name }) => name));
    after = page.next;
  }
  expect(walked).toEqual(active.map(({ name }) => name));

  const partnerId = active[0]?.id ?? 0;
  const sent = leadFields(village.id, { channel: "partner", partnerId });
  const lead = await manager.leads.create({ fields: sent, customerId: null });
  expect(lead.partner?.name).toBe(active[0]?.name);
  expect((await manager.partners.list({})).rows[0]?.leads).toBe(1);
  const { version } = await manager.partners.get({ id: partnerId });
  const ended = await manager.partners.end({ id: partnerId, version, reason: "不再合作" });
  expect(ended).toMatchObject({ endedOn: "2026-03-10", endReason: "不再合作" });
  await refused(manager.leads.create({ fields: sent, customerId: null }), "partnerEnded");
  const kept = { id: lead.id, version: lead.version, fields: { ...sent, nextStep: "再联系" } };
  expect((await manager.leads.update(kept)).nextStep).toBe("再联系");
  expect((await manager.partners.resume({ id: partnerId, version: ended.version })).endedOn).toBeNull();
});
