import type { DocumentRequest } from "../../../shared/contract/documents.ts";
import type { ProcedurePath } from "../../../shared/contract/index.ts";
import { emptySection } from "../../../shared/contract/records.ts";
import { workKinds } from "../../../shared/domain/dayList.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import { splitBy } from "../binders.ts";
import type { InputOf } from "../contractInputs.ts";
import { bestDraft, farmer, residentId } from "../people.ts";
import { asFile, pdf } from "../pictures.ts";
import { loan } from "../records.ts";
import { type ForeignScene, privatePlan, today } from "./scene.ts";

/** What a procedure is called with to name what is not the caller's. */
type Attempts = { readonly [Path in ProcedurePath]?: (scene: ForeignScene) => InputOf<Path>[] };

const zh = { language: "zh-CN" } as const;
const byIds = (...ids: number[]) => ({ by: "ids" as const, ids });

/** The first marketer's customers, named and found in each way a selection can. */
function selections({ customerId, village, oneId }: ForeignScene) {
  return [
    byIds(customerId),
    { by: "filter" as const, filter: { areaId: village.id, marketerId: oneId }, except: [customerId + 1] },
  ];
}

export function documents(scene: ForeignScene): DocumentRequest["document"][] {
  const { customerId, handover, notice, oneId, village } = scene;
  const day = { day: today, withinDays: 30, notVisitedDays: 30, kinds: [...workKinds] };
  return [
    { kind: "customerFile", customerId },
    { kind: "goldFile", customerId },
    { kind: "creditCertificate", customerId },
    { kind: "investigationForm", of: { by: "customer", customerId } },
    { kind: "dayList", marketerId: oneId, villageIds: [village.id], ...day },
    { kind: "handoverList", id: handover.id },
    { kind: "villageNotice", id: notice.id },
    { kind: "jurisdictionBook", marketerId: oneId, day: today },
    { kind: "assessmentSheet", marketerId: oneId, from: today, to: today },
    ...selections(scene).flatMap((selection) => [
      { kind: "customerFiles" as const, selection },
      { kind: "investigationForms" as const, selection },
      { kind: "creditCertificates" as const, selection },
    ]),
  ];
}

const printed = (scene: ForeignScene) => documents(scene).map((document) => ({ document, ...zh }));
const ofCustomer = ({ customerId }: ForeignScene) => [{ customerId }];
const target = ({ id, version }: { id: number; version: number }) => ({ id, version });

/**
 * Whatever names one thing: outside the caller's jurisdiction it is not there. What removes something comes last, so that
 * all of them can be tried one after the other by somebody who may.
 */
