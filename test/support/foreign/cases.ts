import type { DocumentRequest } from "../../../shared/contract/documents.ts";
import type { ProcedurePath } from "../../../shared/contract/index.ts";
import { emptySection } from "../../../shared/contract/records.ts";
import { workKinds } from "../../../shared/domain/dayList.ts";
import type { Role } from "../../../shared/domain/roles.ts";
import { criteria } from "../../../shared/domain/scorecard.ts";
import { splitBy } from "../binders.ts";
import type { InputOf } from "../contractInputs.ts";
import { wholeDiligence } from "../diligence.ts";
import { leadFields } from "../leads.ts";
import { bestDraft, farmer, residentId } from "../people.ts";
import { asFile, pdf } from "../pictures.ts";
import { loan } from "../records.ts";
import { surveyFindings } from "../surveys.ts";
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
  const { customerId, diligence, handover, notice, oneId, round, village } = scene;
  const day = { day: today, withinDays: 30, notVisitedDays: 30, kinds: [...workKinds] };
  return [
    { kind: "customerFile", customerId },
    { kind: "goldFile", customerId },
    { kind: "creditCertificate", customerId },
    { kind: "investigationForm", of: { by: "customer", customerId } },
    { kind: "dayList", marketerId: oneId, villageIds: [village.id], ...day },
    { kind: "diligenceReport", id: diligence.id },
    { kind: "roundList", id: round.id },
    { kind: "handoverList", id: handover.id },
    { kind: "villageNotice", id: notice.id },
    { kind: "jurisdictionBook", marketerId: oneId, day: today },
    { kind: "assessmentSheet", marketerId: oneId, periodId: scene.assessment.periodId },
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
  "assessments.score": ({ oneId: marketerId, assessment: { periodId } }) => [{ periodId, marketerId }],
  "assessments.customers": ({ oneId: marketerId, assessment: { periodId } }) => [
    { periodId, marketerId, indicator: "newLoanFen" },
  ],
  "assessments.disputes.ofScore": ({ oneId: marketerId, assessment: { periodId } }) => [{ periodId, marketerId }],
  "attachments.list": ofCustomer,
  "attachments.thumbnail": ({ attachment }) => [{ id: attachment.id }],
  "attachments.content": ({ attachment }) => [{ id: attachment.id }],
  "attachments.add": ({ customerId, own, visit }) => [
    { customerId, file: asFile(pdf(), "x.pdf"), category: "other", caption: "", takenOn: null },
    {
      ...{ customerId: own.customerId, visitId: visit.id, file: asFile(pdf(), "x.pdf") },
      ...{ category: "other", caption: "", takenOn: null },
    },
  ],
  "attachments.change": ({ attachment }) => [
    { ...target(attachment), fields: { category: "other", caption: "", takenOn: null } },
  ],
  "attachments.tieToVisit": ({ attachment, visit }) => [
    { ...target(attachment), visitId: visit.id },
    { ...target(attachment), visitId: null },
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
  "diligence.forCustomer": ofCustomer,
  "diligence.view": ({ diligence }) => [{ id: diligence.id }],
  "diligence.begin": ofCustomer,
  "diligence.save": ({ diligence, attachment, oneId }) => [
    { ...target(diligence), secondId: oneId, content: diligenceWithPaper(attachment.id) },
  ],
  "diligence.conclude": ({ diligence }) => [target(diligence)],
  "diligence.forRating": ofCustomer,
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
  "leads.get": ({ lead }) => [{ id: lead.id }],
  "leads.getForEdit": ({ lead }) => [{ id: lead.id }],
  "leads.reveal": ({ lead }) => [{ id: lead.id }],
  "leads.goldLinkForLead": ({ supplier }) => [{ id: supplier.id }],
  "leads.create": ({ village, neighbour, customerId }) => [
    { fields: leadFields(village.id), customerId: null },
    { fields: leadFields(neighbour.id), customerId },
    {
      fields: leadFields(neighbour.id, { channel: "referral", referrerId: customerId }),
      customerId: null,
    },
  ],
  "leads.update": ({ lead, ownLead, village, neighbour, customerId }) => [
    { ...target(lead), fields: leadFields(neighbour.id) },
    { ...target(ownLead), fields: leadFields(village.id) },
    { ...target(ownLead), fields: leadFields(neighbour.id, { channel: "referral", referrerId: customerId }) },
  ],
  "leads.addNote": ({ lead }) => [{ id: lead.id, day: today, text: "来电" }],
  "leads.setStep": ({ lead }) => [{ ...target(lead), step: "contacted" }],
  "leads.link": ({ lead, ownLead, own, customerId }) => [
    { ...target(lead), customerId: own.customerId },
    { ...target(ownLead), customerId },
  ],
  "leads.register": ({ lead, ownLead, neighbour, village }) => [
    { ...target(lead), fields: farmer(neighbour.id, 78) },
    { ...target(ownLead), fields: farmer(village.id, 79) },
  ],
  "leads.unlink": ({ lead }) => [{ ...target(lead), note: "误" }],
  "leads.reopen": ({ lead }) => [{ ...target(lead), note: "" }],
  "leads.lose": ({ lead }) => [{ ...target(lead), kind: "other", note: "" }],
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
  "surveys.village": ({ village }) => [{ areaId: village.id }],
  "surveys.saveDraft": ({ village, neighbour, survey, surveyDraft }) => [
    { id: null, version: null, areaId: village.id, correctsId: survey.id, fields: surveyFindings },
    { ...target(surveyDraft), areaId: neighbour.id, correctsId: null, fields: surveyFindings },
  ],
  "surveys.restore": ({ surveyDraft }) => [target(surveyDraft)],
  "surveys.finalise": ({ surveyDraft }) => [target(surveyDraft)],
  "surveys.discard": ({ surveyDraft }) => [target(surveyDraft)],
  "visits.listForCustomer": ofCustomer,
  "visits.next": ofCustomer,
  "visits.log": ({ customerId }) => [
    {
      ...{ customerId, visitedOn: today, method: "phone", purpose: "回访" },
      ...{ result: "", nextStep: "", nextOn: null },
    },
  ],
  "rounds.get": ({ round }) => [{ id: round.id }],
  "rounds.begin": ({ oneId, otherId, village }) => [
    { areaId: village.id, marketerId: oneId, purpose: "摸底", begunOn: today },
    { areaId: village.id, marketerId: otherId, purpose: "摸底", begunOn: today },
  ],
  "rounds.mark": ({ round, customerId, prospect }) => [
    { roundId: round.id, door: { customerId }, outcome: "away", on: today },
    { roundId: round.id, door: { doorId: prospect.id }, outcome: "away", on: today },
  ],
  "rounds.addProspect": ({ round }) => [{ roundId: round.id, name: "新", phone: "", on: today, outcome: null }],
  "rounds.prospect": ({ prospect }) => [{ id: prospect.id }],
  "rounds.changeProspect": ({ prospect }) => [{ ...target(prospect), name: "新", phone: "" }],
  "rounds.removeProspect": ({ prospect }) => [target(prospect)],
  "rounds.restoreProspect": ({ prospect }) => [target(prospect)],
  "rounds.linkCustomer": ({ prospect, customerId, own }) => [
    { id: prospect.id, customerId },
    { id: prospect.id, customerId: own.customerId },
  ],
  "rounds.close": ({ round }) => [{ ...target(round), note: "" }],
  "rounds.reopen": ({ round }) => [target(round)],
  "visits.correct": ({ visit }) => [
    {
      ...{ ...target(visit), reason: "" },
      fields: { visitedOn: today, method: "phone", purpose: "回访", result: "", nextStep: "", nextOn: null },
    },
  ],
  "visits.changes": ({ visit }) => [{ id: visit.id }],
  "visits.remove": ({ visit }) => [{ ...target(visit), reason: "误" }],
  "visits.restore": ({ visit }) => [target(visit)],
  "visits.followUps.putOff": ({ followUp }) => [{ ...target(followUp), nextOn: "2026-03-25", reason: "外出" }],
  "visits.followUps.complete": ({ followUp }) => [{ ...target(followUp), reason: "" }],
  "visits.followUps.reopen": ({ followUp }) => [target(followUp)],
  "visits.followUps.drop": ({ followUp }) => [{ ...target(followUp), reason: "结清" }],
  "notices.discard": ({ noticeDraft }) => [target(noticeDraft)],
  "diligence.discard": ({ diligence }) => [{ ...target(diligence), reason: "误" }],
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

/** A paper wherever a due diligence can name one. */
function diligenceWithPaper(paperId: number) {
  const content = wholeDiligence();
  content.interview.paperIds = [paperId];
  for (const criterion of criteria) content.evidence[criterion].paperIds = [paperId];
  return content;
}

const guarantor = { relation: "guarantor", name: "", kinship: null, idNumber: "", phone: "", note: "" } as const;

/** The village and its marketer, in the ways that a list can be narrowed to either. */
const narrowings = ({ village, oneId }: ForeignScene) => [{ areaId: village.id }, { marketerId: oneId }];
const inVillage = ({ village }: ForeignScene) => [{ areaId: village.id }];

/** Lists, counts and answers to several things at once: nothing of what lies outside is in them. */
export const emptyOutside: Attempts = {
  "assessments.disputes.open": () => [undefined],
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
  "diligence.list": () => [{ status: "draft" }, { status: "concluded" }],
  "diligence.counts": () => [undefined],
  "gold.list": () => [{}],
  "gold.ended": () => [{}],
  "gold.counts": () => [undefined],
  "leads.list": ({ village, oneId }) => [{ areaId: village.id }, { marketerId: oneId }, {}],
  "leads.board": ({ village, oneId }) => [{ areaId: village.id }, { marketerId: oneId }, {}],
  "leads.findSimilar": ({ village, lead }) => [
    { name: lead.name, phone: "", areaId: village.id, exceptId: null },
    { name: "", phone: "10098765432", areaId: null, exceptId: lead.id + 100 },
  ],
  "leads.goldLinks": ({ supplier }) => [{}, { after: supplier.id + 1 }],
  "leads.conversion": ({ oneId }) => [
    { from: today, to: today, by: "marketer", marketerId: oneId },
    { from: today, to: today, by: "channel", marketerId: oneId },
  ],
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
  "surveys.villages": inVillage,
  "rounds.list": (scene) =>
    narrowings(scene).flatMap((one) => [
      { ...one, open: true },
      { ...one, open: false },
    ]),
  "visits.list": narrowings,
  "visits.calendar": ({ village, oneId }) => [
    { month: today.slice(0, 7), areaId: village.id },
    { month: today.slice(0, 7), marketerId: oneId },
  ],
  "visits.followUps.list": narrowings,
  "visits.followUps.counts": narrowings,
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

const study = { course: "反假币", halfHours: 3, studiedOn: today, result: "", certificateNumber: "" };

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
      "assessments.disputes.withdraw": ({ assessment: { dispute } }) => [target(dispute)],
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
    owner: "one",
    alsoFor: (path) => (path === "team.get" ? ["manager", "auditor"] : ["manager"]),
    attempts: {
      "team.get": ({ oneId }) => [{ userId: oneId }],
      "team.addStudy": ({ oneId }) => [{ userId: oneId, fields: study }],
      "team.removeStudy": ({ studied }) => [target(studied)],
      "team.restoreStudy": ({ studied }) => [{ id: studied.id, version: studied.version + 1 }],
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
  ...["leads.list partnerId", "leads.board partnerId", "leads.create fields.partnerId", "leads.create fields.ownerId"],
  ...["leads.update fields.partnerId", "leads.update fields.ownerId"],
]);

/** Lists of what belongs to whoever made it: nobody else finds it there. */
export const listsOfPersonal: Attempts = {
  "binders.list": () => [undefined],
  "binders.progress": () => [undefined],
  "handovers.list": ({ handover }) => [{ planId: handover.planId }, { after: handover.id + 1 }],
  "savedFilters.list": () => [undefined],
  "team.list": () => [{ year: 2026 }],
};

/** Procedures whose objects are nobody's alone, with why that is so. */
export const nobodysAlone: Readonly<Record<string, readonly ProcedurePath[]>> = {
  "areas, and who is responsible for them, are known to the whole branch": [
    "areas.get",
    "covers.list",
    "jurisdictions.areas",
    "jurisdictions.areaTimeline",
    "jurisdictions.marketers",
    "savedFilters.save",
  ],
  "partners are the branch's, and managers see to them": [
    "partners.list",
    "partners.get",
    "partners.counts",
    "partners.create",
    "partners.update",
    "partners.end",
    "partners.resume",
    "partners.addAgreement",
    "partners.changeAgreement",
  ],
  "rules, settings and published scorecards are the branch's": [
    "assessments.formulas.list",
    "assessments.periods.list",
    "branch.settings.get",
    "diligence.policy.get",
    "gold.rules.get",
    "products.get",
    "products.list",
    "ratings.policy.get",
    "scorecards.get",
    "scorecards.export",
    "scorecards.inForce",
    "scorecards.list",
  ],
  "the handbook is everybody's to read, and every manager's to write; a note is found by its author's own id alone": [
    "handbook.list",
    "handbook.page",
    "handbook.search",
    "handbook.confirmRead",
    "handbook.saveNote",
    "handbook.readers",
    "handbook.drafts.get",
    "handbook.drafts.save",
    "handbook.drafts.publish",
    "handbook.drafts.retire",
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
    "leads.erasable",
    "leads.erase",
    "merges.preview",
    "merges.merge",
    "merges.reverse",
    "notices.post",
    "notices.withdraw",
    "plans.preview",
    "plans.movedCustomers",
  ],
  "assessments are every manager's; a marketer finds in the list of scores their own alone": [
    "assessments.scores",
    "assessments.periods.withdraw",
    "assessments.periods.compute",
    "assessments.periods.freeze",
    "assessments.formulas.saveDraft",
    "assessments.formulas.discardDraft",
    "assessments.formulas.publish",
    "assessments.formulas.whatIf",
    "assessments.disputes.file",
    "assessments.disputes.answer",
    "assessments.correct",
  ],
  "who works here is known to the whole branch": ["diligence.colleagues"],
  "reviewers and managers decide about the customers of the whole branch": [
    "diligence.override",
    "diligence.confirm",
    "diligence.return",
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
    "team.addCertificate",
    "team.confirmStudy",
    "team.removeCertificate",
    "team.restoreCertificate",
    "team.saveProfile",
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
