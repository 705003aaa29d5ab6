import { expect, test } from "vitest";
import { leadFields } from "../support/leads.ts";
import { farmer } from "../support/people.ts";
import { proposeBest } from "../support/ratings.ts";
import { refused } from "../support/refusal.ts";
import { signInNew } from "../support/testCore.ts";
import { branchWithMarketers } from "../support/village.ts";

const today = "2026-03-10";

/** Two marketers with a village each. */
async function branch() {
  const made = await branchWithMarketers();
  const { manager, oneId, otherId, village, neighbour } = made;
  const assigned = { from: today, reason: "初次分配" };
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, ...assigned });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, ...assigned });
  return made;
}

const fresh = { customerId: null };

test("a marketer sees and changes the leads of their own area, and those given to them by exception", async () => {
  const { manager, one, other, otherId, village, neighbour } = await branch();
  const lead = await one.leads.create({ fields: leadFields(village.id), ...fresh });
  expect(lead).toMatchObject({ stage: "new", phoneMasked: "100****2222", createdOn: today });
  expect(lead.owner?.name).toBe("员工m01");
  await refused(other.leads.get({ id: lead.id }), "notFound");
  await refused(other.leads.create({ fields: leadFields(village.id), ...fresh }), "areaOfOtherMarketer");
  expect((await other.leads.list({})).rows).toEqual([]);
  expect((await other.leads.board({})).every(({ count }) => count === 0)).toBe(true);

  const given = leadFields(village.id, { ownerId: otherId });
  const { id, version } = lead;
  await refused(one.leads.update({ id, version, fields: given }), "leadOwnerByManager");
  const moved = await manager.leads.update({ id, version, fields: given });
  expect(moved.owner).toEqual({ id: otherId, name: "员工m02" });
  expect((await other.leads.list({})).rows).toHaveLength(1);
  expect((await other.leads.list({ marketerId: otherId })).rows).toHaveLength(1);
  await refused(one.leads.get({ id }), "notFound");
  await manager.leads.create({ fields: leadFields(neighbour.id, { name: "孙小小", phone: "" }), ...fresh });
  expect((await other.leads.list({ due: "soon" })).rows).toHaveLength(2);
  expect((await other.dashboard.today()).reminders.leadsLate).toBe(0);
});

test("where nobody is responsible a lead is seen by whoever noted it", async () => {
  const { manager, one, other } = await branch();
  const areas = await manager.jurisdictions.areas({});
  const orphan = areas.find(({ level, effective }) => level === "village" && effective === null);
  const lead = await one.leads.create({ fields: leadFields(orphan?.id ?? 0), ...fresh });
  expect(lead.owner).toBeNull();
  expect((await one.leads.list({})).rows).toHaveLength(1);
  expect((await other.leads.list({})).rows).toHaveLength(0);
});

test("who may be noted already is found among customers and leads, with no more than whose they are", async () => {
  const { one, other, village, neighbour } = await branch();
  await one.customers.create(farmer(village.id, 1, { name: "钱多多", phone: "10011112222" }));
  await one.leads.create({ fields: leadFields(village.id, { phone: "100 1111-2222" }), ...fresh });
  const typed = { name: "钱多多", areaId: neighbour.id, exceptId: null };
  expect(await other.leads.findSimilar({ ...typed, phone: "+8610011112222".replace("+86", "") })).toEqual({
    customers: [{ reason: "phone", fileNumber: "KH00000001", marketerName: "员工m01", customer: null }],
    leads: [{ reason: "phone", ownerName: "员工m01", stage: "new", lead: null }],
  });
  const own = await one.leads.findSimilar({ name: "钱多多", phone: "", areaId: village.id, exceptId: null });
  expect(own.customers[0]).toMatchObject({ reason: "name", customer: { name: "钱多多" } });
  expect(own.leads[0]).toMatchObject({ reason: "name", lead: { name: "钱多多", phoneMasked: "100****2222" } });
  expect(await other.leads.findSimilar({ ...typed, phone: "" })).toEqual({ customers: [], leads: [] });
});