export const refusedOutside: Attempts = {
  "attachments.list": ofCustomer,
  "attachments.thumbnail": ({ attachment }) => [{ id: attachment.id }],
  "attachments.content": ({ attachment }) => [{ id: attachment.id }],
  "attachments.add": ({ customerId }) => [
    { customerId, file: asFile(pdf(), "x.pdf"), category: "other", caption: "", takenOn: null },
  ],
  "attachments.change": ({ attachment }) => [
    { ...target(attachment), fields: { category: "other", caption: "", takenOn: null } },
  ],
  "binders.preview": (scene) => selections(scene).map((selection) => ({ selection, options: splitBy() })),
  "binders.start": (scene) => selections(scene).map((selection) => ({ selection, options: splitBy(), ...zh })),
  "bulk.markKeyTarget": (scene) => selections(scene).map((selection) => ({ selection, on: false })),
  "bulk.scheduleVisit": (scene) =>
    selections(scene).map((selection) => ({ selection, nextOn: "2026-03-20", nextStep: "回访" })),
  "creditLines.get": ofCustomer,
  "creditLines.movements": ({ customerId, movement }) => [
    { customerId },
    { customerId, cursor: { day: today, id: movement.id } },
  ],
  "creditLines.draw": ({ customerId }) => [
    { customerId, day: today, amountFen: 100, purpose: "购化肥", contractNumber: "", note: "" },
  ],
  "creditLines.repay": ({ customerId }) => [{ customerId, day: today, amountFen: 100, contractNumber: "", note: "" }],
  "creditLines.reverse": ({ movement }) => [{ id: movement.id, reason: "误记" }],
  "customers.get": ({ customerId }) => [{ id: customerId }],
  "customers.getForEdit": ({ customerId }) => [{ id: customerId }],
  "customers.reveal": ({ customerId }) => [
    { id: customerId, field: "idNumber" },
    { id: customerId, field: "phone" },
  ],
  "customers.create": ({ village }) => [farmer(village.id, 77)],
  "customers.update": ({ customerId, own, village, neighbour }) => [
    { id: customerId, version: 1, fields: farmer(neighbour.id, 1) },
    { id: own.customerId, version: 1, fields: farmer(village.id, 9, { name: "秦九" }) },
  ],
  "dayList.villages": ({ oneId }) => [
    { marketerId: oneId, day: today, withinDays: 30, notVisitedDays: 30, kinds: [...workKinds] },
  ],
  "dayList.list": ({ oneId, village }) => [
    {
      ...{ marketerId: oneId, day: today, withinDays: 30, notVisitedDays: 30, kinds: [...workKinds] },
      villageIds: [village.id],
    },
  ],
  "documents.page": printed,
  "documents.pdf": printed,
  "documents.print": (scene) => printed(scene).map((request) => ({ ...request, settings: {} })),
  "documents.printed": printed,
  "exports.start": (scene) => selections(scene).map((selection) => ({ selection, format: "csv", ...zh })),
  "gold.forCustomer": ofCustomer,
  "offers.forCustomer": ofCustomer,
  "offers.answer": ({ customerId }) => [{ customerId, service: "insurance", answer: "notNow", note: "" }],
  "products.forCustomer": ofCustomer,
  "products.structures": ofCustomer,
  "products.saveStructure": ({ customerId, product, plan }) => [{ customerId, productId: product.id, fields: plan }],
  "products.setLoanProduct": ({ lent, product }) => [{ loanId: lent.id, productId: product.id }],
  "history.list": ({ customerId, change }) => [{ customerId }, { customerId, before: change.id }],
  "history.undoLast": ({ customerId, own, change }) => [
    { customerId, entryId: change.id },
    { customerId: own.customerId, entryId: change.id },
  ],
  "history.restore": ({ customerId, own, change }) => [
    { customerId, entryId: change.id, path: "keyTarget" },
    { customerId: own.customerId, entryId: change.id, path: "keyTarget" },
  ],
  "jurisdictions.customerTimeline": ofCustomer,
  "jurisdictions.responsibleOn": ({ customerId }) => [{ customerId, day: today }],
  "merges.listForCustomer": ofCustomer,
  "notices.get": ({ notice, noticeDraft }) => [{ id: notice.id }, { id: noticeDraft.id }],
  "notices.saveDraft": ({ board, noticeDraft, own }) => [
    { ...board, ...target(noticeDraft), ratingIds: [] },
    { ...board, ratingIds: [own.id, ...board.ratingIds] },
  ],
  "notices.recordObjection": ({ notice, effective, own, said }) => [
    { noticeId: notice.id, ratingId: effective.id, ...said },
    { noticeId: notice.id, ratingId: own.id, ...said },
  ],
  "notices.revealObjector": ({ objection }) => [{ id: objection.id }],
  "notices.investigate": ({ objection }) => [{ ...target(objection), finding: "属实" }],
  "ratings.form": ofCustomer,
  "ratings.listForCustomer": ofCustomer,
  "ratings.events": ofCustomer,
  "ratings.get": ({ effective, draft }) => [{ id: effective.id }, { id: draft.id }],
  "ratings.view": ({ effective, proposed }) => [{ id: effective.id }, { id: proposed.id }],
  "ratings.saveDraft": ({ customerId, draft, definition, own, attachment }) => [
    bestDraft(customerId, definition),
    bestDraft(draft.customerId, definition, { version: draft.version }),
    bestDraft(own.customerId, definition, {
      notes: { [definition.indicators[0]?.id ?? ""]: { note: "", attachmentIds: [attachment.id] } },
    }),
  ],
  "ratings.propose": ({ draft }) => [target(draft)],
  "ratings.withdraw": ({ proposed }) => [target(proposed)],
  "ratings.renewal.propose": ({ effective: { id: ratingId, score, grade, lineFen } }) => [
    { rows: [{ ratingId, seen: { score, grade, lineFen }, values: {}, changeReason: "" }], evidence: "" },
  ],
  "records.get": ofCustomer,
  "records.reveal": ({ link, holding }) => [
    { list: "links", id: link.id, field: "phone" },
    { list: "holdings", id: holding.id, field: "number" },
  ],
  "records.entryForEdit": ({ link, lent }) => [
    { list: "links", id: link.id },
    { list: "loans", id: lent.id },
  ],
  "records.saveSection": ({ customerId }) => [
    { customerId, version: null, section: "person", data: emptySection("person") },
  ],
  "records.addEntry": ({ customerId, own }) => [
    { customerId, list: "loans", fields: loan },
    {
      ...{ customerId: own.customerId, list: "links" },
      fields: { ...guarantor, otherId: customerId },
    },
  ],
  "records.changeEntry": ({ lent, link, own }) => [
    { ...target(lent), list: "loans", fields: loan },
    { ...target(link), list: "links", fields: { ...guarantor, otherId: own.customerId } },
  ],
  "visits.listForCustomer": ofCustomer,
  "visits.next": ofCustomer,
  "visits.log": ({ customerId }) => [
    {
      ...{ customerId, visitedOn: today, method: "phone", purpose: "回访" },
      ...{ result: "", nextStep: "", nextOn: null },
    },
  ],
  "notices.discard": ({ noticeDraft }) => [target(noticeDraft)],
  "ratings.discard": ({ draft }) => [target(draft)],
  "records.removeEntry": ({ holding, lent }) => [
    { ...target(holding), list: "holdings" },
    { ...target(lent), list: "loans" },
  ],
  "records.restoreEntry": ({ holding }) => [{ ...target(holding), list: "holdings" }],
  "offers.takeBack": ({ answered }) => [target(answered)],
  "products.removeStructure": ({ structure }) => [target(structure)],
  "products.restoreStructure": ({ structure }) => [{ ...target(structure), version: structure.version + 1 }],
  "attachments.remove": ({ attachment }) => [{ id: attachment.id }],
  "attachments.restore": ({ attachment }) => [{ id: attachment.id }],
};

