import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { branchWithFiles, everybody, reached, settled, splitBy, statesOf } from "../support/binders.ts";
import { pagedPrinter } from "../support/pagedPrinter.ts";
import { farmer, residentId } from "../support/people.ts";
import { refused } from "../support/refusal.ts";
import {
  managerLogin,
  signInNew,
  startTestCore,
  type TestWindow,
  temporaryFolder,
  testNow,
  windowOn,
} from "../support/testCore.ts";

/** A printer that prints only while it is let, to stop a binder at a known place. */
function heldPrinter() {
  let open = () => {};
  let gate = Promise.resolve();
  let tagged = 0;
  const printer = pagedPrinter({
    before: async (_html, options) => {
      if (!options.tagged) return;
      tagged += 1;
      const given = new Promise<never>((_resolve, reject) =>
        options.signal?.addEventListener("abort", () => reject(options.signal?.reason)),
      );
      await Promise.race([gate, given]);
    },
  });
  return {
    printer,
    hold: () => {
      gate = new Promise((resolve) => {
        open = resolve;
      });
    },
    letGo: () => open(),
    printed: () => tagged,
  };
}

async function begin(window: TestWindow, changes: Parameters<typeof splitBy>[0] = {}) {
  return window.binders.start({ selection: everybody, options: splitBy(changes), language: "zh-CN" });
}

/** Entries of the trail about customers, as `action customer volume`, oldest first. */
async function entriesOf(manager: TestWindow, action: string) {
  const { entries } = await manager.audit.list({});
  return entries
    .filter((entry) => entry.action === action && entry.subjectType === "customer")
    .map(({ subjectId, after, actorName }) => [actorName, Number(subjectId), (after as { volume?: number }).volume])
    .reverse();
}

test("each village begins a volume, in the order of the areas; all is recorded by customer", async () => {
  const { manager, villagers, neighbours, village, neighbour } = await branchWithFiles({ pdfPrinter: pagedPrinter() });
  expect(await manager.binders.preview({ selection: everybody, options: splitBy() })).toEqual({
    ...{ count: 3, villages: 2, volumes: 2, pages: 20 },
  });
  const { id, state } = await begin(manager);
  expect(state).toBe("running");
  const binder = await settled(manager, id);
  expect(binder).toMatchObject({
    state: "done",
    customers: 3,
    printed: 3,
    failed: 0,
    volumes: 2,
    pages: 11,
    own: true,
  });
  expect(binder.keepUntil).toBe("2026-04-09");
  expect(binder.volumeList.map(({ villages, files, pages }) => ({ villages, files, pages }))).toEqual([
    { villages: [village.name], files: 2, pages: 7 },
    { villages: [neighbour.name], files: 1, pages: 4 },
  ]);
  const printed = [...villagers.map((one) => [managerLogin.name, one, 1]), [managerLogin.name, neighbours[0], 2]];
  expect(await entriesOf(manager, "document.print")).toEqual(printed);

  expect(await entriesOf(manager, "binder.takeOut")).toEqual([]);
  const { file } = await manager.binders.volume({ id, number: 1 });
  expect(file.name).toBe("城关信用社-客户档案-第1号装订-第01册.pdf");
  expect(file.size).toBe(binder.volumeList[0]?.bytes);
  expect(await entriesOf(manager, "binder.takeOut")).toEqual(printed.slice(0, 2));
  const index = await (await manager.binders.index({ id })).file.text();
  for (const words of ["客户1", "客户2", "客户500", village.name, "KH00000001", "#page=5"])
    expect(index).toContain(words);
  await refused(manager.binders.volume({ id, number: 3 }), "notFound");
});

