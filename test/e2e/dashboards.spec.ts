import type { Page } from "playwright/test";
import type { Outputs } from "../../shared/contract/index.ts";
import type { Area } from "../../shared/contract/jurisdictions.ts";
import { rpcPath } from "../../shared/contract/transport.ts";
import { addDays } from "../../shared/domain/dates.ts";
import { dashboardPages, ofEveryPage } from "../support/dashboardPages.ts";
import { farmer } from "../support/people.ts";
import { loan } from "../support/records.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { there, townshipOfOne, townshipOfTwo, twoJurisdictions } from "./support/board.ts";
import { addUser, call } from "./support/procedures.ts";
import { proposeBest, rateBest } from "./support/ratings.ts";
import { goTo, loginOf, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "areas" });

/** A rating made today expires in less than 30 days then. */
const daysAhead = 340;

/** Months later: one is overdue, two are to be visited, one is proposed and objected to, and a village changes hands. */
async function work(manager: Page, marketer: Page, village: Area): Promise<void> {
  const { today } = await call<{ today: string }>(manager, "session/current", undefined);
  const { rows } = await call<Outputs["customers"]["list"]>(manager, "customers/list", { order: "fileNumber" });
  const [, owing, proposed] = rows.map(({ id }) => id);
  const due = { dueOn: addDays(today, -10), overdueSince: addDays(today, -9) };
  await call(manager, "records/addEntry", {
    ...{ customerId: owing, list: "loans" },
    fields: { ...loan, ...due, grantedOn: addDays(today, -40) },
  });
  const visit = {
    visitedOn: addDays(today, -3),
    method: "onSite",
    purpose: "贷款调查",
    result: "",
    nextStep: "送资料",
  };
  await call(marketer, "visits/log", { ...visit, customerId: owing, nextOn: addDays(today, -1) });
  await call(marketer, "visits/log", { ...visit, customerId: proposed, nextOn: today });
  const rating = await proposeBest(marketer, there(proposed));
  await objectTo(manager, village, rating.id, today);
  await handOver(manager, village, today);
}

async function objectTo(manager: Page, village: Area, ratingId: number, today: string): Promise<void> {
  const draft = await call<{ id: number; version: number }>(manager, "notices/saveDraft", {
    ...{ id: null, version: null, areaId: village.id, postedOn: today, endsOn: addDays(today, 6) },
    ...{ place: "村委会", contact: "0371-12345678", showLine: true, note: "", ratingIds: [ratingId] },
  });
  const { id: noticeId } = await call<{ id: number }>(manager, "notices/post", {
    id: draft.id,
    version: draft.version,
  });
  await call(manager, "notices/recordObjection", {
    ...{ noticeId, ratingId, receivedOn: today, channel: "visit", content: "该户在外有欠款。" },
    ...{ objectorName: "", objectorContact: "" },
  });
}

/** A neighbouring village goes from one marketer to the other with a customer; another customer is nobody's. */
async function handOver(manager: Page, village: Area, today: string): Promise<void> {
  const areas = await call<Area[]>(manager, "jurisdictions/areas", {});
  const neighbour = there(areas.find(({ id, parentId }) => parentId === village.parentId && id !== village.id));
  const own = areas.filter(({ name }) => name === townshipOfOne || name === townshipOfTwo).map(({ id }) => id);
  const nobodys = there(areas.find(({ level, parentId }) => level === "village" && !own.includes(parentId ?? 0)));
  await call(manager, "customers/create", farmer(neighbour.id, 4));
  await call(manager, "customers/create", farmer(nobodys.id, 5));
  const users = await call<{ id: number; login: string }[]>(manager, "users/list", undefined);
  const marketerId = users.find(({ login }) => login === "m02")?.id;
  const { id, version } = await call<{ id: number; version: number }>(manager, "plans/save", {
    ...{ id: null, version: null, kind: "manual", name: "调整", note: "", from: today, shared: false, locked: [] },
    moves: { areas: [{ areaId: neighbour.id, marketerId, assistantId: null, to: null }], customers: [] },
  });
  await call(manager, "plans/confirm", { id, version, from: today, reason: "轮岗" });
}

/** Opens the first screen, or a tab of it. */
async function openDashboard(page: Page, t: Translate, tab?: string): Promise<void> {
  await goTo(page, t("app.nav.dashboard"));
  if (tab) await page.getByRole("tab", { name: tab }).click();
  await expect(page.locator(".app-content .figures:visible").first()).toBeVisible();
}

