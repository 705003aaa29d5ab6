import { expect, test } from "vitest";
import { Refusal } from "../../electron/refusal.ts";
import type { Inputs } from "../../shared/contract/index.ts";
import { farmer } from "../support/people.ts";
import { blankPrinter, counterPrinter } from "../support/printers.ts";
import { refused } from "../support/refusal.ts";
import { branchWithMarketers } from "../support/village.ts";

type Settings = NonNullable<Inputs["documents"]["print"]["settings"]>;

async function atTheCounter() {
  const counter = counterPrinter();
  const branch = await branchWithMarketers({ pdfPrinter: blankPrinter, paperPrinter: counter.paperPrinter });
  const { manager, village } = branch;
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const request = { document: { kind: "customerFile" as const, customerId: id }, language: "zh-CN" as const };
  const print = (settings: Settings = {}) => manager.documents.print({ ...request, settings });
  const entries = async () =>
    (await manager.audit.list({})).entries.filter(({ action }) => action.startsWith("document."));
  return { ...branch, counter, request, print, entries, id };
}

test("the printers of the PC are told, where it prints by itself", async () => {
  const { manager } = await atTheCounter();
  expect(await manager.documents.capabilities()).toEqual({ pdf: true, printer: true });
  expect(await manager.documents.printers()).toEqual([{ name: "HP_M404", label: "柜台 HP M404" }]);
});

test("where only the browser prints, there are no printers, and what it opened is recorded", async () => {
  const { manager, village } = await branchWithMarketers();
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const request = { document: { kind: "customerFile" as const, customerId: id }, language: "en" as const };
  await refused(manager.documents.printers(), "printerUnavailable");
  await refused(manager.documents.print(request), "printerUnavailable");
  await manager.documents.printed(request);
  const [entry, before] = (await manager.audit.list({})).entries;
  expect(entry).toMatchObject({ action: "document.dialog", subjectId: String(id), after: { copies: 1 } });
  expect(before?.action).toBe("customer.create");
});

test("one copy on single sheets, bound at the left on every page, unless something else is asked for", async () => {
  const { print, counter, entries } = await atTheCounter();
  await print();
  await print({ printer: "HP_M404", copies: 99, duplex: "shortEdge", pages: "1" });
  const [plain, chosen] = counter.jobs;
  expect(plain?.settings).toEqual({ printer: "", copies: 1, duplex: "simplex", pages: [] });
  expect(chosen?.settings).toEqual({
    printer: "HP_M404",
    copies: 99,
    duplex: "shortEdge",
    pages: [{ from: 1, to: 1 }],
  });
  const lastMargins = (html = "") => html.match(/@page :left \{[^}]*\}/g)?.at(-1);
  expect(lastMargins(plain?.html)).toContain("margin-left: 25mm");
  expect(lastMargins(chosen?.html)).toContain("margin-left: 15mm");
  const [second, first] = await entries();
  expect(first?.after).toEqual({
    ...{ document: "customerFile", language: "zh-CN" },
    ...{ printer: "default", copies: 1, duplex: "simplex" },
  });
  expect(second?.after).toMatchObject({ printer: "HP_M404", copies: 99, duplex: "shortEdge", pages: "1" });
});

test.each<[Settings, string, string]>([
  [{ copies: 0 }, "settings.copies", "copies"],
  [{ copies: 100 }, "settings.copies", "copies"],
  [{ copies: 1.5 }, "settings.copies", "copies"],
  [{ pages: "3-1" }, "settings.pages", "pageRanges"],
  [{ pages: "all" }, "settings.pages", "pageRanges"],
])("%j is not printed and says which field is wrong", async (settings, path, key) => {
  const { print, counter, entries } = await atTheCounter();
  const { fields } = await refused(print(settings), "invalidInput");
  expect(fields).toEqual([{ path, key }]);
  expect(counter.jobs).toEqual([]);
  expect(await entries()).toEqual([]);
});

test("pages that the document has not are refused with how many it has", async () => {
  const { print, counter, entries } = await atTheCounter();
  const { params } = await refused(print({ pages: "1-2" }), "printPages");
  expect(params).toEqual({ total: 1 });
  expect(counter.jobs).toEqual([]);
  expect(await entries()).toEqual([]);
});

test("that a printer did not take a document is told, and recorded beside that it was sent", async () => {
  const { print, counter, entries, id } = await atTheCounter();
  counter.fault = new Refusal("printCancelled");
  await refused(print({ copies: 2 }), "printCancelled");
  const [failed, sent] = await entries();
  expect(sent).toMatchObject({ action: "document.paper", subjectId: String(id), after: { copies: 2 } });
  expect(failed).toMatchObject({ action: "document.paperFailed", subjectId: String(id), after: { copies: 2 } });
});

test("a copy says so on paper too", async () => {
  const { manager, request, counter } = await atTheCounter();
  await manager.documents.print({ ...request, copy: true });
  await manager.documents.print(request);
  const marked = counter.jobs.map(({ html }) => html.includes('<div class="watermark">副本</div>'));
  expect(marked).toEqual([true, false]);
});

test("printing changes nothing of a customer: the last change can still be undone", async () => {
  const { manager, village, print, request, id, counter } = await atTheCounter();
  const { version } = await manager.customers.getForEdit({ id });
  await manager.customers.update({ id, version, fields: farmer(village.id, 1, { notes: "改" }) });
  const newest = async () => (await manager.history.list({ customerId: id })).changes[0];
  const before = await newest();
  await print();
  await manager.documents.printed(request);
  counter.fault = new Refusal("printFailed");
  await refused(print(), "printFailed");
  expect(await newest()).toEqual(before);
  await manager.history.undoLast({ customerId: id, entryId: before?.id ?? 0 });
  expect((await manager.customers.getForEdit({ id })).notes).toBe("");
});
