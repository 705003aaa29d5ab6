import { traverseContractProcedures } from "@orpc/server";
import { expect, test } from "vitest";
import { permissions } from "../../electron/api/permissions.ts";
import { newConnection } from "../../electron/session/sessions.ts";
import { refusalSchema } from "../../shared/contract/base.ts";
import { contract, type ProcedurePath } from "../../shared/contract/index.ts";
import { type Role, roles } from "../../shared/domain/roles.ts";
import { signInNew, startBranch, type TestWindow, windowOn } from "../support/testCore.ts";

function everyProcedure(): string[] {
  const paths: string[] = [];
  traverseContractProcedures({ router: contract, path: [] }, ({ path }) => paths.push(path.join(".")));
  return paths.sort();
}

/** Calls a procedure without input: authorisation comes before validation, so its answer tells them apart. */
async function answer(window: TestWindow, path: string): Promise<"refused" | "let through"> {
  const call = path.split(".").reduce<unknown>((node, key) => (node as Record<string, unknown>)[key], window);
  try {
    await (call as (input?: unknown) => Promise<unknown>)(undefined);
    return "let through";
  } catch (error) {
    const reason = refusalSchema.safeParse((error as { data?: unknown }).data).data?.reason;
    return reason === "notAllowed" || reason === "notSignedIn" ? "refused" : "let through";
  }
}

test("every procedure of the contract has its line in the table, and no line is left over", () => {
  expect(Object.keys(permissions).sort()).toEqual(everyProcedure());
});

/** The table of the design, written a second time by hand: a line changed by mistake shows here. */
const expected: Record<Role, readonly string[]> = {
  teller: [
    "attachments",
    "binders",
    "bulk.read",
    "covers.read",
    "creditLines.read",
    "customers",
    "documents",
    "exports",
    "gold.read",
    "areas.read",
    "jurisdictions.read",
    "jurisdictions.board",
    "portfolio",
    "notices.read",
    "objections.record",
    "ratings.read",
    "records",
    "savedFilters",
    "visits.read",
  ],
  marketer: [
    "attachments",
    "binders",
    "bulk.read",
    "bulk.plan",
    "covers.read",
    "creditLines.read",
    "creditLines.write",
    "customers",
    "documents",
    "exports",
    "gold.read",
    "handovers.read",
    "handovers.acknowledge",
    "areas.read",
    "jurisdictions.read",
    "portfolio",
    "notices.read",
    "notices.make",
    "objections.record",
    "objections.investigate",
    "ratings.read",
    "ratings.make",
    "records",
    "savedFilters",
    "visits.read",
    "visits.log",
    "visits.dayList",
  ],
  reviewer: [
    "attachments.read",
    "binders",
    "bulk.read",
    "covers.read",
    "creditLines.read",
    "customers.read",
    "documents",
    "exports",
    "gold.read",
    "areas.read",
    "jurisdictions.read",
    "jurisdictions.board",
    "portfolio",
    "notices.read",
    "objections.record",
    "objections.investigate",
    "objections.answer",
    "ratings.read",
    "ratings.decide",
    "records.read",
    "savedFilters",
    "visits.read",
  ],
  manager: [
    "clock",
    "attachments",
    "audit",
    "branch",
    "binders",
    "bulk.read",
    "bulk.plan",
    "bulk.decide",
    "covers.read",
    "covers.write",
    "departures",
    "creditLines.read",
    "creditLines.write",
    "customers",
    "documents",
    "exports",
    "exports.revealed",
    "gold.read",
    "gold.decide",
    "imports",
    "integrity",
    "handovers.read",
    "handovers.acknowledge",
    "areas.read",
    "jurisdictions.read",
    "areas.write",
    "jurisdictions.board",
    "jurisdictions.write",
    "balance",
    "merges",
    "portfolio",
    "notices.read",
    "notices.make",
    "notices.post",
    "plans.read",
    "plans.make",
    "objections.record",
    "objections.investigate",
    "objections.answer",
    "ratings.read",
    "ratings.make",
    "ratings.decide",
    "ratings.policy",
    "scorecards.try",
    "records",
    "savedFilters",
    "scorecards.make",
    "users.read",
    "users.write",
    "visits.read",
    "visits.log",
    "visits.dayList",
  ],
  auditor: [
    "attachments.read",
    "audit",
    "binders",
    "bulk.read",
    "covers.read",
    "creditLines.read",
    "customers.read",
    "documents",
    "exports",
    "gold.read",
    "integrity",
    "handovers.read",
    "areas.read",
    "jurisdictions.read",
    "jurisdictions.board",
    "portfolio",
    "notices.read",
    "plans.read",
    "ratings.read",
    "records.read",
    "savedFilters",
    "users.read",
    "visits.read",
  ],
  administrator: ["audit.verify", "integrity", "users.read", "users.write"],
};

