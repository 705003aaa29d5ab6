import { chromium } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";
import { findBrowser } from "../../electron/documents/printing/findBrowser.ts";
import { documents } from "../support/foreign/cases.ts";
import { mark, markup } from "../support/foreign/markup.ts";
import { foreignScene, today } from "../support/foreign/scene.ts";
import { farmer } from "../support/people.ts";

/** Everything that stands on paper, written by somebody who means harm. */
async function hostileScene() {
  const scene = await foreignScene();
  const { manager, one, customerId, village } = scene;
  const { version } = await one.customers.get({ id: customerId });
  const words = { name: markup, address: markup, mainBusiness: markup, contactName: markup, notes: markup };
  await one.customers.update({ id: customerId, version, fields: farmer(village.id, 1, words) });
  const settings = await manager.branch.settings.get();
  const letterhead = { branchName: markup, sealName: markup, closingWords: markup };
  await manager.branch.settings.update({ ...settings, ...letterhead });
  const user = (await manager.users.list()).find(({ login }) => login === "m01");
  if (!user) throw new Error("The marketer is gone.");
  const { id, version: seen, roles, active } = user;
  await manager.users.update({ id, version: seen, roles, active, name: markup });
  const change = { kind: "rename" as const, id: village.id, name: markup, on: today };
  const { seen: shown } = await manager.areas.previewChange(change);
  await manager.areas.change({ change, reason: markup, seen: shown });
  return scene;
}

test("whatever was written stands on every document as it was written, and nothing of it runs", async () => {
  const scene = await hostileScene();
  const browser = await chromium.launch({ executablePath: findBrowser() ?? "", args: ["--no-sandbox"] });
  onTestFinished(() => browser.close());
  const page = await browser.newPage();
  const ran: string[] = [];
  page.on("dialog", async (dialog) => {
    ran.push(dialog.type());
    await dialog.dismiss();
  });
  await page.setContent(`<p>${markup}</p>`);
  expect(ran, "the markup itself").toEqual(["alert"]);
  ran.length = 0;
  for (const document of documents(scene)) {
    const { html } = await scene.manager.documents.page({ document, language: "zh-CN" });
    expect(html, document.kind).toContain(mark);
    await page.setContent(html);
    const active = await page.evaluate(
      () =>
        [...window.document.querySelectorAll("*")].filter(
          (one) => one.localName === "script" || [...one.attributes].some(({ name }) => name.startsWith("on")),
        ).length,
    );
    expect([document.kind, ran, active]).toEqual([document.kind, [], 0]);
  }
});
