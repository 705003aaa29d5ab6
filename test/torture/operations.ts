import type { AreaChange } from "../../shared/contract/areas.ts";
import { pickCustomerFields } from "../../shared/contract/customers.ts";
import { fileNumberOf } from "../../shared/domain/fileNumber.ts";
import { passphrase } from "../support/backups.ts";
import { imported, settle } from "../support/imports.ts";
import { ended } from "../support/jobs.ts";
import { killedManager } from "../support/killedCore.ts";
import { farmer, residentId } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { proposeBest } from "../support/ratings.ts";
import { loan } from "../support/records.ts";
import type { TestWindow } from "../support/window.ts";
import { workbook } from "../support/workbook.ts";
import type { Acknowledgement } from "./acknowledgement.ts";

/** What operations work on. */
export interface World {
  manager: TestWindow;
  reviewer: TestWindow;
  /** ids of marketers and of villages with their codes */
  marketers: number[];
  villages: { id: number; code: string }[];
  today: string;
  /** folder that backups go to */
  backups: string;
  /** staff whose passwords this world alone sets, by login */
  passwords: Map<string, string>;
  /** a window on which nobody is signed in */
  openWindow(): TestWindow;
  /** from 0 to below `below` */
  any(below: number): number;
  /** a word that no other write has */
  word(): string;
  acknowledge(written: Acknowledgement): void;
}

/**
 * What the branch does at the same time, each as often as its weight. Whatever is acknowledged must outlive any kill; a
 * new capability that writes gets a line here.
 */
export const operations: readonly { weight: number; run(world: World): Promise<unknown> }[] = [
  { weight: 6, run: registerCustomer },
  { weight: 8, run: saveCustomer },
  { weight: 4, run: writeRecord },
  { weight: 4, run: logVisit },
  { weight: 3, run: attachPaper },
  { weight: 4, run: rate },
  { weight: 3, run: useCreditLine },
  { weight: 2, run: mergeTwo },
  { weight: 3, run: moveVillage },
  { weight: 2, run: importFile },
  { weight: 2, run: printBinder },
  { weight: 2, run: changeArea },
  { weight: 1, run: addStaff },
  { weight: 2, run: changePassword },
  { weight: 1, run: backUp },
  { weight: 1, run: renewKey },
  { weight: 1, run: checkLedger },
];

async function registerCustomer({ manager, any, acknowledge, villages }: World): Promise<number> {
  const village = pick(villages, any);
  const idNumber = residentId(any(1000), `${1950 + any(50)}-0${1 + any(9)}-${10 + any(18)}`);
  const { id } = await manager.customers.create(farmer(village.id, 0, { idNumber, name: `农户${any(10_000)}` }));
  acknowledge({ table: "customers", where: { id, idNumber } });
  acknowledge({ table: "auditEntries", where: { action: "customer.create", subjectId: String(id) } });
  return id;
}

async function someCustomer(world: World): Promise<number> {
  const { rows } = await world.manager.customers.list({ limit: 50 });
  return rows.length > 0 ? pick(rows, world.any).id : registerCustomer(world);
}

async function saveCustomer(world: World): Promise<void> {
  const id = await someCustomer(world);
  const customer = await world.manager.customers.getForEdit({ id });
  const { version } = customer;
  await world.manager.customers.update({
    id,
    version,
    fields: { ...pickCustomerFields(customer), notes: world.word() },
  });
  world.acknowledge({ table: "customers", where: { id }, atLeast: { version: version + 1 } });
}

async function writeRecord(world: World): Promise<void> {
  const { manager, word, acknowledge } = world;
  const customerId = await someCustomer(world);
  const contractNumber = word();
  await manager.records.addEntry({ customerId, list: "loans", fields: { ...loan, contractNumber } });
  acknowledge({ table: "loans", where: { contractNumber } });
}

async function logVisit(world: World): Promise<void> {
  const purpose = world.word();
  const { id } = await world.manager.visits.log({
    ...{ customerId: await someCustomer(world), visitedOn: world.today, method: "onSite", purpose },
    ...{ result: "", nextStep: "", nextOn: null },
  });
  world.acknowledge({ table: "visits", where: { id, purpose } });
}

async function attachPaper(world: World): Promise<void> {
  const caption = world.word();
  const { attachment } = await world.manager.attachments.add({
    ...{ customerId: await someCustomer(world), file: asFile(pdf(caption), "paper.pdf") },
    ...{ category: "other", caption, takenOn: null },
  });
  world.acknowledge({ table: "attachments", where: { id: attachment.id, caption } });
}

