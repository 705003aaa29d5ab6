import fc from "fast-check";
import { pinyin } from "pinyin-pro";
import { expect, test } from "vitest";
import { insertCustomer } from "../../electron/store/customers.ts";
import type { CustomerInput } from "../../shared/contract/customers.ts";
import { farmer } from "../support/people.ts";
import { signInNew, type TestWindow } from "../support/testCore.ts";
import { branchWithMarketers, branchWithVillages } from "../support/village.ts";

const runs = { numRuns: 60 };

/** Characters of names as they come: common and rare ones, those beyond the first plane, the dot, Latin, digits. */
const nameCharacter = fc.constantFrom(..."王李张单曾小明明伟重庆行长乐吕欧阳龘𠮷𡃁𰻞买提艾·aliMÉ8");
const nameText = fc
  .array(nameCharacter, { minLength: 1, maxLength: 9 })
  .map((characters) => characters.join(""))
  .filter((name) => /[^·]/u.test(name));
const fewDigits = (maxLength: number) =>
  fc.array(fc.constantFrom(..."12"), { minLength: 7, maxLength }).map((digits) => digits.join(""));
/** Where a piece of something begins and how long it is, as fractions. */
const piece = fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.double({ min: 0, max: 1, noNaN: true }));

function pieceOf<T>(whole: readonly T[], [begin, length]: readonly [number, number], shortest = 1): T[] {
  const start = Math.floor(begin * (whole.length - shortest + 1 - 1e-9));
  const longest = whole.length - start;
  return whole.slice(start, start + shortest + Math.floor(length * (longest - shortest + 1 - 1e-9)));
}

async function emptyLedger() {
  const branch = await branchWithVillages();
  const { db } = branch.core.opened.store;
  /** Customers in the place of all who were there, in the order of their ids. */
  const replace = (changes: readonly Partial<CustomerInput>[]) =>
    db.transaction(async (transaction) => {
      await transaction("customers").delete();
      await transaction.raw("DELETE FROM customer_search");
      const ids: number[] = [];
      for (const [index, change] of changes.entries()) {
        const fields = farmer(branch.village.id, index + 1, { phone: "10000000000", address: "", ...change });
        ids.push(await insertCustomer(transaction, fields, { at: "2026-03-01T00:00:00.000Z", by: 1 }));
      }
      return ids;
    });
  return { ...branch, replace };
}

async function found(window: TestWindow, search: string): Promise<number[]> {
  const { rows } = await window.customers.list({ search });
  return rows.map(({ id }) => id);
}

function syllables(name: string, mode: "normal" | "surname"): string[] {
  return pinyin(name, { toneType: "none", type: "array", nonZh: "removed", mode, surname: "head", v: true });
}

test("whatever is in a name finds it, by any of its parts", async () => {
  const { manager, replace } = await emptyLedger();
  await fc.assert(
    fc.asyncProperty(nameText, fc.array(nameText, { maxLength: 4 }), piece, async (name, others, cut) => {
      const [id] = await replace([name, ...others].map((each) => ({ name: each })));
      const part = pieceOf([...name], cut).join("");
      if (/^·+$/.test(part)) return;
      expect(await found(manager, part)).toContain(id);
    }),
    runs,
  );
});

test.each(["normal", "surname"] as const)(
  "a name is found by its pinyin and its initials in its %s reading",
  async (mode) => {
    const { manager, replace } = await emptyLedger();
    const hanName = fc
      .array(fc.constantFrom(..."王李张单曾小明伟重庆行长乐吕欧阳解区"), { minLength: 1, maxLength: 8 })
      .map((characters) => characters.join(""));
    await fc.assert(
      fc.asyncProperty(hanName, piece, piece, async (name, cut, end) => {
        const [id] = await replace([{ name }]);
        const from = pieceOf(syllables(name, mode), [cut[0], 1]);
        const sound = from.join("");
        const typed = sound.slice(0, 1 + Math.floor(end[1] * (sound.length - 1)));
        expect(await found(manager, typed)).toContain(id);
        const initials = pieceOf(
          from.map((syllable) => syllable.charAt(0)),
          [0, end[0]],
        ).join("");
        expect(await found(manager, initials.toUpperCase())).toContain(id);
      }),
      runs,
    );
  },
);