/** What each group of rights holds. */
const groups: Record<string, readonly ProcedurePath[]> = {
  attachments: [
    "attachments.list",
    "attachments.thumbnail",
    "attachments.content",
    "attachments.add",
    "attachments.change",
    "attachments.remove",
    "attachments.restore",
  ],
  "attachments.read": ["attachments.list", "attachments.thumbnail", "attachments.content"],
  audit: ["audit.list", "audit.verify", "audit.standing", "audit.compareSheet"],
  "audit.verify": ["audit.verify", "audit.standing", "audit.compareSheet"],
  binders: [
    "binders.preview",
    "binders.start",
    "binders.list",
    "binders.progress",
    "binders.get",
    "binders.pause",
    "binders.resume",
    "binders.cancel",
    "binders.discard",
    "binders.volume",
    "binders.index",
  ],
  branch: ["branch.loadSample", "branch.settings.update"],
  "bulk.read": ["bulk.preview"],
  "bulk.plan": ["bulk.markKeyTarget", "bulk.scheduleVisit"],
  "bulk.decide": ["bulk.markGold", "bulk.previewReassign", "bulk.reassign"],
  "covers.read": ["covers.list", "covers.today"],
  "covers.write": ["covers.preview", "covers.add", "covers.changeEnd"],
  "creditLines.read": ["creditLines.get", "creditLines.movements", "creditLines.inUse", "creditLines.inUseTotal"],
  "creditLines.write": ["creditLines.draw", "creditLines.repay", "creditLines.reverse"],
  customers: [
    "customers.list",
    "customers.count",
    "customers.get",
    "customers.getForEdit",
    "customers.reveal",
    "customers.create",
    "customers.update",
    "customers.findSimilar",
    "history.list",
    "history.undoLast",
    "history.restore",
    "merges.listForCustomer",
  ],
  "customers.read": [
    "customers.list",
    "customers.count",
    "customers.get",
    "customers.reveal",
    "history.list",
    "merges.listForCustomer",
  ],
  merges: ["merges.preview", "merges.merge", "merges.reverse"],
  "plans.read": ["plans.list", "plans.get"],
  "plans.make": [
    "plans.save",
    "plans.drop",
    "plans.restore",
    "plans.acceptChanges",
    "plans.preview",
    "plans.movedCustomers",
    "plans.compare",
    "plans.confirm",
    "plans.reversal",
    "plans.reverse",
  ],
  departures: ["departures.holdings", "departures.moves", "departures.confirm", "departures.open"],
  documents: [
    "documents.capabilities",
    "documents.page",
    "documents.pdf",
    "documents.printers",
    "documents.print",
    "documents.printed",
  ],
  exports: ["exports.start", "exports.next", "exports.cancel"],
  "exports.revealed": ["exports.startRevealed"],
  "gold.read": ["gold.rules.get", "gold.list", "gold.ended", "gold.counts", "gold.forCustomer"],
  "gold.decide": [
    "gold.rules.update",
    "gold.preview",
    "gold.previewResult",
    "gold.candidates",
    "gold.confirm",
    "gold.review",
    "gold.end",
    "gold.changePrivileges",
  ],
  imports: [
    "imports.upload",
    "imports.get",
    "imports.list",
    "imports.chooseSheets",
    "imports.check",
    "imports.rows",
    "imports.problems",
    "imports.run",
    "imports.previewUndo",
    "imports.undo",
    "imports.refusedRows",
    "imports.template",
  ],
  clock: ["session.acceptClock"],
  integrity: ["integrity.start", "integrity.result", "integrity.last"],
  "handovers.read": ["handovers.list", "handovers.waiting", "handovers.get", "handovers.customers"],
  "handovers.acknowledge": ["handovers.acknowledge"],
  "jurisdictions.read": [
    "jurisdictions.areas",
    "jurisdictions.marketers",
    "jurisdictions.customerTimeline",
    "jurisdictions.areaTimeline",
    "jurisdictions.responsibleOn",
  ],
  "areas.read": ["areas.get"],
  "areas.write": [
    "areas.residents",
    "areas.freeCode",
    "areas.previewImport",
    "areas.import",
    "areas.loadSample",
    "areas.previewChange",
    "areas.change",
  ],
  "jurisdictions.board": ["jurisdictions.board"],
  balance: ["balance.propose"],
  "jurisdictions.write": ["jurisdictions.assign"],
  portfolio: ["portfolio.distribution", "portfolio.migration", "portfolio.concentration"],
  "notices.read": ["notices.list", "notices.get", "notices.villages"],
  "notices.make": ["notices.candidates", "notices.saveDraft", "notices.discard"],
  "notices.post": ["notices.post", "notices.withdraw"],
  "objections.record": ["notices.recordObjection"],
  "objections.investigate": ["notices.revealObjector", "notices.investigate"],
  "objections.answer": ["notices.answer"],
  "ratings.read": [
    "ratings.listForCustomer",
    "ratings.events",
    "ratings.get",
    "ratings.view",
    "ratings.counts",
    "ratings.queue",
    "ratings.due",
    "ratings.suspended",
    "ratings.waiting",
    "ratings.policy.get",
    "scorecards.get",
    "scorecards.inForce",
    "scorecards.list",
    "scorecards.export",
  ],
  "ratings.make": [
    "ratings.form",
    "ratings.saveDraft",
    "ratings.discard",
    "ratings.propose",
    "ratings.withdraw",
    "ratings.renewal.preview",
    "ratings.renewal.propose",
  ],
  "ratings.decide": [
    "ratings.approve",
    "ratings.approveMany",
    "ratings.return",
    "ratings.suspend",
    "ratings.reinstate",
  ],
  "scorecards.try": ["scorecards.whatIf.start", "scorecards.whatIf.result"],
  "ratings.policy": ["ratings.policy.update"],
  "records.read": ["records.get", "records.reveal"],
  records: [
    "records.get",
    "records.saveSection",
    "records.addEntry",
    "records.changeEntry",
    "records.removeEntry",
    "records.restoreEntry",
    "records.reveal",
    "records.entryForEdit",
  ],
  "scorecards.make": [
    "scorecards.drafts.list",
    "scorecards.drafts.get",
    "scorecards.drafts.create",
    "scorecards.drafts.import",
    "scorecards.drafts.save",
    "scorecards.drafts.discard",
    "scorecards.drafts.export",
    "scorecards.drafts.publish",
  ],
  savedFilters: ["savedFilters.list", "savedFilters.save", "savedFilters.remove"],
  "users.read": ["users.list"],
  "users.write": ["users.create", "users.update", "users.resetPassword"],
  "visits.read": ["visits.listForCustomer", "visits.next"],
  "visits.log": ["visits.log"],
  "visits.dayList": ["dayList.villages", "dayList.list"],
};

