import type { Page } from "playwright/test";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import { bestDraft } from "../../support/people.ts";
import { call } from "./procedures.ts";

type Rating = Outputs["ratings"]["saveDraft"];

/** Rates a farmer by the hand of one user and approves it by that of another: a line of 90,000 yuan from today. */
export async function giveLine(maker: Page, checker: Page, customerId: number): Promise<void> {
  const { definition } = await call<Scorecard>(maker, "scorecards/inForce", { kind: "farmer" });
  const { id, version } = await call<Rating>(maker, "ratings/saveDraft", bestDraft(customerId, definition));
  const proposed = await call<Rating>(maker, "ratings/propose", { id, version });
  await call(checker, "ratings/approve", { id, version: proposed.version, note: "", effectiveFrom: null });
}
