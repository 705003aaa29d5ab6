/** Partner units (合作单位) who send customers, and the agreements with them. */
import { addDays } from "./dates.ts";

export const partnerKinds = ["developer", "agency", "dealer", "cooperative", "other"] as const;
export type PartnerKind = (typeof partnerKinds)[number];

/** An agreement that runs out is told of so many days ahead. */
export const agreementWarningDays = 60;

/** First and last day of an agreement. */
export interface AgreementPeriod {
  fromDate: string;
  /** the last day on which it holds, as it stands in the agreement */
  untilDate: string;
}

export const agreementStates = ["none", "ahead", "inForce", "expiring", "expired"] as const;
export type AgreementState = (typeof agreementStates)[number];

/** How a partner stands by all agreements with them: one that follows on the next day lets nothing run out. */
export function agreementState(agreements: readonly AgreementPeriod[], today: string): AgreementState {
  if (agreements.length === 0) return "none";
  const until = coveredUntil(agreements, today);
  if (until !== null) return until <= addDays(today, agreementWarningDays) ? "expiring" : "inForce";
  return agreements.some(({ fromDate }) => fromDate > today) ? "ahead" : "expired";
}

/** The last day up to which agreements hold without a gap from today on; null where none holds today. */
export function coveredUntil(agreements: readonly AgreementPeriod[], today: string): string | null {
  let until: string | null = null;
  for (const { fromDate, untilDate } of [...agreements].sort((one, other) =>
    one.fromDate < other.fromDate ? -1 : 1,
  )) {
    const reaches = until === null ? fromDate <= today : fromDate <= addDays(until, 1);
    if (reaches && untilDate >= today && (until === null || untilDate > until)) until = untilDate;
  }
  return until;
}
