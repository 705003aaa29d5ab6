import type { Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { CurrentSession } from "../../shared/contract/session.ts";
import { withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { savedPdf } from "./support/papers.ts";
import { addUser, call } from "./support/procedures.ts";
import { button, goTo, loginOf, managerLogin, systems, wordsOf } from "./support/steps.ts";

const people = [
  ["赵大海", "送合同"],
  ["钱二", "年度回访"],
  ["孙三", "核对余额"],
] as const;

/** Three villages of one marketer: in the first two customers to visit today, in the second one, in the third nobody. */
async function villagesOfMarketer(page: Page): Promise<{ villages: Area[]; today: string }> {
  await call(page, "areas/loadSample", undefined);
  await addUser(page, "m01", "周经理", ["marketer"]);
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const marketerId = users.find(({ login }) => login === "m01")?.id ?? 0;
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const villages = areas.filter(({ level }) => level === "village").slice(0, 3);
  const { today } = await call<CurrentSession>(page, "session/current", undefined);
  const areaIds = villages.map(({ id }) => id);
  await call(page, "jurisdictions/assign", { areaIds, marketerId, from: today, reason: "分片" });
  for (const [index, [name, nextStep]] of people.entries()) {
    const areaId = areaIds[index === 2 ? 1 : 0] ?? 0;
    const { id } = await call<{ id: number }>(page, "customers/create", farmer(areaId, index + 1, { name }));
    const selection = { by: "ids", ids: [id] };
    await call(page, "bulk/scheduleVisit", { selection, nextOn: today, nextStep });
  }
  await call(page, "customers/create", farmer(areaIds[2] ?? 0, 9, { name: "李四" }));
  return { villages, today };
}

for (const [language, locale] of systems)
  test(`a marketer chooses villages, prints whom to visit there on one page, and logs a visit (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const manager = await openWindow(browser, application, locale, managerLogin);
    const { villages, today } = await villagesOfMarketer(manager);
    const [first, second, third] = villages.map(({ name }) => name) as [string, string, string];

    const page = await openWindow(browser, application, locale, loginOf("m01"));
    await button(page, t("app.nav.dayList")).click();
    await expect(page.getByRole("row", { name: first }).getByRole("cell").nth(3)).toHaveText("2");
    await expect(page.getByRole("checkbox", { name: t("dayList.tick", { village: third }) })).toBeDisabled();
    await expect(button(page, t("dayList.makeList"))).toBeDisabled();
    for (const village of [first, second])
      await page.getByRole("checkbox", { name: t("dayList.tick", { village }) }).check();
    await expect(page.getByText(t("dayList.chosen", { villages: 2, customers: 3 }))).toBeVisible();
    await button(page, t("dayList.makeList")).click();
    for (const [name, nextStep] of people) await expect(page.getByRole("row", { name })).toContainText(nextStep);
    await expect(page.getByRole("row", { name: "李四" })).toHaveCount(0);
    await expect(page.getByText(t("dayList.fits"))).toBeVisible();

    await button(page, t("dayList.preview")).click();
    const paper = page.frameLocator("iframe");
    await expect(paper.getByText(t("dayList.paper.all", { total: 3 }))).toBeVisible();
    await expect(paper.getByText("送合同")).toBeVisible();
    const { pages, texts } = await savedPdf(page, t);
    expect(pages).toBe(1);
    for (const [name] of people) expect(texts[0]).toContain(withoutSpace(name));

    await button(page, t("common.actions.back")).click();
    await button(page, t("dayList.logVisitOf", { name: "赵大海" })).click();
    const dialog = page.getByRole("dialog");
    await expect(dialog.getByLabel(t("visits.purpose"))).toHaveValue(t("dayList.kind.followUp"));
    await expect(dialog.getByLabel(t("visits.visitedOn"))).toHaveValue(today);
    await dialog.getByLabel(t("visits.result")).fill("合同已送");
    await button(page, t("common.actions.save")).click();
    await expect(page.getByRole("row", { name: "赵大海" })).toHaveCount(0);
    await expect(page.getByRole("row", { name: "钱二" })).toBeVisible();

    await page.getByRole("link", { name: "钱二" }).click();
    await expect(page.getByText(t("visits.planned", { date: today, nextStep: "年度回访" }))).toBeVisible();
    await goTo(page, t("app.nav.dayList"));
    await expect(page.getByRole("row", { name: first }).getByRole("cell").nth(3)).toHaveText("1");
    await page.close();

    await goTo(manager, t("app.nav.dayList"));
    await expect(manager.getByText(t("dayList.chooseMarketerFirst"))).toBeVisible();
    await manager.locator("#day-list-marketer").click();
    await manager.locator(".ant-select-dropdown:visible").getByTitle("周经理").click();
    await expect(manager.getByRole("row", { name: second }).getByRole("cell").nth(3)).toHaveText("1");
    await manager.close();
  });