test("a volume holds so many files, or so many pages, and no more", async () => {
  const branch = await branchWithFiles({ pdfPrinter: pagedPrinter({ pagesPerFile: 6 }) }, { here: 7, there: 2 });
  const { manager } = branch;
  const volumes = async (changes: Parameters<typeof splitBy>[0]) => {
    const { volumeList } = await settled(manager, (await begin(manager, changes)).id);
    return volumeList.map(({ files, pages }) => [files, pages]);
  };
  expect(await volumes({ split: "files", filesPerVolume: 4 })).toEqual([
    [4, 25],
    [4, 25],
    [1, 7],
  ]);
  expect(await volumes({ split: "pages", mostPages: 25 })).toEqual([
    [4, 25],
    [4, 25],
    [1, 7],
  ]);
  expect(await volumes({ mostPages: 20 })).toEqual([
    [3, 19],
    [3, 19],
    [1, 7],
    [2, 13],
  ]);
  // Contents and an empty page, then files of six pages each.
  expect(await volumes({ split: "pages", mostPages: 26, duplex: true })).toEqual([
    [4, 26],
    [4, 26],
    [1, 8],
  ]);
  const empty = splitBy({ split: "files", filesPerVolume: null });
  await refused(manager.binders.preview({ selection: everybody, options: empty }), "invalidInput");
});

test("at most two pages are at the printer at once, and nothing is printed twice", async () => {
  let [now, most, tagged] = [0, 0, 0];
  const slow = pagedPrinter({
    before: async (_html, options) => {
      now += 1;
      most = Math.max(most, now);
      tagged += options.tagged ? 1 : 0;
      await new Promise((resolve) => setTimeout(resolve, 5));
      now -= 1;
    },
  });
  const { manager } = await branchWithFiles({ pdfPrinter: slow }, { here: 8 });
  const options = { split: "files", filesPerVolume: 1 } as const;
  const [first, second] = [await begin(manager, options), await begin(manager, options)];
  expect(await statesOf(manager)).toEqual([
    [second.id, "waiting"],
    [first.id, "running"],
  ]);
  expect((await manager.binders.progress()).map(({ id, state }) => [id, state])).toEqual(await statesOf(manager));
  for (const { id } of [first, second]) expect((await settled(manager, id)).volumes).toBe(9);
  expect({ most, tagged }).toEqual({ most: 2, tagged: 18 });
  expect(await manager.binders.progress()).toEqual([]);
});

test("paused it stands, resumed it goes on behind the last volume, cancelled it is at its end", async () => {
  const held = heldPrinter();
  const { manager } = await branchWithFiles({ pdfPrinter: held.printer }, { here: 4 });
  const { id } = await begin(manager, { split: "files", filesPerVolume: 1 });
  await reached(manager, id, ({ volumes }) => volumes >= 1);
  held.hold();
  const paused = await manager.binders.pause({ id });
  expect(paused.state).toBe("paused");
  const before = (await manager.binders.get({ id })).volumeList;
  await refused(manager.binders.pause({ id }), "binderWrongState");
  await refused(manager.binders.discard({ id }), "binderWrongState");
  expect((await manager.binders.resume({ id })).state).toBe("running");
  held.letGo();
  const done = await settled(manager, id);
  expect(done).toMatchObject({ state: "done", volumes: 5, printed: 5 });
  expect(done.volumeList.slice(0, before.length)).toEqual(before);
  expect(new Set(done.volumeList.map(({ firstFile }) => firstFile)).size).toBe(5);
  await refused(manager.binders.resume({ id }), "binderWrongState");

  held.hold();
  const other = await begin(manager);
  const waiting = await begin(manager);
  expect((await manager.binders.cancel({ id: waiting.id })).state).toBe("cancelled");
  expect((await manager.binders.cancel({ id: other.id })).state).toBe("cancelled");
  await refused(manager.binders.resume({ id: other.id }), "binderWrongState");
  held.letGo();
});

test("after an end of the application in the middle of it, it goes on where it stood", async () => {
  const folder = temporaryFolder();
  const held = heldPrinter();
  const { core, manager } = await branchWithFiles({ pdfPrinter: held.printer, dataPath: folder }, { here: 5 });
  const { id } = await begin(manager, { split: "files", filesPerVolume: 2 });
  await reached(manager, id, ({ volumes }) => volumes === 1);
  held.hold();
  await core.stop();
  const again = windowOn(await startTestCore({ dataPath: folder, pdfPrinter: pagedPrinter() }));
  await again.session.signIn(managerLogin);
  expect(await statesOf(again)).toEqual([[id, "interrupted"]]);
  const before = await again.binders.get({ id });
  expect(before.volumes).toBeGreaterThanOrEqual(1);
  await again.binders.resume({ id });
  const { state, volumeList, printed } = await settled(again, id);
  expect({ state, printed, files: volumeList.map(({ files }) => files) }).toEqual({
    ...{ state: "done", printed: 6, files: [2, 2, 2] },
  });
  for (const { number } of volumeList)
    expect((await again.binders.volume({ id, number })).file.size).toBeGreaterThan(500);
  expect((await again.audit.verify()).firstBroken).toBeNull();
});

