import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matches } from "../../renderer/app/pinyinMatch.ts";
import {
  defaultSettings,
  moveColumn,
  readSettings,
  showColumn,
  shownColumns,
} from "../../renderer/features/ledger/columnSettings.ts";
import { movableColumns, nameColumn } from "../../renderer/features/ledger/columns.tsx";
import { filterChips } from "../../renderer/features/ledger/filterWords.ts";
import { gridKey } from "../../renderer/features/ledger/gridKeys.ts";
import { copiedTable } from "../../renderer/features/ledger/tableClipboard.ts";
import {
  countTicked,
  everyTick,
  isTicked,
  noTicks,
  rangeOf,
  selectionOf,
  setTicked,
} from "../../renderer/features/ledger/ticks.ts";
import type { CustomerFilter, CustomerRow } from "../../shared/contract/customers.ts";
import { createTranslator, type Language } from "../../shared/i18n/index.ts";

const found = 200;
const someIds = fc.array(fc.integer({ min: 1, max: found }), { maxLength: 30 });
const steps = fc.array(fc.record({ ids: someIds, on: fc.boolean() }), { maxLength: 12 });

describe("ticks", () => {
  test.each([
    ["one by one", noTicks, false],
    ["all that the filter finds", everyTick, true],
  ])("starting from %s, they are what a plain list of yes and no would be", (_name, start, ticked) => {
    fc.assert(
      fc.property(steps, (taken) => {
        const plain = new Map(Array.from({ length: found }, (_, index) => [index + 1, ticked]));
        let ticks = start;
        for (const { ids, on } of taken) {
          for (const id of ids) plain.set(id, on);
          ticks = setTicked(ticks, ids, on);
        }
        for (const [id, on] of plain) expect(isTicked(ticks, id)).toBe(on);
        expect(countTicked(ticks, found)).toBe([...plain.values()].filter(Boolean).length);
      }),
    );
  });

  test("a range goes from the customer ticked before, not from the place where it stood", () => {
    const before = [11, 12, 13, 14, 15, 16].map((id) => ({ id }));
    const changed = [99, ...before.map(({ id }) => id)].map((id) => ({ id }));
    expect(rangeOf(before, 12, 4)).toEqual([12, 13, 14, 15]);
    expect(rangeOf(changed, 12, 5)).toEqual([12, 13, 14, 15]);
    expect(rangeOf(changed, 15, 2)).toEqual([12, 13, 14, 15]);
    expect(rangeOf(before, 99, 4)).toEqual([15]);
    expect(rangeOf(before, null, 4)).toEqual([15]);
  });

  test("a bulk action is told the ids, or the filter and who is left out", () => {
    const filter: CustomerFilter = { grade: "AA" };
    expect(selectionOf(setTicked(noTicks, [3, 4], true), filter)).toEqual({ by: "ids", ids: [3, 4] });
    expect(selectionOf(setTicked(everyTick, [4], false), filter)).toEqual({ by: "filter", filter, except: [4] });
  });
});

describe("columns", () => {
  const keys = movableColumns.map(({ key }) => key);

  test("whatever is moved, no column is lost or doubled, and the name stays first", () => {
    const moves = fc.array(fc.tuple(fc.constantFrom(...keys), fc.constantFrom(-1 as const, 1 as const)));
    fc.assert(
      fc.property(moves, (taken) => {
        const settings = taken.reduce((before, [key, by]) => moveColumn(before, key, by), defaultSettings);
        expect([...settings.order].sort()).toEqual([...keys].sort());
        expect(shownColumns(settings)[0]?.key).toBe(nameColumn.key);
      }),
    );
  });

  test("what was kept comes back; rubbish, and columns that are no more, do no harm", () => {
    const chosen = { ...showColumn(moveColumn(defaultSettings, "kind", -1), "phone", false), widths: { name: 200 } };
    expect(readSettings(JSON.stringify(chosen))).toEqual(chosen);
    for (const kept of [null, "", "{", "[]", '{"order":1}']) expect(readSettings(kept)).toEqual(defaultSettings);
    const old = { order: ["gone", "kind", "kind"], hidden: ["gone"], widths: {} };
    const read = readSettings(JSON.stringify(old));
    expect(read.order[0]).toBe("kind");
    expect([...read.order].sort()).toEqual([...keys].sort());
    expect([...read.hidden].sort()).toEqual([...defaultSettings.hidden].sort());
  });

  test("no column is narrower than it can be read", () => {
    const [name] = shownColumns({ ...defaultSettings, widths: { name: 1 } });
    expect(name?.currentWidth).toBe(nameColumn.minWidth);
  });
});

const row: CustomerRow = {
  id: 7,
  fileNumber: "KH00000007",
  kind: "farmer",
  name: "王芳",
  idNumberMasked: "410225**********12",
  phoneMasked: "100****1234",
  areaId: 3,
  areaName: "城中社区",
  address: "",
  industry: null,
  mainBusiness: "",
  marketerName: null,
  coveredBy: null,
  rating: null,
  keyTarget: false,
  goldSince: null,
  lastVisitedOn: "2026-03-01",
  loanBalanceFen: 1_250_000,
  loanClass: "normal",
  updatedAt: "2026-03-02T04:00:00.000Z",
};

