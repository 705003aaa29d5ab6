import * as fc from "fast-check";
import { expect, test } from "vitest";
import { customerKinds, industries } from "../../shared/domain/customer.ts";
import { askAgainOn, nextOffers, type OfferFacts, offerAnswers, openOffers } from "../../shared/domain/nextOffer.ts";
import { services } from "../../shared/domain/records.ts";

const nobody: OfferFacts = {
  kind: "farmer",
  industry: "planting",
  hasPhone: true,
  held: [],
  heldElsewhere: [],
  depositsFen: 0,
  owedHereFen: 0,
  hasLine: false,
};
const reasons = (changes: Partial<OfferFacts>) =>
  nextOffers({ ...nobody, ...changes }).map(({ service, reason }) => `${service} ${reason}`);

test.each<[string, Partial<OfferFacts>, string[]]>([
  ["nothing known", {}, []],
  ["a loan and no account", { owedHereFen: 1 }, ["debitCard loanNoAccount", "insurance farmNoInsurance"]],
  ["a card and a telephone", { held: ["debitCard"] }, ["mobileBanking phoneNoMobileBanking"]],
  ["a card and no telephone", { held: ["debitCard"], hasPhone: false }, []],
  ["a shop", { kind: "selfEmployed", industry: "catering" }, ["merchant shopNoMerchant"]],
  [
    "an enterprise with an account",
    { kind: "enterprise", industry: "trade", held: ["deposit"] },
    ["merchant shopNoMerchant", "onlineBanking accountNoOnlineBanking"],
  ],
  ["much on the account", { held: ["deposit", "mobileBanking"], depositsFen: 20_000_000 }, ["wealth depositsNoWealth"]],
  ["insured elsewhere", { hasLine: true, heldElsewhere: ["insurance"] }, []],
  ["a credit card elsewhere", { heldElsewhere: ["creditCard"] }, ["creditCard cardElsewhere"]],
])("%s", (_, changes, expected) => {
  expect(reasons(changes)).toEqual(expected);
});

test("nothing is offered that is held, nothing twice, and nothing before its day after an answer", () => {
  const some = fc.record({
    kind: fc.constantFrom(...customerKinds),
    industry: fc.option(fc.constantFrom(...industries)),
    hasPhone: fc.boolean(),
    held: fc.subarray([...services]),
    heldElsewhere: fc.subarray([...services]),
    depositsFen: fc.constantFrom(0, 20_000_000),
    owedHereFen: fc.constantFrom(0, 1),
    hasLine: fc.boolean(),
  });
  fc.assert(
    fc.property(some, fc.constantFrom(...offerAnswers), (facts, answer) => {
      const offers = nextOffers(facts);
      expect(offers.filter(({ service }) => facts.held.includes(service))).toEqual([]);
      expect(new Set(offers.map(({ service }) => service)).size).toBe(offers.length);
      const answers = offers.map(({ service }) => ({ service, answer, answeredOn: "2026-03-10" }));
      const again = askAgainOn(answer, "2026-03-10");
      expect(openOffers(offers, answers, "2026-03-10")).toEqual([]);
      expect(openOffers(offers, answers, again)).toEqual(offers);
    }),
  );
});
