import type { Page } from "playwright/test";
import { bestDraft, farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { call } from "./support/procedures.ts";
import { button, choose, createBranchWithAreas, goTo, systems, type Translate, wordsOf } from "./support/steps.ts";

const village = "城中社区";
const reviewerLogin = { login: "r01", password: "reviewer-pass-1" };

/** Farmers' ratings are posted first; the manager rates one, whom the reviewer approves. Gives the rating's id. */
async function approvedAndWaiting(page: Page, reviewer: Page): Promise<number> {
  const policy = await call<{ version: number; policy: object }>(page, "ratings/policy/get", undefined);
  await call(page, "ratings/policy/update", {
    version: policy.version,
    policy: { ...policy.policy, noticeRequiredFor: ["farmer"] },
  });
  const areas = await call<{ id: number; name: string }[]>(page, "jurisdictions/areas", {});
  const areaId = areas.find(({ name }) => name === village)?.id ?? 0;
  const customer = await call<{ id: number }>(page, "customers/create", farmer(areaId, 1, { name: "李小明" }));
  const { definition } = await call<{ definition: Parameters<typeof bestDraft>[1] }>(page, "scorecards/inForce", {
    kind: "farmer",
  });
  const draft = await call<Target>(page, "ratings/saveDraft", bestDraft(customer.id, definition));
  const proposed = await call<Target>(page, "ratings/propose", { id: draft.id, version: draft.version });
  await call(page, "users/create", { ...reviewerLogin, name: "孙审批", roles: ["reviewer"] });
  await call(reviewer, "session/signIn", reviewerLogin);
  const { id, version } = proposed;
  await call(reviewer, "ratings/approve", { id, version, note: "同意", effectiveFrom: null });
  return id;
}

interface Target {
  id: number;
  version: number;
}

async function postNotice(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.notices"));
  await button(page, t("notices.make")).click();
  await choose(page, "areaId", village);
  await page.getByLabel(t("notices.place")).fill("村委会公示栏");
  await page.getByLabel(t("notices.contact")).fill("0371-12345678");
  await button(page, t("notices.chooseAll", { count: 1 })).click();
  await expect(page.getByRole("checkbox", { name: t("notices.tick", { name: "李小明" }) })).toBeChecked();
  const sheet = page.getByRole("article", { name: t("notices.sheet.label") });
  await expect(sheet).toContainText("李*明");
  await expect(sheet).not.toContainText("李小明");
  await button(page, t("notices.save")).click();
  await button(page, t("notices.post")).click();
  await page
    .getByRole("dialog")
    .getByRole("button", { name: t("notices.post"), exact: true })
    .click();
  await expect(page.getByRole("heading", { level: 3 })).toContainText(`-0001 ${t("notices.status.running")}`);
  await expect(ratingLine(page)).toContainText(t("notices.waitsFor.notice"));
}

/** The line of the posted rating among those whose standing is listed for the staff. */
function ratingLine(page: Page) {
  return page.getByRole("row", { name: "李小明" });
}

async function recordObjection(page: Page, t: Translate): Promise<void> {
  await button(page, t("notices.record")).click();
  const dialog = page.getByRole("dialog", { name: t("notices.record") });
  await choose(
    page,
    "ratingId",
    "李",
    t("notices.aboutOption", { position: 1, maskedName: "李*明", areaName: village }),
  );
  await dialog.getByLabel(t("notices.objectorName")).fill("钱多多");
  await dialog.getByLabel(t("notices.objectorContact")).fill("10099998888");
  await dialog.getByLabel(t("notices.content")).fill("该户在外有欠款。");
  await dialog.getByRole("button", { name: t("common.actions.save") }).click();
  await expect(ratingLine(page)).toContainText(t("notices.waitsFor.objection"));
  const card = objectionCard(page, t);
  await expect(card).toContainText("钱*多 · 100****8888");
  await expect(card).toContainText(t("notices.unanswered"));
}

function objectionCard(page: Page, t: Translate) {
  return page.getByRole("region", { name: t("notices.objectionTo", { name: "李*明" }) });
}

/** The manager made the rating, so that only the reviewer looks into the objection and answers it. */
async function answerObjection(page: Page, reviewer: Page, t: Translate): Promise<void> {
  await expect(objectionCard(page, t)).toContainText(t("notices.ownRating"));
  await reviewer.reload();
  await goTo(reviewer, t("app.nav.notices"));
  await expect(reviewer.getByText(t("notices.standing", { count: 1 }))).toBeVisible();
  await reviewer.getByRole("link", { name: /-0001$/ }).click();
  const card = objectionCard(reviewer, t);
  await card.getByRole("button", { name: t("notices.reveal") }).click();
  await expect(card).toContainText("钱多多 · 10099998888");
  await expect(card.getByRole("button", { name: t("notices.answer"), exact: true })).toBeDisabled();
  await card.getByRole("button", { name: t("notices.investigate"), exact: true }).click();
  const finding = reviewer.getByRole("dialog", { name: t("notices.investigate") });
  await finding.getByRole("textbox").fill("查询征信，走访邻里，未发现欠款。");
  await finding.getByRole("button", { name: t("common.actions.save") }).click();
  await card.getByRole("button", { name: t("notices.answer"), exact: true }).click();
  const answer = reviewer.getByRole("dialog", { name: t("notices.answer") });
  await answer.getByRole("radio", { name: t("common.objectionOutcome.rejected"), exact: true }).check();
  await expect(answer).toContainText(t("notices.consequence.goesOn"));
  await answer.getByRole("textbox").fill("经核实无对外欠款，评级维持。");
  await answer.getByRole("button", { name: t("notices.answer"), exact: true }).click();
  await expect(card).toContainText(t("common.objectionOutcome.rejected"));
  await expect(card).toContainText("经核实无对外欠款，评级维持。");
  await expect(ratingLine(reviewer)).toContainText(t("notices.waitsFor.notice"));
}

async function lookAtVillages(page: Page, t: Translate): Promise<void> {
  await goTo(page, t("app.nav.notices"));
  await page.getByRole("tab", { name: t("notices.villages.title") }).click();
  await page.getByLabel(t("notices.villages.search")).fill(village);
  const row = page.getByRole("row", { name: village });
  await expect(row).toContainText(t("notices.villages.notYet"));
  await expect(row).toContainText(t("notices.villages.shortOf.rated"));
  const download = page.waitForEvent("download");
  await button(page, t("notices.villages.save")).click();
  expect((await download).suggestedFilename()).toBe(`${t("notices.villages.title")}.csv`);
}

for (const [language, locale] of systems)
  test(`a notice with an objection that blocks and is answered, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale);
    await createBranchWithAreas(page, t);
    const reviewer = await openWindow(browser, application, locale);
    const ratingId = await approvedAndWaiting(page, reviewer);
    await postNotice(page, t);
    await recordObjection(page, t);
    expect(await call(page, "ratings/get", { id: ratingId })).toMatchObject({
      status: "approved",
      waitsFor: "objection",
    });
    await answerObjection(page, reviewer, t);
    await lookAtVillages(page, t);
    await page.close();
    await reviewer.close();
  });
