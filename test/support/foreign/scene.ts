import type { Inputs } from "../../../shared/contract/index.ts";
import type { StructureFields } from "../../../shared/contract/productFit.ts";
import { productTermsSchema } from "../../../shared/contract/products.ts";
import { emptyTerms } from "../../../shared/domain/usualProducts.ts";
import { computedPeriod } from "../assessment.ts";
import { settled, splitBy } from "../binders.ts";
import { wholeDiligence } from "../diligence.ts";
import { ended } from "../jobs.ts";
import { leadFields } from "../leads.ts";
import { pagedPrinter } from "../pagedPrinter.ts";
import { bestDraft, farmer } from "../people.ts";
import { asFile, jpeg } from "../pictures.ts";
import { counterPrinter } from "../printers.ts";
import { rateFarmer } from "../ratings.ts";
import { loan } from "../records.ts";
import { surveyFindings } from "../surveys.ts";
import { signInNew, testNow } from "../testCore.ts";
import { branchWithMarketers } from "../village.ts";
import { markup } from "./markup.ts";

export const today = testNow.slice(0, 10);

const assigned = { from: today, reason: "初次分配" };

/**
 * One marketer's village with whatever hangs on its customers, another marketer with one customer in the village beside
 * it, and of each kind of thing that belongs to a user alone one of the first marketer or of the first manager.
 */
export async function foreignScene(options: Parameters<typeof branchWithMarketers>[0] = {}) {
  const { paperPrinter } = counterPrinter();
  const branch = await branchWithMarketers({ pdfPrinter: pagedPrinter(), paperPrinter, ...options });
  const { manager, oneId, other, otherId, village, neighbour } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, ...assigned });
  await manager.jurisdictions.assign({ areaIds: [neighbour.id], marketerId: otherId, ...assigned });
  const reviewer = await signInNew(branch, "r01", ["reviewer"]);
  const own = await rateFarmer(other, reviewer, neighbour.id, 9, { name: "秦九" });
  const customers = await theirCustomers(branch, reviewer);
  const diligences = await theirDiligence(branch, customers.customerId);
  const proposals = await theirProposals(branch, customers);
  const posted = await theirNotices(branch, customers.effective.id);
  const handover = await theirHandover(branch, customers.draft.customerId);
  const leads = await theirLeads(branch, customers.customerId, own.customerId);
  const personal = await theirOwn(branch);
  const jobs = await theirTrials(branch, customers);
  const surveyed = await theirSurveys(branch);
  const fields = { course: markup, halfHours: 4, studiedOn: today, result: markup, certificateNumber: "" };
  const studied = await branch.one.team.addStudy({ userId: branch.oneId, fields });
  const assessment = await theirAssessment(branch);
  const marketing = { ...diligences, ...proposals, assessment, studied, ...leads, ...surveyed };
  return { ...branch, reviewer, own, ...customers, ...posted, handover, ...personal, ...jobs, ...marketing };
}

export type ForeignScene = Awaited<ReturnType<typeof foreignScene>>;
type GoldRulesInput = Inputs["gold"]["preview"]["rules"];
type Branch = Awaited<ReturnType<typeof branchWithMarketers>>;