test("from the customer on the stage follows from the ledger, and the database keeps every change", async () => {
  const made = await branch();
  const { core, one, village } = made;
  const reviewer = await signInNew(made, "r01", ["reviewer"]);
  let lead = await one.leads.create({ fields: leadFields(village.id), ...fresh });
  const { id } = lead;
  const target = () => ({ id, version: lead.version });
  lead = await one.leads.setStep({ ...target(), step: "contacted" });
  await refused(one.leads.setStep({ id, version: 0, step: "new" }), "stale");
  lead = await one.leads.lose({ ...target(), kind: "terms", note: "嫌利率高" });
  expect(lead).toMatchObject({ stage: "lost", lost: { on: today, kind: "terms", note: "嫌利率高" } });
  await refused(one.leads.setStep({ ...target(), step: "new" }), "leadLost");
  lead = await one.leads.reopen({ ...target(), note: "又来问" });
  const customer = await one.leads.register({ ...target(), fields: farmer(village.id, 1, { name: "钱多多" }) });
  lead = await one.leads.get({ id });
  expect(lead).toMatchObject({ stage: "customer", customer: { id: customer.id, fileNumber: customer.fileNumber } });
  await refused(one.leads.setStep({ ...target(), step: "new" }), "leadLinked");

  const proposed = await proposeBest(one, customer.id);
  expect((await one.leads.get({ id })).stage).toBe("customer");
  await reviewer.ratings.approve({ id: proposed.id, version: proposed.version, note: "", effectiveFrom: null });
  expect(await one.leads.get({ id })).toMatchObject({ stage: "rated", ratedOn: today, grantedOn: null });
  const drawn = { customerId: customer.id, day: today, amountFen: 100_000, contractNumber: "", note: "" };
  await one.creditLines.draw({ ...drawn, purpose: "购化肥" });
  expect(await one.leads.get({ id })).toMatchObject({ stage: "granted", grantedOn: today });
  expect((await one.leads.list({ stage: "granted" })).rows).toHaveLength(1);
  expect((await one.leads.list({ stage: "rated" })).rows).toHaveLength(0);
  expect((await one.leads.list({ reached: "rated" })).rows).toHaveLength(1);
  const [movement] = (await one.creditLines.movements({ customerId: customer.id })).rows;
  await one.creditLines.reverse({ id: movement?.id ?? 0, reason: "误记" });
  lead = await one.leads.get({ id });
  expect(lead.stage).toBe("rated");
  expect((await one.leads.board({})).find(({ stage }) => stage === "rated")).toMatchObject({ count: 1 });

  expect(lead.events.map(({ kind, note }) => [kind, note])).toEqual([
    ["created", ""],
    ["contacted", ""],
    ["lost", "嫌利率高"],
    ["reopened", "又来问"],
    ["linked", ""],
  ]);
  const write = (sql: string) => core.opened.store.write((db) => db.raw(sql));
  await expect(write("UPDATE lead_events SET at = ''")).rejects.toThrow("stays as it was written");
  await expect(write("UPDATE lead_events SET note = 'x'")).rejects.toThrow("stays as it was written");
  await expect(write("DELETE FROM lead_events")).rejects.toThrow("stays as it was written");
  await expect(write("DELETE FROM leads")).rejects.toThrow("stays as it was written");

  lead = await one.leads.unlink({ ...target(), note: "同名不同人" });
  expect(lead).toMatchObject({ stage: "contacted", customer: null });
  const existing = await one.customers.create(farmer(village.id, 2));
  lead = await one.leads.link({ ...target(), customerId: existing.id });
  expect(lead.stage).toBe("customer");
});

test("notes are added and never changed, and nothing of a person is in the audit trail", async () => {
  const { core, manager, one, village } = await branch();
  const { id } = await one.leads.create({ fields: leadFields(village.id), ...fresh });
  await one.leads.addNote({ id, day: "2026-03-09", text: "家有大棚三座" });
  const { notes, version } = await one.leads.addNote({ id, day: today, text: "约周四上门" });
  expect(notes.map(({ text }) => text)).toEqual(["约周四上门", "家有大棚三座"]);
  await refused(one.leads.addNote({ id, day: "2026-03-11", text: "明天" }), "invalidInput");
  await one.leads.update({ id, version, fields: leadFields(village.id, { name: "钱三多", needFen: 100 }) });
  await one.leads.lose({ id, version: version + 1, kind: "other", note: "钱三多已外出" });
  expect(await one.leads.reveal({ id })).toEqual({ value: "10011112222" });
  const write = (sql: string) => core.opened.store.write((db) => db.raw(sql));
  await expect(write("UPDATE lead_notes SET text = '改'")).rejects.toThrow("stays as it was written");
  const { entries } = await manager.audit.list({});
  const told = entries.filter(({ subjectType }) => subjectType === "lead");
  expect(told.map(({ action }) => action)).toEqual([
    "lead.reveal",
    "lead.lose",
    "lead.update",
    "lead.note",
    "lead.note",
    "lead.create",
  ]);
  expect(told[2]).toMatchObject({ before: { needFen: 5_000_000 }, after: { needFen: 100, fields: ["name"] } });
  expect(JSON.stringify(told)).not.toMatch(/钱|大棚|10011112222|外出|回访/);
});