const guarantor = { relation: "guarantor", name: "", kinship: null, idNumber: "", phone: "", note: "" } as const;

/** The village and its marketer, in the ways that a list can be narrowed to either. */
const narrowings = ({ village, oneId }: ForeignScene) => [{ areaId: village.id }, { marketerId: oneId }];
const inVillage = ({ village }: ForeignScene) => [{ areaId: village.id }];

/** Lists, counts and answers to several things at once: nothing of what lies outside is in them. */
export const emptyOutside: Attempts = {
  "bulk.preview": (scene) => selections(scene).map((selection) => ({ selection })),
  "creditLines.inUse": ({ village, customerId }) => [
    { areaId: village.id },
    { areaId: village.id, cursor: { balanceFen: 10_000_000, customerId } },
  ],
  "creditLines.inUseTotal": inVillage,
  "customers.list": narrowings,
  "customers.count": narrowings,
  "customers.findSimilar": ({ customerId }) => [{ idNumber: residentId(2), exceptId: customerId }],
  "dashboard.today": () => [undefined],
  "gold.list": () => [{}],
  "gold.ended": () => [{}],
  "gold.counts": () => [undefined],
  "offers.list": () => [{}],
  "offers.accepted": () => [{}],
  "offers.counts": () => [undefined],
  "products.fitting": ({ product }) => [{ id: product.id }],
  "notices.list": ({ notice }) => [{ stage: "running" }, { stage: "draft", before: notice.id + 100 }],
  "notices.candidates": ({ village }) => [
    { areaId: village.id, statuses: ["proposed", "effective"], from: null, to: null },
  ],
  "portfolio.distribution": ({ village }) => [
    { by: "area", areaId: village.id },
    { by: "marketer", areaId: village.id },
  ],
  "portfolio.concentration": ({ village }) => [
    { by: "industry", areaId: village.id },
    { by: "purpose", areaId: village.id },
  ],
  "notices.villages": () => [undefined],
  "portfolio.migration": ({ village }) => [{ from: "2026-03-09", to: today, areaId: village.id }],
  "ratings.counts": narrowings,
  "ratings.queue": narrowings,
  "ratings.due": narrowings,
  "ratings.suspended": narrowings,
  "ratings.waiting": narrowings,
  "ratings.renewal.preview": ({ village, oneId }) => [{ areaId: village.id, marketerId: oneId, days: 366 }],
};

