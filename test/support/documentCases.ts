import type { DocumentKind, DocumentOf, DocumentRequest } from "../../shared/contract/documents.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";
import { workKinds } from "../../shared/domain/dayList.ts";
import { computedPeriod } from "./assessment.ts";
import { fullCustomer } from "./fullCustomer.ts";
import { handedOver } from "./handovers.ts";
import { farmer } from "./people.ts";
import { villageWithProposals } from "./postedNotice.ts";
import { signInNew, type startBranch, type TestWindow } from "./testCore.ts";
import { branchWithMarketers } from "./village.ts";

type Branch = Awaited<ReturnType<typeof startBranch>>;
type Options = Parameters<typeof startBranch>[0];

/** A branch in which a document can be printed. */
export interface DocumentCase<Document = DocumentRequest["document"]> {
  branch: Branch;
  document: Document;
  /** whoever may print it */
  reader: TestWindow;
  /** what it is about, as `type id`, in the order of the entries */
  subjects: readonly string[];
  /** a marketer who has nothing to do with it, and why they are refused */
  outsider: TestWindow;
  outside: RefusalReason;
}

/** For each kind of document how to come to one: a new kind has its line here. */
export const documentCases: {
  readonly [Kind in DocumentKind]: (options: Options) => Promise<DocumentCase<DocumentOf<Kind>>>;
} = {
  customerFile: ofCustomers(([customerId = 0]) => ({ kind: "customerFile", customerId }), "notFound", 1),
  customerFiles: ofCustomers((ids) => ({ kind: "customerFiles", selection: { by: "ids", ids } }), "selectionEmpty", 2),
  investigationForm: ofCustomers(
    ([customerId = 0]) => ({ kind: "investigationForm", of: { by: "customer", customerId } }),
    "notFound",
    1,
  ),
  investigationForms: ofCustomers(
    (ids) => ({ kind: "investigationForms", selection: { by: "ids", ids } }),
    "selectionEmpty",
    2,
  ),
  jurisdictionBook: ofHands((marketerId) => ({ kind: "jurisdictionBook", marketerId, day: "2026-03-10" })),
  async assessmentSheet(options) {
    const branch = await villageOfOne(options);
    await branch.make(1);
    const { manager, one: reader, oneId: marketerId, other: outsider } = branch;
    const { id: periodId } = await computedPeriod(manager);
    const document = { kind: "assessmentSheet" as const, marketerId, periodId };
    return { branch, document, reader, subjects: [`user ${marketerId}`], outsider, outside: "notFound" };
  },
  goldFile: ofFullCustomer((customerId) => ({ kind: "goldFile", customerId }), "notFound"),
  creditCertificate: ofFullCustomer((customerId) => ({ kind: "creditCertificate", customerId }), "notFound"),
  creditCertificates: ofFullCustomer(
    (customerId) => ({ kind: "creditCertificates", selection: { by: "ids", ids: [customerId] } }),
    "selectionEmpty",
  ),
  async villageNotice(options) {
    const branch = await villageWithProposals(options ?? {});
    const { id } = await branch.post();
    const document = { kind: "villageNotice" as const, id };
    const { one: reader, other: outsider } = branch;
    return { branch, document, reader, subjects: [`notice ${id}`], outsider, outside: "notFound" };
  },
  async auditSheet(options) {
    const branch = await branchWithMarketers(options ?? {});
    const { manager: reader, one: outsider } = branch;
    const document = { kind: "auditSheet" as const };
    return { branch, document, reader, subjects: ["ledger 1"], outsider, outside: "notAllowed" };
  },
  async recoverySheet(options) {
    const branch = await branchWithMarketers(options ?? {});
    const { manager: reader, one: outsider } = branch;
    const document = { kind: "recoverySheet" as const };
    return { branch, document, reader, subjects: ["backups 1"], outsider, outside: "notAllowed" };
  },
  async dayList(options) {
    const branch = await villageOfOne(options);
    const { one, oneId, other, village, make } = branch;
    const ids = [await make(1), await make(2)];
    const selection = { by: "ids" as const, ids };
    await one.bulk.scheduleVisit({ selection, nextOn: "2026-03-12", nextStep: "核实大棚" });
    const asked = { marketerId: oneId, day: "2026-03-10", withinDays: 7, notVisitedDays: 30, villageIds: [village.id] };
    const document = { kind: "dayList" as const, ...asked, kinds: [...workKinds] };
    return { branch, document, reader: one, subjects: ids.map(ofCustomer), outsider: other, outside: "dayListOfOther" };
  },
  async diligenceReport(options) {
    const branch = await villageOfOne(options);
    const { one: reader, other: outsider, make } = branch;
    const customerId = await make(1);
    const { id } = await reader.diligence.begin({ customerId });
    const document = { kind: "diligenceReport" as const, id };
    return { branch, document, reader, subjects: [ofCustomer(customerId)], outsider, outside: "notFound" };
  },
  async roundList(options) {
    const branch = await villageOfOne(options);
    const { one: reader, oneId: marketerId, other: outsider, village, make } = branch;
    await make(1);
    const begun = { areaId: village.id, marketerId, purpose: "整村授信", begunOn: "2026-03-10" };
    const { id } = await reader.rounds.begin(begun);
    const document = { kind: "roundList" as const, id };
    return { branch, document, reader, subjects: [`round ${id}`], outsider, outside: "notFound" };
  },
  async handoverList(options) {
    const branch = await handedOver(options ?? {});
    const outsider = await signInNew(branch, "m03", ["marketer"]);
    const document = { kind: "handoverList" as const, id: branch.id };
    const subjects = [`handover ${branch.id}`];
    return { branch, document, reader: branch.one, subjects, outsider, outside: "notFound" };
  },
};

