import { readFileSync } from "node:fs";
import { join } from "node:path";
import { parseCsv } from "hucre/csv";
import type { Locator, Page } from "playwright/test";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import { rpcPath } from "../../shared/contract/transport.ts";
import { standings } from "../../shared/domain/portfolio.ts";
import { grades } from "../../shared/domain/scorecard.ts";
import { expect, openWindow, test } from "./support/application.ts";
import { button, goTo, managerLogin, systems, type Translate, wordsOf } from "./support/steps.ts";

test.use({ ledger: "county" });

type Portfolio = "distribution" | "migration" | "concentration";

/** Asks the core from inside the page, as the screen does. */
function ask<P extends Portfolio>(page: Page, procedure: P, input: Inputs["portfolio"][P]) {
  return page.evaluate(
    async ([address, json]) => {
      const body = JSON.stringify({ json });
      const answer = await fetch(address, { method: "POST", headers: { "content-type": "application/json" }, body });
      return (await answer.json()).json;
    },
    [`${rpcPath}/portfolio/${procedure}`, input] as const,
  ) as Promise<Outputs["portfolio"][P]>;
}

/** The table's body as it is read: a list of texts a line. */
async function cellsOf(table: Locator): Promise<string[][]> {
  const lines = await table.locator("tbody tr.ant-table-row").all();
  return Promise.all(lines.map((line) => line.locator("th, td").allInnerTexts()));
}

async function savedFile(page: Page, t: Translate, folder: string): Promise<{ name: string; rows: string[][] }> {
  const download = page.waitForEvent("download");
  await button(page, t("portfolio.save")).click();
  const file = await download;
  const path = join(folder, "saved.csv");
  await file.saveAs(path);
  return {
    name: file.suggestedFilename(),
    rows: parseCsv(readFileSync(path, "utf8").replace("\uFEFF", "")) as string[][],
  };
}

function counts(row: Outputs["portfolio"]["distribution"]["total"]): number[] {
  return [row.customers, ...standings.map((standing) => row.standings[standing])];
}

const numbers = (texts: readonly string[]) => texts.map((text) => Number(text.replaceAll(",", "")));