/** Every number in sight that is a link, with where it leads; those of money lead to whoever owes it. */
async function numbersOn(page: Page): Promise<Map<string, number>> {
  const links = await page
    .locator(".app-content a:visible")
    .evaluateAll((found) => found.map((link) => [link.getAttribute("href") ?? "", link.textContent ?? ""]));
  const numbers = links.flatMap(([href = "", text = ""]) => {
    const number = /(\d+)(?: 件)?[)）]?$/.exec(text)?.[1];
    // One thing alone, a sum of money, and the areas, which the board does not list row by row.
    const counts =
      number !== undefined && !/\/\d+$/.test(href) && !/\d\.\d/.test(text) && !href.endsWith("/jurisdictions");
    return counts && number !== "0" ? [[href.slice(href.indexOf("#") + 1), Number(number)] as const] : [];
  });
  return new Map(numbers);
}

/** Follows every number of a tab and expects as many rows; gives the numbers by their addresses. */
async function followAll(page: Page, t: Translate, tab?: string): Promise<Map<string, number>> {
  await openDashboard(page, t, tab);
  await expect(page.locator(".app-content .ant-statistic:visible")).not.toHaveCount(0);
  await expect(page.locator(".app-content .ant-statistic:visible:not(a .ant-statistic)")).toHaveCount(0);
  const numbers = await numbersOn(page);
  for (const [href, number] of numbers) {
    await openDashboard(page, t, tab);
    await page.locator(`.app-content a[href$="#${href}"]:visible`).first().click();
    await expect(page.locator(".app-content .figures")).toHaveCount(0);
    await expect(page.locator(".app-content .ant-table-row"), `${href} tells of ${number}`).toHaveCount(number);
  }
  return numbers;
}

/** The procedures that a first screen asks for beside what every screen does. */
async function askedBy(page: Page): Promise<string[]> {
  const asked = new Set<string>();
  page.on("request", (request) => {
    const path = new URL(request.url()).pathname;
    if (path.startsWith(`${rpcPath}/`)) asked.add(path.slice(rpcPath.length + 1).replaceAll("/", "."));
  });
  await page.reload();
  await expect(page.locator(".app-content .figures").first()).toBeVisible();
  await page.waitForLoadState("networkidle");
  return [...asked].filter((path) => !ofEveryPage.some((one) => one === path)).sort();
}

for (const [language, locale] of systems)
  test(`every number of the first screens leads to a list of as many rows (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const before = await openWindow(browser, application, locale, managerLogin);
    const { village } = await twoJurisdictions(before);
    await addUser(before, "r01", "赵审批", ["reviewer"]);
    const reviewer = await openWindow(browser, application, locale, loginOf("r01"));
    const { rows } = await call<Outputs["customers"]["list"]>(before, "customers/list", { order: "fileNumber" });
    await rateBest(before, reviewer, there(rows[0]).id);
    await reviewer.close();
    await before.close();
    await application.restart(daysAhead);

    const manager = await openWindow(browser, application, locale, managerLogin);
    const marketer = await openWindow(browser, application, locale, loginOf("m01"));
    await work(manager, marketer, village);
    const pageOf = (who: string) => [...there(dashboardPages.find(({ page }) => page === who)).procedures].sort();
    expect(await askedBy(marketer)).toEqual(pageOf("the marketer's"));
    expect(await askedBy(manager)).toEqual(pageOf("the manager's"));

    const home = encodeURIComponent(`[${village.id}]`);
    expect(Object.fromEntries(await followAll(marketer, t))).toEqual({
      "/customers": 3,
      "/customers?standing=inForce": 1,
      "/ratings?list=due&bucket=within30": 1,
      "/ratings?list=due": 1,
      "/ratings?list=queue": 1,
      "/visits?tab=followUps&bucket=overdue": 1,
      "/visits?tab=followUps&bucket=today": 1,
      [`/customers?areaId=${village.id}`]: 3,
      [`/customers?areaId=${village.id}&standing=inForce`]: 1,
      [`/customers?areaId=${village.id}&ratingDueDays=60`]: 1,
      [`/day-list?villageIds=${home}&kinds=${encodeURIComponent('["followUp"]')}&withinDays=0`]: 2,
    });
    await openDashboard(marketer, t);
    await expect(marketer.getByText(t("handovers.waiting.own", { count: 1 }))).toBeVisible();

    expect(Object.fromEntries(await followAll(manager, t, t("dashboard.day")))).toMatchObject({
      "/customers": 5,
      "/customers?unassigned=true": 1,
      "/visits?tab=followUps&bucket=overdue": 1,
    });
    expect(Object.fromEntries(await followAll(manager, t, t("dashboard.branch")))).toMatchObject({
      "/customers?overdue=true": 1,
      "/handovers?open=true": 1,
      "/notices?tab=objected": 1,
      "/customers?grade=AAA": 1,
      "/customers?standing=notInForce": 4,
    });
    await marketer.close();
    await manager.close();
  });