test("who cannot be printed is left out by name and reason; all others are in the volume", async () => {
  const refusesTwo = pagedPrinter({
    before: (html) => {
      if (html.includes("客户2")) throw new Error("the page crashed");
    },
  });
  const { manager, core, villagers } = await branchWithFiles(
    { pdfPrinter: refusesTwo, log: { info: () => {}, warn: () => {}, error: () => {} } },
    { here: 4 },
  );
  const { id } = await begin(manager);
  const gone = villagers[3] ?? 0;
  await core.opened.store.db("customers").where({ id: gone }).update({ retiredAt: testNow });
  const resumed = await settled(manager, id);
  expect(resumed).toMatchObject({ state: "done", failed: 2, printed: 3, volumes: 2 });
  expect(resumed.failures).toEqual([
    { customerId: villagers[1], fileNumber: "KH00000003", name: "客户2", refusal: null },
    {
      customerId: gone,
      fileNumber: "KH00000005",
      name: "客户4",
      refusal: expect.objectContaining({ reason: "notFound" }),
    },
  ]);
  const index = await (await manager.binders.index({ id })).file.text();
  expect(index).toContain("客户2");
});

test("a file that is counted and then cannot be printed is found in its volume", async () => {
  const fails = pagedPrinter({
    before: (html, { tagged }) => {
      if (tagged && html.includes("客户2")) throw new Error("the page crashed");
    },
  });
  const { manager } = await branchWithFiles(
    { pdfPrinter: fails, log: { info: () => {}, warn: () => {}, error: () => {} } },
    { here: 3 },
  );
  const binder = await settled(manager, (await begin(manager)).id);
  expect(binder).toMatchObject({ state: "done", failed: 1, printed: 3 });
  expect(binder.failures.map(({ name }) => name)).toEqual(["客户2"]);
  expect(binder.volumeList.map(({ files, pages }) => [files, pages])).toEqual([
    [2, 7],
    [1, 4],
  ]);
});

test("where nothing can be printed nobody is blamed: it stops, says why, and can go on", async () => {
  let broken = true;
  const printer = pagedPrinter({
    before: () => {
      if (broken) throw new Error("no browser");
    },
  });
  const log = { info: () => {}, warn: () => {}, error: () => {} };
  const { manager } = await branchWithFiles({ pdfPrinter: printer, log });
  const { id } = await begin(manager);
  const stopped = await settled(manager, id);
  expect(stopped).toMatchObject({ state: "paused", failed: 0, printed: 0 });
  expect(stopped.problem?.reason).toBe("binderPrinterFailed");
  broken = false;
  await manager.binders.resume({ id });
  expect(await settled(manager, id)).toMatchObject({ state: "done", printed: 3, problem: null });
});

test("marketers bind their own jurisdiction and see their own binders; managers look after all", async () => {
  const branch = await branchWithFiles({ pdfPrinter: pagedPrinter() });
  const { manager, one, other, oneId, otherId, village } = branch;
  const reassign = (marketerId: number, from: string) =>
    manager.jurisdictions.assign({ areaIds: [village.id], marketerId, from, reason: "分片" });
  await reassign(oneId, "2026-03-10");
  const { id, customers } = await begin(one);
  expect(customers).toBe(2);
  await refused(begin(other), "selectionEmpty");
  await settled(one, id);
  expect(await statesOf(other)).toEqual([]);
  for (const call of [
    () => other.binders.get({ id }),
    () => other.binders.volume({ id, number: 1 }),
    () => other.binders.index({ id }),
    () => other.binders.discard({ id }),
  ])
    await refused(call(), "notFound");
  expect((await manager.binders.list()).map((binder) => [binder.id, binder.own])).toEqual([[id, false]]);
  await one.binders.volume({ id, number: 1 });
  await manager.binders.volume({ id, number: 1 });
  await manager.bulk.reassign({
    ...{ selection: { by: "ids", ids: [branch.villagers[0] ?? 0] }, marketerId: otherId },
    ...{ from: "2026-03-10", to: null, reason: "换人" },
  });
  const { params } = await refused(one.binders.volume({ id, number: 1 }), "binderOutOfScope");
  expect(params).toEqual({ count: 1 });
  await refused(one.binders.index({ id }), "binderOutOfScope");
  const auditor = await signInNew(branch, "a01", ["auditor"]);
  expect(await statesOf(auditor)).toEqual([]);
});