for (const [language, locale] of systems)
  test(`the portfolio is looked at by grade, over time and by concentration (${language})`, async ({
    application,
    browser,
  }) => {
    const t = wordsOf(language);
    const page = await openWindow(browser, application, locale, managerLogin);
    await goTo(page, t("app.nav.portfolio"));

    const distributionTable = page.getByLabel(t("portfolio.distribution.table"));
    await expect(distributionTable.locator(".sum-row")).toBeVisible();
    const top = await ask(page, "distribution", { by: "area" });
    const shown = await cellsOf(distributionTable);
    expect(shown.map(([name, ...cells]) => [name, ...numbers(cells.slice(0, 9))])).toEqual([
      ...top.rows.map((row) => [row.name, ...counts(row)]),
      [t("portfolio.total"), ...counts(top.total)],
    ]);
    const rated = grades.reduce((sum, grade) => sum + top.total.standings[grade], 0);
    const chart = t("portfolio.distribution.chart", { day: top.on, customers: 5000, rated });
    await expect(page.getByRole("img", { name: chart }).locator("svg")).toBeVisible();

    const saved = await savedFile(page, t, application.folder);
    expect(saved.name).toBe(`${t("portfolio.tab.distribution")}-${top.on}.csv`);
    expect(saved.rows[0]?.slice(0, 3)).toEqual([t("customers.area"), t("portfolio.customers"), "AAA"]);
    expect(saved.rows.slice(1).map(([name, ...cells]) => [name, ...cells.slice(0, 9).map(Number)])).toEqual(
      shown.map(([name, ...cells]) => [name, ...numbers(cells.slice(0, 9))]),
    );

    // Down by a click on the tallest bar, and back up; down again by the keyboard.
    const largest = top.rows.reduce((most, row) => (row.customers > most.customers ? row : most));
    const bars = page.getByRole("img", { name: chart }).locator("svg path[fill='#d4d4d4']");
    const boxes = await Promise.all((await bars.all()).map((bar) => bar.boundingBox()));
    const tallest = boxes.reduce((most, box) => ((box?.height ?? 0) > (most?.height ?? 0) ? box : most), null);
    if (!tallest) throw new Error("no bar is drawn");
    await page.mouse.click(tallest.x + tallest.width / 2, tallest.y + tallest.height / 2);
    const path = page.getByLabel(t("portfolio.distribution.path"));
    await expect(path.locator("strong")).not.toHaveText(top.path[0]?.name ?? "");
    await path.getByRole("button", { name: top.path[0]?.name ?? "" }).click();
    await expect(path.locator("strong")).toHaveText(top.path[0]?.name ?? "");
    const down = button(page, t("portfolio.distribution.open", { area: largest.name }));
    await down.focus();
    await page.keyboard.press("Enter");
    await expect(path.locator("strong")).toHaveText(largest.name);
    const below = await ask(page, "distribution", { by: "area", areaId: largest.id ?? 0 });
    await expect(distributionTable.locator(".sum-row td").nth(1)).toHaveText(String(largest.customers));
    expect((await cellsOf(distributionTable)).map(([name]) => name)).toEqual([
      ...below.rows.map(({ name }) => name),
      t("portfolio.total"),
    ]);

    // A number leads to the customers it counts.
    const best = below.total.standings.AA;
    await distributionTable.getByRole("link", { name: `${t("portfolio.total")} AA ${best}`, exact: true }).click();
    await expect(page.getByText(t("customers.found", { count: best }), { exact: true })).toBeVisible();
    await page.goBack();

    await page.getByText(t("portfolio.distribution.marketer"), { exact: true }).click();
    const marketers = await ask(page, "distribution", { by: "marketer", areaId: largest.id ?? 0 });
    await expect(distributionTable.locator("tbody tr.ant-table-row")).toHaveCount(marketers.rows.length + 1);
    await expect(distributionTable.locator("tbody tr.ant-table-row").first()).toContainText(
      marketers.rows[0]?.name ?? "",
    );

    await page.getByRole("tab", { name: t("portfolio.tab.migration") }).click();
    const matrixTable = page.getByLabel(t("portfolio.migration.table"));
    await expect(matrixTable.locator(".sum-row")).toBeVisible();
    const lastYear = `${Number(top.on.slice(0, 4)) - 1}${top.on.slice(4)}`;
    const matrix = await ask(page, "migration", { from: lastYear, to: top.on, areaId: largest.id ?? 0 });
    const cells = (await cellsOf(matrixTable)).map(([, ...line]) =>
      numbers(line.map((text) => text.split("\n")[0] ?? "")),
    );
    expect(cells).toEqual([
      ...matrix.counts.map((line, place) => [...line, matrix.fromTotals[place]]),
      [...matrix.toTotals, matrix.customers],
    ]);
    await expect(matrixTable.locator(".move.stable")).toHaveCount(grades.length);
    const matrixFile = await savedFile(page, t, application.folder);
    expect(matrixFile.rows.slice(1).map(([, ...line]) => line.map(Number))).toEqual(cells);

    await page.getByRole("tab", { name: t("portfolio.tab.concentration") }).click();
    const concentrationTable = page.getByLabel(t("portfolio.concentration.table"));
    await expect(concentrationTable.locator(".sum-row")).toBeVisible();
    const industries = await ask(page, "concentration", { by: "industry", areaId: largest.id ?? 0 });
    expect((await cellsOf(concentrationTable)).slice(0, -1).map(([, count]) => Number(count))).toEqual(
      industries.rows.map(({ count }) => count),
    );
    const index = (industries.balanceIndex?.value ?? 0).toFixed(3);
    await expect(page.getByText(t("portfolio.concentration.index", { value: index })).first()).toBeVisible();
    await page.getByText(t("portfolio.concentration.purpose"), { exact: true }).click();
    const purposes = await ask(page, "concentration", { by: "purpose", areaId: largest.id ?? 0 });
    await expect(concentrationTable.locator("tbody tr.ant-table-row").first()).toContainText(
      purposes.rows[0]?.key ?? "",
    );
    expect(
      (await savedFile(page, t, application.folder)).rows.slice(1, -1).map(([key, count]) => [key, Number(count)]),
    ).toEqual(purposes.rows.map(({ key, count }) => [key, count]));
    await page.close();
  });