async function rate(world: World): Promise<void> {
  const { manager, reviewer, acknowledge } = world;
  const proposed = await proposeBest(manager, await someCustomer(world));
  acknowledge({ table: "ratings", where: { id: proposed.id }, atLeast: { version: proposed.version } });
  const { id } = await reviewer.ratings.approve({
    ...{ id: proposed.id, version: proposed.version, note: "", effectiveFrom: null },
  });
  acknowledge({ table: "ratingEvents", where: { ratingId: id, kind: "approve" } });
}

async function useCreditLine(world: World): Promise<void> {
  const { manager, word, any, today, acknowledge } = world;
  const contractNumber = word();
  const { rows } = await manager.customers.list({ limit: 50, grade: "AAA" });
  const customer = rows[any(Math.max(1, rows.length))];
  if (!customer) return;
  const entry = { customerId: customer.id, day: today, contractNumber, note: "", amountFen: 100_00 + any(100) * 100 };
  if (any(3) === 0) await manager.creditLines.repay(entry);
  else await manager.creditLines.draw({ ...entry, purpose: "购化肥" });
  acknowledge({ table: "lineMovements", where: { contractNumber } });
}

async function mergeTwo(world: World): Promise<void> {
  const { manager, any, acknowledge } = world;
  const [winnerId, loserId] = [await registerCustomer(world), await registerCustomer(world)];
  await manager.records.addEntry({ customerId: loserId, list: "loans", fields: loan });
  const { winner, loser } = await manager.merges.preview({ winnerId, loserId });
  const seen = { winner: winner.lastChangeId, loser: loser.lastChangeId };
  const { mergeId } = await manager.merges.merge({ winnerId, loserId, seen, choices: {}, reason: "重复" });
  acknowledge({ table: "customerMerges", where: { id: mergeId, winnerId, loserId } });
  if (any(2) === 0) return acknowledge({ table: "customers", where: { id: loserId, mergedIntoId: winnerId } });
  await manager.merges.reverse({ mergeId, reason: `不是同一人 ${fileNumberOf(loserId)}` });
  acknowledge({ table: "customers", where: { id: loserId, mergedIntoId: null } });
}

async function moveVillage({ manager, any, word, villages, marketers, today, acknowledge }: World): Promise<void> {
  const areas = [{ areaId: pick(villages, any).id, marketerId: pick(marketers, any), assistantId: null }];
  const { id, version } = await manager.plans.save({
    ...{ id: null, version: null, kind: "manual", name: word(), note: "", from: null, shared: false, locked: [] },
    moves: { areas, customers: [] },
  });
  acknowledge({ table: "plans", where: { id }, atLeast: { version } });
  await manager.plans.confirm({ id, version, from: today, reason: "调整" });
  acknowledge({ table: "plans", where: { id, status: "confirmed" } });
  if (any(2) > 0) return;
  const { plan } = await manager.plans.reverse({ id, from: today, reason: "撤回" });
  acknowledge({ table: "plans", where: { id: plan.id, status: "confirmed", reversesId: id } });
}

/** What a kill interrupted goes on; else another file is read, checked, written, and sometimes taken back. */
async function importFile({ manager, any, villages, acknowledge }: World): Promise<void> {
  const interrupted = (await manager.imports.list()).find(({ state }) => state === "interrupted");
  const rows = Array.from({ length: 12 }, () => [
    `导入${any(10_000)}`,
    residentId(any(1000), `${1950 + any(50)}-1${any(3)}-${10 + any(18)}`),
    pick(villages, any).code,
  ]);
  const done = interrupted
    ? await settle(manager, await manager.imports.run({ id: interrupted.id }))
    : await imported(manager, await workbook([["姓名", "身份证号", "区域代码"], ...rows]));
  const { id, applied } = done;
  acknowledge({ table: "imports", where: { id }, atLeast: { applied_count: applied } });
  if (any(3) > 0 || done.state !== "done") return;
  await settle(manager, await manager.imports.undo({ id }));
  acknowledge({ table: "imports", where: { id, state: "undone" } });
}