test("three digits or more of a phone find it, and find nobody who lacks them", async () => {
  const { core, manager, replace } = await emptyLedger();
  await fc.assert(
    fc.asyncProperty(fc.array(fewDigits(12), { minLength: 1, maxLength: 8 }), piece, async (phones, cut) => {
      const [id] = await replace(phones.map((phone) => ({ name: "王小明", phone })));
      const part = pieceOf([...(phones[0] ?? "")], cut, 3).join("");
      const ids = await found(manager, part);
      expect(ids).toContain(id);
      expect(await manager.customers.count({ search: part })).toEqual({ count: ids.length });
      const rows: { phone: string; idNumber: string }[] = await core.opened.store.db("customers").whereIn("id", ids);
      for (const { phone, idNumber } of rows)
        expect(phone.includes(part) || (part.length >= 4 && idNumber.includes(part))).toBe(true);
    }),
    runs,
  );
});

test("four characters or more of an identity number find it, and find nobody who lacks them", async () => {
  const { core, manager, replace } = await emptyLedger();
  await fc.assert(
    fc.asyncProperty(fc.array(fewDigits(18), { minLength: 1, maxLength: 8 }), piece, async (numbers, cut) => {
      const different = [...new Set(numbers)];
      const [id] = await replace(
        different.map((idNumber) => ({ name: "王小明", idType: "other", idNumber: `${idNumber}X` })),
      );
      const part = pieceOf([...`${different[0]}X`], cut, 4).join("");
      const ids = await found(manager, part.toLowerCase());
      expect(ids).toContain(id);
      const rows: { idNumber: string }[] = await core.opened.store.db("customers").whereIn("id", ids);
      for (const { idNumber } of rows) expect(idNumber).toContain(part);
    }),
    runs,
  );
});

test("the whole name comes before its beginning, that before its inside, each newest first", async () => {
  const { manager, replace } = await emptyLedger();
  const shortName = fc.array(fc.constantFrom(..."王小明"), { minLength: 1, maxLength: 4 }).map((each) => each.join(""));
  await fc.assert(
    fc.asyncProperty(fc.array(shortName, { minLength: 1, maxLength: 12 }), shortName, async (names, search) => {
      // The index knows which parts a name has, not how often: no name has one character four times in a row.
      fc.pre(!/^(.)\1{3}$/u.test(search));
      const ids = await replace(names.map((name) => ({ name })));
      const rank = (name: string) => (name === search ? 0 : name.startsWith(search) ? 1 : 2);
      const expected = names
        .map((name, index) => ({ id: ids[index] ?? 0, name }))
        .filter(({ name }) => name.includes(search))
        .sort((a, b) => rank(a.name) - rank(b.name) || b.id - a.id);
      expect(await found(manager, search)).toEqual(expected.map(({ id }) => id));
    }),
    runs,
  );
});

test("pages of a ranked search follow each other without a gap or a double", async () => {
  const { manager, replace } = await emptyLedger();
  await replace(["王", "王小", "小王", "王", "大王", "王大", "王王", "李"].map((name) => ({ name })));
  const whole = await found(manager, "王");
  expect(whole).toHaveLength(7);
  for (const limit of [1, 2, 3, 4]) {
    const seen: number[] = [];
    for (let cursor: string | undefined; ; ) {
      const page = await manager.customers.list({ search: "王", limit, ...(cursor ? { cursor } : {}) });
      seen.push(...page.rows.map(({ id }) => id));
      if (!page.nextCursor) break;
      cursor = page.nextCursor;
    }
    expect([limit, ...seen]).toEqual([limit, ...whole]);
  }
});