const forAnyone: readonly string[] = [
  "branch.settings.get",
  "dashboard.today",
  "jobs.get",
  "jobs.cancel",
  "session.changePassword",
];
const forEverybody: readonly string[] = [
  "branch.status",
  "branch.create",
  "session.current",
  "session.signIn",
  "session.recover",
  "session.signOut",
];

test.each(roles)("a %s is let through to what the design grants, and to nothing else", async (role) => {
  const branch = await startBranch();
  const window = await signInNew(branch, "staff", [role]);
  const granted = new Set<string>([
    ...forEverybody,
    ...forAnyone,
    ...expected[role].flatMap((group) => groups[group] ?? []),
  ]);
  const walked = everyProcedure().filter((path) => path !== "session.signOut");
  for (const path of walked)
    expect([path, await answer(window, path)]).toEqual([path, granted.has(path) ? "let through" : "refused"]);
});

test("without a sign-in only the public procedures answer", async () => {
  const { core } = await startBranch();
  const window = windowOn(core, newConnection());
  for (const path of everyProcedure())
    expect([path, await answer(window, path)]).toEqual([path, forEverybody.includes(path) ? "let through" : "refused"]);
});

test("a refused attempt is recorded", async () => {
  const branch = await startBranch();
  const teller = await signInNew(branch, "t01", ["teller"]);
  expect(await answer(teller, "users.create")).toBe("refused");
  const { entries } = await branch.manager.audit.list({});
  expect(entries[0]).toMatchObject({ action: "access.refused", subjectId: "users.create", actorName: "员工t01" });
});