describe("the clipboard", () => {
  const { t } = createTranslator("zh-CN");
  const columns = shownColumns(defaultSettings);

  test("has the columns that are shown, in their order, and the numbers masked", () => {
    const { text } = copiedTable(columns, [row], t);
    const [titles, cells] = text.split("\r\n").map((line) => line.split("\t"));
    expect(titles).toEqual(columns.map(({ title }) => title(t)));
    expect(cells?.slice(0, 5)).toEqual(["王芳", "KH00000007", "农户", "410225**********12", "100****1234"]);
    expect(cells).toContain("12,500");
  });

  test("never holds a cell that runs as a formula, breaks its line or is markup", () => {
    const names = fc.oneof(
      fc.string(),
      fc.constantFrom("=1+1", "+1", "-1", "@x", "\t=1", "＝1", "a\tb\nc", "<b>&amp;</b>"),
    );
    fc.assert(
      fc.property(names, (name) => {
        const { text, html } = copiedTable(columns, [{ ...row, name }], t);
        const lines = text.split("\r\n");
        expect(lines).toHaveLength(2);
        expect(lines[1]?.split("\t")).toHaveLength(columns.length);
        expect(lines[1]).not.toMatch(/^\s*[=+\-@＝＋－＠]/);
        expect(html.match(/<[^>]*>/g)?.filter((tag) => !/^<\/?(table|tr|td( style="[^"]*")?)>$/.test(tag))).toEqual([]);
      }),
    );
  });
});

describe("conditions in words", () => {
  const words = (filter: CustomerFilter, language: Language) =>
    filterChips(filter, {
      t: createTranslator(language).t,
      language,
      areaName: (id) => `A${id}`,
      marketerName: (id) => `M${id}`,
    }).map((chip) => chip.words);

  test("say what staff would say", () => {
    const filter: CustomerFilter = {
      search: "wang",
      kind: "farmer",
      areaId: 5,
      marketerId: 6,
      grade: "AA",
      standing: "inForce",
      ratingDueDays: 30,
      notVisitedDays: 90,
      loanClass: "substandard",
      balanceFromFen: 10_000_000,
      balanceToFen: 50_000_000,
      gold: true,
      keyTarget: true,
      registeredIn: "2026-02",
      grantedIn: "2026-03",
    };
    expect(words(filter, "zh-CN")).toEqual([
      "类别：农户",
      "区域：A5",
      "客户经理：M6",
      "等级：AA",
      "评级状态：有效",
      "评级 30 天内到期",
      "超过 90 天未走访",
      "贷款分类：次级",
      "2026-02 建档",
      "2026-03 发放贷款",
      "余额 10–50 万元",
      "黄金客户",
      "重点营销对象",
    ]);
    expect(words(filter, "en")).toContain("Balance ¥100,000–500,000");
    expect(words({ ratingDueDays: 0 }, "zh-CN")).toEqual(["评级已到期"]);
    expect(words({ balanceFromFen: 10_000_000 }, "zh-CN")).toEqual(["余额 10 万元以上"]);
    expect(words({ balanceToFen: 0 }, "en")).toEqual(["Balance up to ¥0"]);
  });
});

describe("keys of the list", () => {
  const press = (key: string, held: { ctrlKey?: boolean; shiftKey?: boolean } = {}) =>
    gridKey(
      { key, ctrlKey: false, metaKey: false, shiftKey: false, altKey: false, ...held },
      { active: 10, rows: 50, page: 15 },
    );

  test("move by row, page and end; tick, open, clear", () => {
    const moves = ["ArrowDown", "ArrowUp", "PageDown", "PageUp", "Home", "End"].map((key) => press(key));
    expect(moves).toEqual([11, 9, 25, -5, 0, 49].map((to) => ({ does: "move", to })));
    expect(press(" ", { shiftKey: true })).toEqual({ does: "tick", range: true });
    expect([press("Enter"), press("Escape")]).toEqual([{ does: "open" }, { does: "clear" }]);
    expect(press("a", { ctrlKey: true })).toEqual({ does: "tickShown" });
  });

  test("leave the browser's own keys and all letters alone", () => {
    for (const key of ["c", "f", "End"]) expect(press(key, { ctrlKey: true })).toBeNull();
    for (const key of ["a", "c", "Tab", "F5"]) expect(press(key)).toBeNull();
  });
});

test("the palette finds by what is written, by pinyin and by initials", () => {
  const spell = () => ["cheng", "zhong", "she", "qu"];
  for (const words of ["城中", "zhongshe", "czs", "CZSQ"]) expect(matches("城中社区", words, spell)).toBe(true);
  for (const words of ["城西", "xi", "czx", "hengzhong"]) expect(matches("城中社区", words, spell)).toBe(false);
  expect(matches("Ratings", "rat", null)).toBe(true);
});
