import type { OfferAnswerView } from "../../shared/contract/offers.ts";
import { askAgainOn } from "../../shared/domain/nextOffer.ts";
import type { StoredAnswer } from "../store/offers.ts";

/** An answer as screens show it. */
export function toAnswer({ answer, answeredOn, notHeld, ...stored }: StoredAnswer): OfferAnswerView {
  const { id, version, customerId, service, answeredByName, note } = stored;
  return {
    id,
    version,
    customerId,
    service,
    answer,
    answeredOn,
    answeredByName,
    note,
    askAgainOn: askAgainOn(answer, answeredOn),
    toRecord: answer === "accepted" && notHeld === 1,
  };
}