/** A rated customer with a whole record, one whose rating is a draft, and one whose rating is proposed. */
async function theirCustomers(branch: Branch, reviewer: Branch["one"]) {
  const { manager, one, village } = branch;
  const effective = await rateFarmer(one, reviewer, village.id, 1, { name: `${markup}一` });
  const { customerId } = effective;
  const texts = { purpose: `${markup}化肥`, note: markup };
  await one.creditLines.draw({ customerId, day: today, amountFen: 100_000, contractNumber: "", ...texts });
  const [movement] = (await one.creditLines.movements({ customerId })).rows;
  const second = await one.customers.create(farmer(village.id, 2, { name: `${markup}二`, notes: markup }));
  const third = await one.customers.create(farmer(village.id, 3, { name: `${markup}三` }));
  const { definition } = await one.scorecards.inForce({ kind: "farmer" });
  const draft = await one.ratings.saveDraft(bestDraft(second.id, definition));
  const proposed = await one.ratings.propose(await one.ratings.saveDraft(bestDraft(third.id, definition)));
  const file = asFile(await jpeg(), `${markup}.jpg`);
  const paper = { category: "photo", caption: markup, takenOn: null } as const;
  const { attachment } = await one.attachments.add({ customerId, file, ...paper });
  const person = { name: `${markup}配偶`, idNumber: "", phone: "10099998888", note: markup };
  const kin = { ...person, otherId: null, relation: "member", kinship: "spouse" } as const;
  const link = await one.records.addEntry({ customerId, list: "links", fields: kin });
  const owed = { ...loan, purpose: markup, contractNumber: markup };
  const lent = await one.records.addEntry({ customerId, list: "loans", fields: owed });
  const card = { service: "debitCard", here: true, provider: "", number: "999", openedOn: null } as const;
  const holding = await one.records.addEntry({
    ...{ customerId, list: "holdings" },
    fields: { ...card, balanceFen: 100, note: markup },
  });
  const visit = await one.visits.log({
    ...{ customerId, visitedOn: today, method: "onSite", purpose: markup, result: markup },
    ...{ nextStep: markup, nextOn: "2026-03-12" },
  });
  const [followUp] = (await one.visits.followUps.list({})).rows;
  const begun = { areaId: village.id, marketerId: branch.oneId, purpose: markup, begunOn: today };
  const round = await one.rounds.begin(begun);
  const written = { roundId: round.id, name: `${markup}门`, phone: "10099997777", on: today, outcome: null };
  const door = await one.rounds.addProspect(written);
  const nothing = { years: 0, cleanMonths: 0, contributionFen: 0, services: 0, customerYears: 0 };
  const rules: GoldRulesInput = { kinds: ["farmer"], grade: "A", ...nothing };
  await manager.gold.rules.update({ version: 0, rules });
  await manager.gold.confirm({ customerIds: [customerId], reviewOn: "2026-03-20", privileges: [markup] });
  await manager.bulk.markKeyTarget({ selection: { by: "ids", ids: [customerId] }, on: true });
  await ratingsOfEachKind(branch, reviewer);
  const [change] = (await one.history.list({ customerId, limit: 1 })).changes;
  if (!movement || !change || !followUp) throw new Error("The movement or the change of the record is missing.");
  return {
    customerId,
    effective,
    movement,
    definition,
    draft,
    proposed,
    attachment,
    link,
    lent,
    holding,
    visit,
    followUp,
    round,
    prospect: { id: door.doorId ?? 0, version: door.version },
    change,
    rules,
  };
}

/** A due diligence on the first marketer's customer that is being written. */
async function theirDiligence({ one, otherId }: Branch, customerId: number) {
  const begun = await one.diligence.begin({ customerId });
  const content = wholeDiligence();
  content.interview.place = markup;
  content.evidence.capital = { ...content.evidence.capital, findings: markup };
  const { id, version } = begun;
  const diligence = await one.diligence.save({ id, version, secondId: otherId, content });
  return { diligence };
}

/** A rating that is suspended, one that waits for its day and one that runs out soon, and a gold customer of before. */
async function ratingsOfEachKind({ core, manager, one, village }: Branch, reviewer: Branch["one"]) {
  const suspended = await rateFarmer(one, reviewer, village.id, 4, { name: `${markup}四` });
  const { id, version } = suspended;
  await reviewer.ratings.suspend({ id, version, reason: markup });
  await rateFarmer(one, reviewer, village.id, 5, { name: `${markup}五`, effectiveFrom: "2026-03-20" });
  const due = await rateFarmer(one, reviewer, village.id, 6, { name: `${markup}六` });
  await core.opened.store.write((db) => db("ratings").where({ id: due.id }).update({ expiresOn: "2026-03-30" }));
  const selection = { by: "ids" as const, ids: [due.customerId] };
  await manager.bulk.markGold({ selection, on: true, reviewOn: "2026-03-20" });
  await manager.bulk.markGold({ selection, on: false, reason: markup });
}

/** A product in force, a loan of it that was talked over, and an answer to an offer. */
async function theirProposals({ manager, one }: Branch, { customerId }: Pick<ForeignScene, "customerId">) {
  const terms = productTermsSchema.parse({ ...emptyTerms, name: markup, description: markup, purposes: [] });
  const { id, version } = await manager.products.create({ code: "BJDK", terms });
  const product = await manager.products.publish({ id, version, fromDate: today, note: markup });
  const plan: StructureFields = {
    ...{ amountFen: 1_000_000, months: 12, rateBp: 600, startsOn: today, payMonths: [], purpose: markup, note: markup },
    ...({ way: "interestMonthly", guarantee: "credit" } as const),
  };
  const structure = await one.products.saveStructure({ customerId, productId: id, fields: plan });
  const offered = { customerId, service: "mobileBanking" } as const;
  const answered = await one.offers.answer({ ...offered, answer: "accepted", note: markup });
  return { product, plan, structure, answered };
}

/** A notice that hangs, with an objection, and a draft of one. */
async function theirNotices({ manager, one, village }: Branch, ratingId: number) {
  const board = {
    ...{ id: null, version: null, areaId: village.id, postedOn: today, endsOn: "2026-03-20" },
    ...{ place: markup, contact: "0371-12345678", showLine: true, note: markup, ratingIds: [ratingId] },
  };
  const noticeDraft = await one.notices.saveDraft(board);
  const notice = await manager.notices.post(await one.notices.saveDraft(board));
  const said = {
    receivedOn: today,
    channel: "visit",
    objectorName: markup,
    objectorContact: "",
    content: markup,
  } as const;
  const objected = await one.notices.recordObjection({ noticeId: notice.id, ratingId, ...said });
  const [objection] = objected.objections;
  if (!objection) throw new Error("The objection is missing.");
  return { board, noticeDraft, notice, said, objection };
}