async function printBinder(world: World): Promise<void> {
  const { manager, acknowledge } = world;
  const interrupted = (await manager.binders.list()).find(({ state }) => state === "interrupted");
  const options = { split: "files", filesPerVolume: 2, mostPages: 300, duplex: false } as const;
  const ids = [...new Set([await someCustomer(world), await someCustomer(world), await someCustomer(world)])];
  const { id } = interrupted
    ? await manager.binders.resume({ id: interrupted.id })
    : await manager.binders.start({ selection: { by: "ids", ids }, options, language: "en" });
  for (;;) {
    const { state, volumeList } = await manager.binders.get({ id });
    if (state === "done")
      for (const { number } of volumeList) acknowledge({ table: "binderVolumes", where: { binderId: id, number } });
    if (state !== "running" && state !== "waiting") return;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

async function changeArea({ manager, any, word, villages, acknowledge }: World): Promise<void> {
  const { id } = pick(villages, any);
  const name = `村${word()}`;
  const { parentId } = await manager.areas.get({ id });
  const { code } = parentId === null ? { code: null } : await manager.areas.freeCode({ parentId });
  const splits = code !== null && any(2) === 0;
  const change: AreaChange = splits
    ? { kind: "split", id, code, name, areaIds: [], customerIds: [] }
    : { kind: "rename", id, name };
  const { seen } = await manager.areas.previewChange(change);
  const done = await manager.areas.change({ change, reason: "区划调整", seen });
  acknowledge({ table: "areaChanges", where: { kind: change.kind, areaId: id } });
  if (splits) acknowledge({ table: "areas", where: { id: done.id, name } });
}

async function addStaff({ manager, word, passwords, acknowledge }: World): Promise<void> {
  const login = word().replaceAll(/[^a-z0-9]/g, "");
  const password = `${login}-pass-1`;
  await manager.users.create({ login, name: login, roles: ["teller"], password });
  acknowledge({ table: "users", where: { login } });
  acknowledge({ login, passwords: [password] });
  passwords.set(login, password);
}

/** A password is set anew by the manager, and changed by whose it is. Killed meanwhile, either one opens the ledger. */
async function changePassword(world: World): Promise<void> {
  const { any, passwords, word, manager, openWindow, acknowledge } = world;
  if (passwords.size === 0) await addStaff(world);
  const [login, former] = pick([...passwords], any);
  const [given, own] = [`${word()}-given`, `${word()}-own`];
  const id = (await manager.users.list()).find((user) => user.login === login)?.id ?? 0;
  acknowledge({ login, passwords: [former, given] });
  await manager.users.resetPassword({ id, newPassword: given });
  acknowledge({ login, passwords: [given] });
  passwords.set(login, given);
  const window = openWindow();
  await window.session.signIn({ login, password: given });
  acknowledge({ login, passwords: [given, own] });
  await window.session.changePassword({ password: given, newPassword: own });
  acknowledge({ login, passwords: [own] });
  passwords.set(login, own);
  await window.session.signOut();
}

async function backUp({ manager, backups, acknowledge }: World): Promise<void> {
  const { version, settings, hasPassphrase } = await manager.backups.state();
  if (settings.destination !== backups)
    await manager.backups.updateSettings({ ...settings, destination: backups, version });
  if (!hasPassphrase) await manager.backups.setPassphrase({ passphrase });
  const { jobId } = await manager.backups.run();
  if ((await ended(manager, jobId)).state !== "done") return;
  const made = (await manager.backups.list()).find(({ state }) => state === "verified");
  if (made) acknowledge({ backup: made.fileName, folder: backups });
}

async function renewKey({ manager, acknowledge }: World): Promise<void> {
  const { jobId } = await manager.keys.renew({ password: killedManager.password });
  if ((await ended(manager, jobId)).state !== "done") throw new Error("The key was not renewed.");
  acknowledge({ table: "auditEntries", where: { action: "branch.keyRenewed" } });
}

/** Whatever is written meanwhile, the ledger is sound. */
async function checkLedger({ manager }: World): Promise<void> {
  const job = await manager.integrity.start();
  if ((await ended(manager, job.id)).state !== "done") throw new Error("The check did not come to its end.");
  const { checks } = await manager.integrity.result({ jobId: job.id });
  const failed = checks.filter(({ problems }) => problems > 0);
  if (failed.length > 0) throw new Error(`Not sound while it is written: ${JSON.stringify(failed)}`);
}

function pick<T>(list: readonly T[], any: World["any"]): T {
  const one = list[any(list.length)];
  if (one === undefined) throw new Error("There is nothing to choose from.");
  return one;
}
