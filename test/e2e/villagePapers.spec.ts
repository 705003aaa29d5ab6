import type { Notice } from "../../shared/contract/notices.ts";
import { withoutSpace } from "../support/pdf.ts";
import { residentId } from "../support/people.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { previewed, savedPdf } from "./support/papers.ts";
import { addUser, call, registerInVillage } from "./support/procedures.ts";
import { rateBest } from "./support/ratings.ts";
import { button, loginOf, managerLogin, systems, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

type Page = Awaited<ReturnType<typeof openWindow>>;

const villagers = [
  { name: "李小明", masked: "李*明" },
  { name: "欧阳建国", masked: "欧阳*国" },
] as const;

async function postedNotice(page: Page, ratingIds: number[]): Promise<Notice> {
  const { today } = await call<{ today: string }>(page, "session/current", undefined);
  const [rated] = await call<{ id: number; level: string }[]>(page, "jurisdictions/areas", {}).then((areas) =>
    areas.filter(({ level }) => level === "village"),
  );
  const last = new Date(Date.parse(`${today}T00:00:00Z`) + 6 * 86_400_000).toISOString().slice(0, 10);
  const draft = {
    ...{ id: null, version: null, areaId: rated?.id, postedOn: today, endsOn: last, ratingIds },
    ...{ place: "村委会公示栏", contact: "0371-12345678", showLine: true, note: "" },
  };
  const { id, version } = await call<Notice>(page, "notices/saveDraft", draft);
  return call(page, "notices/post", { id, version });
}

for (const [language, locale] of systems)
  test(`a notice is printed for the board, and certificates for those whose lines are in force, on a system in ${locale}`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await addUser(page, "r01", "孙审批", ["reviewer"]);
    const reviewer = await openWindow(browser, application, locale, loginOf("r01"));
    const ratings: { id: number; customerId: number }[] = [];
    for (const [index, { name }] of villagers.entries()) {
      const { id } = await registerInVillage(page, index + 1, { name });
      ratings.push(await rateBest(page, reviewer, id));
    }
    await reviewer.close();
    const notice = await postedNotice(
      page,
      ratings.map(({ id }) => id),
    );

    await page.goto(`${new URL(page.url()).origin}/#/notices/${notice.id}`);
    await button(page, t("villageNoticePaper.print")).click();
    const sheet = await previewed(page, t("villageNoticePaper.preview"));
    for (const { name, masked } of villagers) {
      await expect(sheet).toContainText(masked);
      await expect(sheet).not.toContainText(name);
    }
    const hung = await savedPdf(page, t);
    expect(hung.paper).toBe("A4");
    for (const words of [t("notices.sheet.title"), notice.number ?? "", "90,000.00", t("villageNoticePaper.committee")])
      expect(hung.texts.join("")).toContain(withoutSpace(words));
    for (const { name, masked } of villagers) {
      expect(hung.texts.join("")).toContain(masked);
      expect(hung.texts.join("")).not.toContain(name);
    }
    await button(page, t("common.actions.back")).click();

    await button(page, t("creditCertificatePaper.printAll", { count: 2 })).click();
    await expect(await previewed(page, t("creditCertificatePaper.preview"))).toContainText("欧阳建国");
    const all = await savedPdf(page, t);
    expect(all.pages).toBe(6);
    expect(all.texts[0]).toContain(withoutSpace(t("creditCertificatePaper.register.title")));
    villagers.forEach(({ name }, index) => {
      expect(all.texts[2 + 2 * index]).toContain(name);
      expect(all.texts[2 + 2 * index]).toContain(residentId(index + 1));
    });
    await button(page, t("common.actions.back")).click();

    await page.goto(`${new URL(page.url()).origin}/#/customers/${ratings[0]?.customerId}?tab=creditLine`);
    await button(page, t("creditCertificatePaper.print")).click();
    await expect(await previewed(page, t("creditCertificatePaper.preview"))).toContainText("李小明");
    const one = await savedPdf(page, t);
    expect(one.pages).toBe(2);
    for (const words of ["人民币玖万元整", t("creditCertificatePaper.rule"), residentId(1)])
      expect(one.texts[0]).toContain(withoutSpace(words));
    expect(one.texts[1]).toContain(withoutSpace(t("creditCertificatePaper.recordTitle")));
    await button(page, t("common.actions.back")).click();
    await expect(page.getByRole("region", { name: t("creditLines.certificate") })).toBeVisible();
    await page.close();
  });

test("a customer without a line in force is refused a certificate in words", async ({ application, browser }) => {
  const t = wordsOf("zh-CN");
  const page = await openWindow(browser, application, "zh-CN", managerLogin);
  const { id } = await registerInVillage(page, 1);
  await page.goto(`${new URL(page.url()).origin}/#/customers/${id}/certificate`);
  await expect(page.getByText(t("refusals.certificateNone"))).toBeVisible();
  await expect(button(page, t("documents.downloadPdf"))).toBeDisabled();
  await page.close();
});
