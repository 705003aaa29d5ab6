import type { Page } from "playwright/test";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { RatingPolicy } from "../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import type { RatingAnswers } from "../../../shared/domain/rating.ts";
import { bestDraft } from "../../support/people.ts";
import { expect } from "./application.ts";
import { call } from "./procedures.ts";
import type { Translate } from "./steps.ts";

type Rating = Outputs["ratings"]["saveDraft"];

/** The best answer to everything by the scorecard in force, or another to some, proposed by the page's user. */
export async function proposeBest(
  page: Page,
  customerId: number,
  otherwise: RatingAnswers["values"] = {},
): Promise<Rating> {
  const { definition } = await call<Scorecard>(page, "scorecards/inForce", { kind: "farmer" });
  const draft = bestDraft(customerId, definition);
  const answers = { ...draft.answers, values: { ...draft.answers.values, ...otherwise } };
  const { id, version } = await call<Rating>(page, "ratings/saveDraft", { ...draft, answers });
  return call(page, "ratings/propose", { id, version });
}

/** Rates a farmer by the hand of one user and approves it by that of another: a line of 90,000 yuan from today. */
export async function rateBest(
  maker: Page,
  checker: Page,
  customerId: number,
  otherwise: RatingAnswers["values"] = {},
): Promise<Rating> {
  const { id, version } = await proposeBest(maker, customerId, otherwise);
  return call(checker, "ratings/approve", { id, version, note: "同意", effectiveFrom: null });
}

/** Changes how the branch rates, by the hand of the page's manager. */
export async function changePolicy(page: Page, changes: Partial<RatingPolicy>): Promise<void> {
  const { version, policy } = await call<{ version: number; policy: RatingPolicy }>(
    page,
    "ratings/policy/get",
    undefined,
  );
  await call(page, "ratings/policy/update", { version, policy: { ...policy, ...changes } });
}

/** Waits until what was typed into the rating form is saved: only then may the page be left. */
export async function ratingSaved(page: Page, t: Translate): Promise<void> {
  const words = new RegExp(`^${t("ratings.form.savedAt", { time: "\\d\\d:\\d\\d" })}$`);
  await expect(page.getByTestId("save-state")).toHaveText(words);
}