/** Documents about so many customers of m01, whom m02 does not see. */
function ofCustomers<Kind extends DocumentKind>(
  ask: (customerIds: number[]) => DocumentOf<Kind>,
  outside: RefusalReason,
  count: number,
): (options: Options) => Promise<DocumentCase<DocumentOf<Kind>>> {
  return async (options) => {
    const branch = await villageOfOne(options);
    const ids: number[] = [];
    for (let sequence = 1; sequence <= count; sequence += 1) ids.push(await branch.make(sequence));
    const { one: reader, other: outsider } = branch;
    return { branch, document: ask(ids), reader, subjects: ids.map(ofCustomer), outsider, outside };
  };
}

/** Documents about what m01 is responsible for. */
function ofHands<Kind extends DocumentKind>(
  ask: (marketerId: number) => DocumentOf<Kind>,
): (options: Options) => Promise<DocumentCase<DocumentOf<Kind>>> {
  return async (options) => {
    const branch = await villageOfOne(options);
    await branch.make(1);
    const { one: reader, oneId, other: outsider } = branch;
    return { branch, document: ask(oneId), reader, subjects: [`user ${oneId}`], outsider, outside: "handsOfOther" };
  };
}

/** Documents about a customer of m01 of whom everything is known. */
function ofFullCustomer<Kind extends DocumentKind>(
  ask: (customerId: number) => DocumentOf<Kind>,
  outside: RefusalReason,
): (options: Options) => Promise<DocumentCase<DocumentOf<Kind>>> {
  return async (options) => {
    const branch = await fullCustomer(options ?? {});
    const { one: reader, other: outsider, customer } = branch;
    return { branch, document: ask(customer.id), reader, subjects: [ofCustomer(customer.id)], outsider, outside };
  };
}

/** A village of m01, and how a customer of it is registered. */
async function villageOfOne(options: Options) {
  const branch = await branchWithMarketers(options ?? {});
  const { manager, one, oneId, village } = branch;
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  const make = async (sequence: number) => (await one.customers.create(farmer(village.id, sequence))).id;
  return { ...branch, make };
}

const ofCustomer = (id: number) => `customer ${id}`;