const people: Partial<CustomerInput>[] = [
  { name: "王小明", phone: "13803715678", address: "东坝头村3组122号" },
  { name: "小王明", phone: "5678-3715000", address: "张庄村１２组" },
  { name: "单立新", phone: "10056781111", address: "东坝头村33组22号" },
  { name: "买买提·艾力", idType: "other", idNumber: "M1234567(8)", address: "" },
  { name: "𠮷𰻞", address: "王庄村" },
  { name: "吕行长" },
];

test.each([
  ["a rare character", "𰻞", ["𠮷𰻞"]],
  ["a name across its dot", "提艾", ["买买提·艾力"]],
  ["a name typed in two words", "买买提 艾力", ["买买提·艾力"]],
  ["the surname's own reading", "shanli", ["单立新"]],
  ["the character's usual reading", "danli", ["单立新"]],
  ["pinyin from the middle", "xiaoming", ["王小明"]],
  ["initials from the middle", "xm", ["王小明"]],
  ["v for ü", "lvhang", ["吕行长"]],
  ["full-width letters and digits", "ＷＸＭ", ["王小明"]],
  [
    "last four digits of a phone, then what begins or ends so, then what has it inside",
    "5678",
    ["王小明", "买买提·艾力", "小王明", "单立新"],
  ],
  ["a name and a village", "王 东坝头", ["王小明"]],
  ["two villages' customers by one word", "东坝头", ["单立新", "王小明"]],
  ["a house", "3组122号", ["王小明"]],
  ["a house number typed in full width", "１２组", ["小王明"]],
  ["a house number, but not one that ends like it", "22号", ["单立新"]],
  ["a certificate with brackets", "M1234567(8)", ["买买提·艾力"]],
  ["the beginning of a file number", "kh0000000", ["吕行长", "𠮷𰻞", "买买提·艾力", "单立新", "小王明", "王小明"]],
  ["a file number and a name", "KH00000001 王", ["王小明"]],
  ["a file number of another name", "KH00000001 单", []],
])("search finds by %s", async (_, search, names) => {
  const { manager, village } = await branchWithVillages();
  for (const [index, change] of people.entries())
    await manager.customers.create(farmer(village.id, index + 1, { phone: "", address: "", ...change }));
  const { rows } = await manager.customers.list({ search });
  expect(rows.map(({ name }) => name)).toEqual(names);
  expect(await manager.customers.count({ search })).toEqual({ count: names.length });
});

test("a single character is looked for in names, not in addresses", async () => {
  const { manager, replace } = await emptyLedger();
  const [, named] = await replace([{ address: "王庄村" }, { name: "王五" }]);
  expect(await found(manager, "王")).toEqual([named]);
});

test("a marketer who reads the whole branch finds their own customers first within each rank", async () => {
  const branch = await branchWithMarketers();
  const { manager, village, neighbour } = branch;
  const both = await signInNew(branch, "m03", ["marketer", "reviewer"]);
  const marketerId = (await manager.users.list()).find(({ login }) => login === "m03")?.id ?? 0;
  const assignment = { areaIds: [village.id], marketerId, from: "2026-03-10", reason: "分片" };
  await manager.jurisdictions.assign(assignment);
  const places = [village, neighbour, village, neighbour];
  for (const [index, name] of ["王小", "王大", "王", "王"].entries())
    await manager.customers.create(farmer(places[index]?.id ?? 0, index + 1, { name }));
  expect(await found(both, "王")).toEqual([3, 4, 1, 2]);
  expect(await found(manager, "王")).toEqual([4, 3, 2, 1]);
});

test("an abandoned search answers nothing and is no fault", async () => {
  const faults: object[] = [];
  const { silentLogger } = await import("../../electron/log.ts");
  const { manager } = await branchWithVillages({
    log: { ...silentLogger, error: (fault: object) => faults.push(fault) },
  });
  const signal = AbortSignal.abort();
  await expect(manager.customers.list({ search: "王" }, { signal })).rejects.toThrow();
  await expect(manager.customers.count({ search: "王" }, { signal })).rejects.toThrow();
  expect(faults).toEqual([]);
  expect(await found(manager, "王")).toEqual([]);
});
