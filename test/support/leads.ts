import type { LeadFields } from "../../shared/contract/leads.ts";
import type { AgreementFields, PartnerFields } from "../../shared/contract/partners.ts";

/** A lead as a form sends it, to be varied by the test. */
export function leadFields(areaId: number, changes: Partial<LeadFields> = {}): LeadFields {
  return {
    name: "钱多多",
    phone: "10011112222",
    areaId,
    channel: "villageRound",
    channelNote: "",
    partnerId: null,
    referrerId: null,
    needFen: 5_000_000,
    needPurpose: "建大棚",
    needMonth: "2026-05",
    interest: "农户小额信用贷款",
    ownerId: null,
    nextStep: "电话回访",
    nextOn: "2026-03-12",
    ...changes,
  };
}

export function partnerFields(changes: Partial<PartnerFields> = {}): PartnerFields {
  return {
    kind: "dealer",
    name: "大地农机经销部",
    creditCode: "",
    address: "",
    contactName: "孙经理",
    contactPhone: "10055556666",
    note: "",
    ...changes,
  };
}

export function agreementFields(
  fromDate: string,
  untilDate: string,
  changes: Partial<AgreementFields> = {},
): AgreementFields {
  return { number: "HZ-001", fromDate, untilDate, depositRate: 500, terms: "按月对账", ...changes };
}