const evenLoads = {
  ...{ day: today, locked: [], absent: [], caps: [] },
  weights: { customers: 1, gold: 0, keyTargets: 0, ratingsDue: 0, overdueLoans: 0, balanceFen: 0, villages: 0 },
  constraints: {
    ...{ keepTownships: false, capPercent: null, capCustomers: null, absentGive: true, tolerancePercent: 5 },
    unmoved: { of: "customers" as const, percent: 0 },
  },
};

/** What belongs to whoever made it, and who beside them may see it. */
interface Personal {
  owner: "one" | "manager";
  /** roles that look after everybody's */
  alsoFor: (path: ProcedurePath) => readonly Role[];
  attempts: Attempts;
}

/** The owner comes to theirs in this order, after everybody else has been refused; so what ends a thing comes last. */
export const personal: readonly Personal[] = [
  {
    owner: "one",
    alsoFor: (path) => (path.startsWith("handovers.") ? ["manager", "auditor"] : ["manager"]),
    attempts: {
      "binders.get": ({ binder }) => [{ id: binder.id }],
      "binders.volume": ({ binder }) => [{ id: binder.id, number: 1 }],
      "binders.index": ({ binder }) => [{ id: binder.id }],
      "binders.pause": ({ binder }) => [{ id: binder.id }],
      "binders.resume": ({ binder }) => [{ id: binder.id }],
      "binders.cancel": ({ binder }) => [{ id: binder.id }],
      "binders.discard": ({ binder }) => [{ id: binder.id }],
      "handovers.get": ({ handover }) => [{ id: handover.id }],
      "handovers.customers": ({ handover }) => [{ id: handover.id }, { id: handover.id, after: 1 }],
      "handovers.acknowledge": ({ handover }) => [
        { id: handover.id, side: "giver", note: "" },
        { id: handover.id, side: "receiver", note: "" },
      ],
    },
  },
  {
    owner: "one",
    alsoFor: () => [],
    attempts: {
      "savedFilters.remove": ({ filter }) => [{ id: filter.id }],
      "exports.next": ({ opened }) => [{ id: opened.id }],
      "exports.cancel": ({ opened }) => [{ id: opened.id }],
      "jobs.get": ({ job }) => [{ id: job.id }],
      "jobs.cancel": ({ job }) => [{ id: job.id }],
    },
  },
  {
    owner: "manager",
    alsoFor: () => [],
    attempts: {
      "gold.previewResult": ({ goldJobId }) => [{ jobId: goldJobId }],
      "gold.candidates": ({ goldJobId }) => [{ jobId: goldJobId }],
      "scorecards.whatIf.result": ({ whatIfJobId }) => [{ jobId: whatIfJobId }],
      "integrity.result": ({ verificationJobId }) => [{ jobId: verificationJobId }],
      "balance.propose": ({ privatePlanId }) => [{ ...evenLoads, planId: privatePlanId }],
      "plans.get": ({ privatePlanId }) => [{ id: privatePlanId }],
      "plans.save": ({ privatePlanId, privatePlanVersion }) => [
        { ...privatePlan, id: privatePlanId, version: privatePlanVersion },
      ],
      "plans.acceptChanges": ({ privatePlanId }) => [{ id: privatePlanId, version: 1 }],
      "plans.compare": ({ privatePlanId, handover }) => [
        { left: privatePlanId, right: handover.planId },
        { left: handover.planId, right: privatePlanId },
      ],
      "plans.reversal": ({ privatePlanId }) => [{ id: privatePlanId, from: today }],
      "plans.reverse": ({ privatePlanId }) => [{ id: privatePlanId, from: today, reason: "误" }],
      "plans.confirm": ({ privatePlanId }) => [{ id: privatePlanId, version: 1, from: today, reason: "误" }],
      "plans.drop": ({ privatePlanId }) => [{ id: privatePlanId, version: 1 }],
      "plans.restore": ({ privatePlanId }) => [{ id: privatePlanId, version: 2 }],
    },
  },
];

