import type { Locator, Page } from "playwright/test";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import type { CurrentSession } from "../../shared/contract/session.ts";
import { withoutSpace } from "../support/pdf.ts";
import { farmer } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { savedPdf } from "./support/papers.ts";
import { addUser, call } from "./support/procedures.ts";
import { button, choose, goTo, loginOf, managerLogin, type Translate, wordsOf } from "./support/steps.ts";

const t = wordsOf("zh-CN");

/** A village of m01 with two customers. */
async function villageOfMarketer(page: Page): Promise<{ village: Area; today: string; ids: number[] }> {
  await call(page, "areas/loadSample", undefined);
  await addUser(page, "m01", "周经理", ["marketer"]);
  const users = await call<{ id: number; login: string }[]>(page, "users/list", undefined);
  const marketerId = users.find(({ login }) => login === "m01")?.id ?? 0;
  const areas = await call<Area[]>(page, "jurisdictions/areas", {});
  const village = areas.find(({ level }) => level === "village");
  if (!village) throw new Error("The sample county has no village.");
  const { today } = await call<CurrentSession>(page, "session/current", undefined);
  await call(page, "jurisdictions/assign", { areaIds: [village.id], marketerId, from: today, reason: "分片" });
  const ids: number[] = [];
  for (const [index, name] of ["赵大海", "钱二"].entries())
    ids.push((await call<{ id: number }>(page, "customers/create", farmer(village.id, index + 1, { name }))).id);
  return { village, today, ids };
}

/** The text of a PDF that is saved. */
async function pdfText(page: Page, start?: Locator): Promise<string> {
  return (await savedPdf(page, t, start)).texts.join("");
}

async function openNeighbour(page: Page, words: Translate, name: string): Promise<void> {
  await goTo(page, words("app.nav.jurisdictions"));
  await button(page, words("jurisdictions.goTo")).click();
  await page.getByRole("menuitem", { name, exact: true }).click();
}

test("investigation forms, the jurisdiction book and the assessment sheet are previewed and saved", async ({
  application,
  browser,
}) => {
  const manager = await openWindow(browser, application, "zh-CN", managerLogin);
  const { village, today } = await villageOfMarketer(manager);
  const paper = manager.frameLocator("iframe");

  await goTo(manager, t("app.nav.customers"));
  await manager.getByRole("link", { name: "赵大海" }).click();
  await button(manager, t("investigationPaper.action")).click();
  await expect(
    paper.getByText(t("investigationPaper.titleOf", { kind: t("common.customerKind.farmer") })),
  ).toBeVisible();
  const form = await pdfText(manager);
  for (const word of ["赵大海", "KH00000001", t("investigationPaper.investigator")]) expect(form).toContain(word);

  await goTo(manager, t("app.nav.customers"));
  await manager.getByRole("checkbox", { name: /赵大海/ }).check();
  await manager.getByRole("checkbox", { name: /钱二/ }).check();
  await button(manager, t("ledger.bulk.print")).click();
  await manager.getByRole("menuitem", { name: t("investigationPaper.printSeveral") }).click();
  const dialog = manager.getByRole("dialog");
  await expect(dialog.getByText(/赵大海/)).toBeVisible();
  const forms = await pdfText(manager, dialog.getByRole("button", { name: t("documents.downloadPdf") }));
  for (const word of ["赵大海", "钱二", t("investigationPaper.list")]) expect(forms).toContain(word);

  await button(manager, t("customers.register")).click();
  await button(manager, t("investigationPaper.blank")).click();
  await choose(manager, "blank-form-area", village.name);
  await button(manager, t("investigationPaper.show")).click();
  const blank = await pdfText(manager);
  for (const word of [village.name, t("investigationPaper.newCustomer")]) expect(blank).toContain(withoutSpace(word));

  await openNeighbour(manager, t, t("bookPaper.title"));
  await choose(manager, "marketerId", "周经理");
  await button(manager, t("bookPaper.show")).click();
  await expect(paper.getByText(t("bookPaper.figures"))).toBeVisible();
  const book = await pdfText(manager);
  for (const word of ["周经理", village.name, "赵大海", "钱二", today]) expect(book).toContain(word);

  await manager.close();

  const marketer = await openWindow(browser, application, "zh-CN", loginOf("m01"));
  await openNeighbour(marketer, t, t("bookPaper.title"));
  await expect(marketer.frameLocator("iframe").getByText(t("bookPaper.figures"))).toBeVisible();
  expect(await pdfText(marketer)).toContain("赵大海");
  await marketer.close();
});
