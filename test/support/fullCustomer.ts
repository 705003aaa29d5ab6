import sharp from "sharp";
import { emptySection } from "../../shared/contract/records.ts";
import type { GoldRules } from "../../shared/domain/goldRules.ts";
import { type StatementFigures, statementLines } from "../../shared/domain/statementLines.ts";
import { bestDraft, farmer, residentId } from "./people.ts";
import { asFile, jpeg, pdf } from "./pictures.ts";
import { loan } from "./records.ts";
import { signInNew, type TestWindow } from "./testCore.ts";
import { branchWithMarketers } from "./village.ts";

/** Numbers of the customer and of whom their record names, as they may stand on paper in full. */
export const numbers = {
  id: residentId(1),
  phone: "10012345678",
  spouseId: residentId(300),
  spousePhone: "10099998888",
  account: "9990010000001234567",
};

const rules = {
  kinds: ["farmer"],
  grade: "AAA",
  years: 0,
  cleanMonths: 0,
  contributionFen: 0,
  services: 1,
  customerYears: 0,
} satisfies GoldRules;

/**
 * A customer of m01 of whom everything is known: household, relations, loans and services, statements, a rating in
 * force, a gold membership with a review, visits, photographs and scanned papers.
 */
export async function fullCustomer(options: Parameters<typeof branchWithMarketers>[0] = {}, name = "赵大海") {
  const branch = await branchWithMarketers(options);
  const { manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const fields = { name, notes: "种植大蒜多年，信用良好", consentOn: "2026-03-01", consentForm: "paper" } as const;
  const customer = await one.customers.create(farmer(village.id, 1, fields));
  await fillRecord(one, customer.id);
  await attach(one, customer.id);
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const seen = { note: "入户核实", attachmentIds: [] };
  const notes = Object.fromEntries(definition.indicators.map((indicator) => [indicator.id, seen]));
  const draft = bestDraft(customer.id, definition, { notes, evidence: "入户调查" });
  const { id, version } = await one.ratings.saveDraft(draft);
  const proposed = await one.ratings.propose({ id, version });
  await reviewer.ratings.approve({ id, version: proposed.version, note: "同意", effectiveFrom: null });
  await manager.gold.rules.update({ version: 0, rules });
  const privileges = ["利率优惠", "上门服务"];
  await manager.gold.confirm({ customerIds: [customer.id], reviewOn: "2027-03-10", privileges });
  const [member] = (await manager.gold.forCustomer({ customerId: customer.id })).memberships;
  if (!member) throw new Error("The customer did not become gold.");
  await manager.gold.review({ id: member.id, version: member.version, reviewOn: "2028-03-10", note: "经营良好" });
  return { ...branch, reviewer, customer };
}

async function fillRecord(one: TestWindow, customerId: number): Promise<void> {
  const lines = { incomePlantingFen: 8_000_000, expenseLivingFen: 2_000_000, assetHousingFen: 20_000_000 };
  const household = { ...emptySection("household"), labourForce: 2, crops: "大蒜、小麦", ...lines };
  await one.records.saveSection({ customerId, version: null, section: "household", data: household });
  const spouse = { name: "钱玉兰", idNumber: numbers.spouseId, phone: numbers.spousePhone, note: "" };
  await one.records.addEntry({
    customerId,
    list: "links",
    fields: { ...spouse, otherId: null, relation: "member", kinship: "spouse" },
  });
  await one.records.addEntry({ customerId, list: "loans", fields: loan });
  const card = { service: "debitCard", here: true, provider: "", openedOn: null, balanceFen: 1_234_500 } as const;
  await one.records.addEntry({ customerId, list: "holdings", fields: { ...card, number: numbers.account, note: "" } });
  const demand = { month: "2026-05", amountFen: 2_000_000, purpose: "春耕", note: "" };
  await one.records.addEntry({ customerId, list: "demands", fields: demand });
  const nothing = Object.fromEntries(statementLines.map((line) => [line, null])) as StatementFigures;
  for (const [endsOn, revenueFen] of [
    ["2024-12-31", 10_000_000],
    ["2025-12-31", 12_500_000],
  ] as const) {
    const statement = { ...nothing, endsOn, months: 12, audited: false, note: "", revenueFen };
    await one.records.addEntry({ customerId, list: "statements", fields: statement });
  }
  const visit = { method: "onSite", nextStep: "回访化肥用款", nextOn: "2026-04-10" } as const;
  await one.visits.log({ ...visit, customerId, visitedOn: "2026-03-05", purpose: "贷前调查", result: "大棚长势良好" });
}

async function attach(one: TestWindow, customerId: number): Promise<void> {
  const files = [
    [await field(), "大棚.jpg", "photo", "自家大蒜地"],
    [await jpeg({ width: 60, height: 120, shade: 200 }), "院落.jpg", "photo", "宅院正门"],
    [await jpeg({ shade: 20 }), "身份证.jpg", "idDocument", "身份证正面"],
    [pdf(), "土地承包合同.pdf", "landOrProperty", "土地承包合同"],
  ] as const;
  for (const [content, fileName, category, caption] of files)
    await one.attachments.add({
      customerId,
      file: asFile(content, fileName),
      category,
      caption,
      takenOn: "2026-03-05",
    });
}

/** A picture of 1,600 × 900 with a sky, a horizon and rows to it, so that what happens to it can be seen. */
function field(): Promise<Buffer> {
  const [width, height, horizon] = [1600, 900, 360];
  const pixels = Buffer.alloc(width * height * 3);
  for (let y = 0; y < height; y += 1)
    for (let x = 0; x < width; x += 1) {
      const row = Math.floor(((x - width / 2) / (y - horizon + 1)) * 4);
      const colour = y < horizon ? [158, 195, 230] : row % 2 === 0 ? [138, 107, 61] : [61, 90, 30];
      pixels.set(colour, (y * width + x) * 3);
    }
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg()
    .toBuffer();
}