/** Places of tried inputs that name what the whole branch knows, or what every manager answers for. */
export const placesOfTheBranch: ReadonlySet<string> = new Set([
  ...[
    "moves.[].areaId",
    "moves.[].marketerId",
    "moves.[].assistantId",
    "locked.[]",
    "absent.[]",
    "caps.[].marketerId",
  ].map((place) => `balance.propose ${place}`),
  ...["page", "pdf", "print", "printed"].map((name) => `documents.${name} document.of.areaId`),
  ...[
    ...["locked.[]", "moves.areas.[].areaId", "moves.areas.[].marketerId", "moves.areas.[].assistantId"],
    ...["moves.customers.[].customerId", "moves.customers.[].marketerId"],
  ].map((place) => `plans.save ${place}`),
]);

/** Lists of what belongs to whoever made it: nobody else finds it there. */
export const listsOfPersonal: Attempts = {
  "binders.list": () => [undefined],
  "binders.progress": () => [undefined],
  "handovers.list": ({ handover }) => [{ planId: handover.planId }, { after: handover.id + 1 }],
  "handovers.waiting": () => [undefined],
  "savedFilters.list": () => [undefined],
};

/** Procedures whose objects are nobody's alone, with why that is so. */
export const nobodysAlone: Readonly<Record<string, readonly ProcedurePath[]>> = {
  "areas, and who is responsible for them, are known to the whole branch": [
    "areas.get",
    "covers.list",
    "covers.today",
    "jurisdictions.areas",
    "jurisdictions.areaTimeline",
    "jurisdictions.marketers",
    "savedFilters.save",
  ],
  "rules, settings and published scorecards are the branch's": [
    "branch.settings.get",
    "gold.rules.get",
    "products.get",
    "products.list",
    "ratings.policy.get",
    "scorecards.get",
    "scorecards.export",
    "scorecards.inForce",
    "scorecards.list",
  ],
  "printers, and whether there are any, are this PC's": ["documents.capabilities", "documents.printers"],
  "it concerns the window alone that calls it": [
    "branch.status",
    "branch.create",
    "session.current",
    "session.signIn",
    "session.recover",
    "session.signOut",
    "session.changePassword",
    "session.secretCopied",
    "session.secondFactor.state",
    "session.secondFactor.begin",
    "session.secondFactor.confirm",
    "session.secondFactor.remove",
  ],
  "whoever restores has the passphrase of the backup, and is told of nothing without it": [
    "restore.list",
    "restore.preview",
    "restore.start",
    "restore.progress",
    "restore.chooseFolder",
  ],
  "every manager answers for all customers, and nobody else may call it": [
    "areas.residents",
    "bulk.markGold",
    "bulk.previewReassign",
    "bulk.reassign",
    "exports.startRevealed",
    "gold.confirm",
    "gold.review",
    "gold.end",
    "gold.changePrivileges",
    "merges.preview",
    "merges.merge",
    "merges.reverse",
    "notices.post",
    "notices.withdraw",
    "plans.preview",
    "plans.movedCustomers",
  ],
  "reviewers and managers decide about the customers of the whole branch": [
    "notices.answer",
    "ratings.approve",
    "ratings.approveMany",
    "ratings.return",
    "ratings.suspend",
    "ratings.reinstate",
  ],
  "imports are the branch's, and only managers import": [
    "imports.get",
    "imports.chooseSheets",
    "imports.check",
    "imports.rows",
    "imports.problems",
    "imports.run",
    "imports.previewUndo",
    "imports.undo",
    "imports.refusedRows",
  ],
  "areas, staff and their assignments are every manager's": [
    "areas.freeCode",
    "areas.previewChange",
    "areas.change",
    "covers.preview",
    "covers.add",
    "covers.changeEnd",
    "departures.holdings",
    "departures.moves",
    "departures.confirm",
    "jurisdictions.assign",
    "users.liftWait",
    "users.removeSecondFactor",
    "users.resetPassword",
    "users.update",
  ],
  "drafts of scorecards are every manager's": [
    "scorecards.drafts.get",
    "scorecards.drafts.create",
    "scorecards.drafts.save",
    "scorecards.drafts.discard",
    "scorecards.drafts.export",
    "scorecards.drafts.publish",
    "scorecards.whatIf.start",
  ],
  "the catalogue of products is every manager's": [
    "products.create",
    "products.saveDraft",
    "products.discardDraft",
    "products.publish",
    "products.withdraw",
    "products.reinstate",
  ],
  "the trail is read whole": ["audit.list", "audit.compareSheet"],
};