test("a merge takes leads along, those who became the customer and those whom the customer sent, and back", async () => {
  const { manager, village } = await branch();
  const [winner, loser] = await Promise.all([1, 2].map((n) => manager.customers.create(farmer(village.id, n))));
  if (!winner || !loser) throw new Error("The customers are missing.");
  const linked = await manager.leads.create({ fields: leadFields(village.id), customerId: loser.id });
  const referred = leadFields(village.id, { name: "孙小小", channel: "referral", referrerId: loser.id });
  const sent = await manager.leads.create({ fields: referred, ...fresh });
  const pair = { winnerId: winner.id, loserId: loser.id };
  const preview = await manager.merges.preview(pair);
  expect(preview.moves).toContainEqual({ thing: "leads", count: 1 });
  const seen = { winner: preview.winner.lastChangeId, loser: preview.loser.lastChangeId };
  const { mergeId } = await manager.merges.merge({ ...pair, seen, choices: {}, reason: "重复" });
  expect((await manager.leads.get({ id: linked.id })).customer?.id).toBe(winner.id);
  expect((await manager.leads.get({ id: sent.id })).referrer?.id).toBe(winner.id);
  await manager.merges.reverse({ mergeId, reason: "误合" });
  expect((await manager.leads.get({ id: linked.id })).customer?.id).toBe(loser.id);
  expect((await manager.leads.get({ id: sent.id })).referrer?.id).toBe(loser.id);
});

test("pages follow each other without a gap, by what is newest and by what is due", async () => {
  const { manager, village } = await branch();
  const days = ["2026-03-12", "2026-03-09", "2026-03-12", "2026-03-20", "2026-03-11"];
  for (const [index, nextOn] of days.entries())
    await manager.leads.create({ fields: leadFields(village.id, { name: `线索${index}`, nextOn }), ...fresh });
  const walk = async (filter: { due?: "late" | "soon" }) => {
    const names: string[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await manager.leads.list({ ...filter, limit: 2, ...(cursor ? { cursor } : {}) });
      names.push(...page.rows.map(({ name }) => name));
      if (!page.nextCursor) return names;
      cursor = page.nextCursor;
    }
  };
  expect(await walk({})).toEqual(["线索4", "线索3", "线索2", "线索1", "线索0"]);
  expect(await walk({ due: "soon" })).toEqual(["线索4", "线索0", "线索2"]);
  expect(await walk({ due: "late" })).toEqual(["线索1"]);
  expect((await manager.leads.list({ search: "线索3" })).rows).toHaveLength(1);
  expect((await manager.leads.list({ search: "1111 2222" })).rows).toHaveLength(5);
});

test("a manager erases who a lead was once it is lost for a year, for good", async () => {
  const { core, manager, one, village } = await branch();
  const { id } = await manager.leads.create({ fields: leadFields(village.id), ...fresh });
  await manager.leads.addNote({ id, day: today, text: "家住村东头" });
  const { version } = await manager.leads.get({ id });
  await manager.leads.lose({ id, version, kind: "noNeed", note: "钱多多说不用" });
  expect((await manager.leads.erasable()).count).toBe(0);
  await refused(manager.leads.erase({ ids: [id], reason: "期满" }), "leadNotErasable");
  await core.opened.store.write((db) => db("leads").where({ id }).update({ lostOn: "2025-03-10" }));
  expect((await manager.leads.erasable()).rows.map((row) => row.id)).toEqual([id]);
  expect(await manager.leads.erase({ ids: [id], reason: "期满" })).toEqual({ erased: 1 });
  const gone = await one.leads.get({ id });
  expect(gone).toMatchObject({ name: "", phoneMasked: "", stage: "lost", erasedOn: today, channel: "villageRound" });
  expect(JSON.stringify(gone)).not.toMatch(/钱多多|村东|大棚|回访/);
  await refused(manager.leads.reopen({ id, version: gone.version, note: "" }), "leadErased");
  const write = (sql: string) => core.opened.store.write((db) => db.raw(sql));
  await expect(write("UPDATE leads SET erased_on = NULL")).rejects.toThrow("gone once it is erased");
  await expect(write("UPDATE leads SET name = 'x'")).rejects.toThrow("leads_erased");
});
