import { expect, test } from "vitest";
import { maskFields } from "../../electron/audit/masking.ts";
import { farmer, residentId } from "../support/people.ts";
import { branchWithVillages } from "../support/village.ts";

test("the trail's list masks identity numbers and phones; what is stored and hashed holds them in full", async () => {
  const { core, manager, village } = await branchWithVillages();
  const { id, version } = await manager.customers.create(farmer(village.id, 1));
  await manager.customers.update({
    id,
    version,
    fields: farmer(village.id, 2, { phone: "10000000001" }),
  });
  const { entries } = await manager.audit.list({ limit: 2 });
  const masked = (sequence: number) => `999001**********${residentId(sequence).slice(-2)}`;
  expect(entries).toMatchObject([
    {
      before: { idNumber: masked(1), phone: "100****5678" },
      after: { idNumber: masked(2), phone: "100****0001" },
    },
    { after: { name: "赵大海", idNumber: masked(1), phone: "100****5678" } },
  ]);
  const stored = await core.opened.store.db("auditEntries").orderBy("id", "desc").first();
  expect(JSON.parse(stored.after)).toEqual({ idNumber: residentId(2), phone: "10000000001" });
  expect((await manager.audit.verify()).firstBroken).toBeNull();
});

test("numbers are masked on every path and at every depth, and nothing else is", () => {
  const number = residentId(3);
  const shown = maskFields({
    "links.7.idNumber": number,
    "links.7.phone": "10012345678",
    "holdings.2.number": "6228480012345678901",
    "loans.4.contractNumber": "HT-2026-0001",
    customer: { idNumber: number, members: [{ phone: "10012345678" }] },
    filter: { search: `赵 ${number}`, kind: "farmer" },
    fields: ["idNumber", "phone"],
    phone: null,
    headcount: 4,
  });
  expect(shown).toEqual({
    "links.7.idNumber": `999001**********${number.slice(-2)}`,
    "links.7.phone": "100****5678",
    "holdings.2.number": "622848***********01",
    "loans.4.contractNumber": "HT-2026-0001",
    customer: { idNumber: `999001**********${number.slice(-2)}`, members: [{ phone: "100****5678" }] },
    filter: { search: `赵 999001**********${number.slice(-2)}`, kind: "farmer" },
    fields: ["idNumber", "phone"],
    phone: null,
    headcount: 4,
  });
});