/** A customer of the first marketer goes to a third one. */
async function theirHandover(branch: Branch, customerId: number) {
  const { manager } = branch;
  await signInNew(branch, "m03", ["marketer"]);
  const marketerId = (await manager.users.list()).find(({ login }) => login === "m03")?.id ?? 0;
  const moves = { areas: [], customers: [{ customerId, marketerId, to: null }] };
  const drafted = { ...privatePlan, id: null, version: null, moves };
  const { id, version } = await manager.plans.save({ ...drafted, shared: true });
  const { plan } = await manager.plans.confirm({ id, version, from: "2026-03-15", reason: markup });
  const [handover] = (await manager.handovers.list({ planId: plan.id })).rows;
  if (!handover) throw new Error("The plan made no handover.");
  return { ...handover, planId: plan.id };
}

export const privatePlan = {
  ...{ kind: "manual" as const, name: markup, note: markup, from: "2026-03-15", shared: false, locked: [] },
  moves: { areas: [], customers: [] },
};

/** A lead of the first marketer, one of the other, and somebody with whom a gold customer trades. */
async function theirLeads({ one, other, village, neighbour }: Branch, customerId: number, ownId: number) {
  const words = { name: `${markup}线索`, channelNote: markup, needPurpose: markup, interest: markup, nextStep: markup };
  const sent = { channel: "referral", referrerId: customerId } as const;
  const noted = leadFields(village.id, { ...words, ...sent, phone: "10098765432" });
  const { id } = await one.leads.create({ fields: noted, customerId: null });
  const lead = await one.leads.addNote({ id, day: today, text: markup });
  const fields = leadFields(neighbour.id, { name: "秦十", nextOn: null });
  const ownLead = await other.leads.create({ fields, customerId: ownId });
  const person = { name: `${markup}货商`, idNumber: "", phone: "10099997777", note: markup };
  const trade = { ...person, otherId: null, relation: "upstream", kinship: null } as const;
  const supplier = await one.records.addEntry({ customerId, list: "links", fields: trade });
  return { lead, ownLead, supplier };
}

/** What belongs to the one who made it, whoever else may read the customers in it. */
async function theirOwn({ core, manager, one, oneId, village }: Branch) {
  const filter = await one.savedFilters.save({ name: markup, forBranch: false, filter: { areaId: village.id } });
  const selection = { by: "filter" as const, filter: {}, except: [] };
  const binder = await one.binders.start({ selection, options: splitBy(), language: "zh-CN" });
  await settled(one, binder.id);
  const opened = await one.exports.start({ selection, format: "csv", language: "zh-CN" });
  const control = { kind: "sample", ownerId: oneId, subject: "sample:1" } as const;
  const job = core.jobs.start(
    control,
    ({ signal }) => new Promise((resolve) => signal.addEventListener("abort", () => resolve())),
  );
  const plan = await manager.plans.save({ ...privatePlan, id: null, version: null });
  return { filter, binder, opened, job, privatePlanId: plan.id, privatePlanVersion: plan.version };
}

/** A final survey of the village, and a draft of another. */
async function theirSurveys({ one, village }: Branch) {
  const fields = { ...surveyFindings, source: markup, surveyor: markup, remarks: markup };
  const begun = { id: null, version: null, areaId: village.id, correctsId: null, fields };
  const survey = await one.surveys.finalise(await one.surveys.saveDraft(begun));
  return { survey, surveyDraft: await one.surveys.saveDraft(begun) };
}

/** A preview of gold customers, a trial of a scorecard and a check of the ledger, all done. */
async function theirTrials({ manager }: Branch, { definition, rules }: Pick<ForeignScene, "definition" | "rules">) {
  const { jobId: goldJobId } = await manager.gold.preview({ rules });
  const { id: whatIfJobId } = await manager.scorecards.whatIf.start({ definition });
  const { id: verificationJobId } = await manager.integrity.start();
  for (const id of [goldJobId, whatIfJobId, verificationJobId]) await ended(manager, id);
  return { goldJobId, whatIfJobId, verificationJobId };
}

/** A period that is frozen on its last day already, and what the first marketer has against their score. */
async function theirAssessment({ core, manager, one }: Branch) {
  const { id: periodId } = await computedPeriod(manager);
  await core.opened.store.write((db) =>
    db("assessmentPeriods").where({ id: periodId }).update({ frozenAt: testNow, frozenBy: 1, disputeUntil: today }),
  );
  const dispute = await one.assessments.disputes.file({ periodId, indicator: "visitsDone", reason: markup });
  return { periodId, dispute };
}