test("only whoever began a binder goes on with it", async () => {
  const held = heldPrinter();
  const { manager, one, oneId, village } = await branchWithFiles({ pdfPrinter: held.printer });
  await manager.jurisdictions.assign({ areaIds: [village.id], marketerId: oneId, from: "2026-03-10", reason: "分片" });
  held.hold();
  const { id } = await begin(one);
  await manager.binders.pause({ id });
  await refused(manager.binders.resume({ id }), "binderNotOwn");
  held.letGo();
  await one.binders.resume({ id });
  expect((await settled(one, id)).state).toBe("done");
});

test("discarded volumes are gone; those nobody discards are gone after thirty days, but for a binder under way", async () => {
  let now = testNow;
  const { manager, core } = await branchWithFiles({ pdfPrinter: pagedPrinter(), clock: () => new Date(now) });
  const files = () =>
    readdirSync(core.files.binders, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile()).length;
  const [first, second] = [await begin(manager), await begin(manager)];
  for (const { id } of [first, second]) await settled(manager, id);
  expect(files()).toBe(4);
  expect((await manager.binders.discard({ id: first.id })).state).toBe("removed");
  expect(files()).toBe(2);
  await refused(manager.binders.volume({ id: first.id, number: 1 }), "binderVolumeGone");
  await refused(manager.binders.discard({ id: first.id }), "binderWrongState");
  now = "2026-04-09T02:00:00.000Z";
  await manager.session.signIn(managerLogin);
  expect(files()).toBe(2);
  now = "2026-04-10T02:00:00.000Z";
  await manager.session.signIn(managerLogin);
  expect(await statesOf(manager)).toEqual([
    [second.id, "removed"],
    [first.id, "removed"],
  ]);
  expect(files()).toBe(0);
  const discards = (await manager.audit.list({})).entries.filter(({ action }) => action === "binder.discard");
  expect(discards.map(({ actorName }) => actorName)).toEqual(["system", managerLogin.name]);
});

test("nothing of a customer is in clear on the disk, and what no row knows does not stay", async () => {
  const folder = temporaryFolder();
  const { manager, core, village } = await branchWithFiles({ dataPath: folder, pdfPrinter: pagedPrinter() });
  await manager.customers.create(farmer(village.id, 77, { name: "SunXiaojiang" }));
  const { id } = await begin(manager);
  await settled(manager, id);
  const contentId = await core.opened.volumes.put(Buffer.from("nobody's"), null);
  const path = join(core.files.binders, contentId.slice(0, 2), contentId);
  const everything = () =>
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  expect(everything()).toContain(path);
  const clear = ["SunXiaojiang", residentId(77), "%PDF", "KH00000001", "客户1"];
  for (const file of everything())
    for (const words of clear) expect([file, readFileSync(file).includes(words)]).toEqual([file, false]);
  await core.stop();
  const again = windowOn(await startTestCore({ dataPath: folder }));
  await again.session.signIn(managerLogin);
  expect(everything()).not.toContain(path);
  expect((await again.binders.volume({ id, number: 2 })).file.size).toBeGreaterThan(500);
  await refused(begin(again), "pdfUnavailable");
});

test("a binder holds ten thousand customers at most", async () => {
  const { manager } = await branchWithFiles({ pdfPrinter: pagedPrinter() });
  const ids = Array.from({ length: 10_001 }, (_, index) => index + 1);
  const options = splitBy();
  await refused(manager.binders.preview({ selection: { by: "ids", ids }, options }), "invalidInput");
  const nobody = { by: "filter" as const, filter: { search: "没有这个人" }, except: [] };
  await refused(manager.binders.start({ selection: nobody, options, language: "en" }), "selectionEmpty");
});
