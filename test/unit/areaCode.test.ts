import fc from "fast-check";
import { expect, test } from "vitest";
import { areaCodeLength, areaCodeOf, nextAreaCode, readAreaCode } from "../../shared/domain/areaCode.ts";
import { areaHeadings } from "../../shared/domain/areaHeadings.ts";
import { areaMatches, areaSearchKey, areasFound } from "../../shared/domain/areaSearch.ts";

test.each([
  ["410225000000", { code: "410225", level: "county", parentCode: "" }],
  ["410225100000", { code: "410225100", level: "township", parentCode: "410225" }],
  ["410225100201", { code: "410225100201", level: "village", parentCode: "410225100" }],
  ["41022510020103", { code: "41022510020103", level: "group", parentCode: "410225100201" }],
  ["41022510020100", { code: "410225100201", level: "village", parentCode: "410225100" }],
  ["41022510000000", { code: "410225100", level: "township", parentCode: "410225" }],
  ["410225", { code: "410225", level: "county", parentCode: "" }],
  ["410225100", { code: "410225100", level: "township", parentCode: "410225" }],
  [" ４１０２２５ 100 201.0", { code: "410225100201", level: "village", parentCode: "410225100" }],
  ["'410225100201", { code: "410225100201", level: "village", parentCode: "410225100" }],
])("a code %s is read as its area and level", (written, expected) => {
  expect(readAreaCode(written)).toEqual(expected);
});

test.each([
  ["", "codeMissing"],
  ["4.10225E+11", "codeShortened"],
  ["41022510O201", "codeDigits"],
  ["4102251002", "codeLength"],
  ["410200000000", "aboveCounty"],
  ["410000", "aboveCounty"],
])("a code %s is told as %s", (written, problem) => {
  expect(readAreaCode(written)).toEqual({ problem });
});

test("a code filled up with zeros to twelve digits is the code itself, whatever its level", () => {
  const digits = (count: number) =>
    fc.integer({ min: 1, max: 10 ** count - 1 }).map((n) => `${n}`.padStart(count, "0"));
  const county = fc.tuple(digits(4), fc.integer({ min: 1, max: 99 })).map(([a, b]) => a + `${b}`.padStart(2, "0"));
  fc.assert(
    fc.property(county, digits(3), digits(3), fc.integer({ min: 1, max: 3 }), (first, second, third, parts) => {
      const code = [first, second, third].slice(0, parts).join("");
      expect(readAreaCode(code.padEnd(12, "0"))).toEqual(areaCodeOf(code));
      expect(readAreaCode(code)).toEqual(areaCodeOf(code));
    }),
  );
});

test("the next code is one after the highest below the area, and there is none after the last", () => {
  const village = areaCodeOf("410225100201");
  expect(nextAreaCode(village, [])).toBe("41022510020101");
  expect(nextAreaCode(village, ["41022510020107", "41022510020203", "410225100209"])).toBe("41022510020108");
  expect(nextAreaCode(village, ["41022510020199"])).toBeNull();
  expect(nextAreaCode(areaCodeOf("410225"), ["410225100"])).toHaveLength(areaCodeLength.township);
  expect(nextAreaCode(areaCodeOf("41022510020101"), [])).toBeNull();
});

test("headings stand in any order and language, and the urban-rural class is not taken for the code", () => {
  const columns = (cells: string[]) => Object.fromEntries(areaHeadings(cells) ?? []);
  expect(columns(["序号", "名称", "城乡分类代码", "统计用区划代码"])).toEqual({ name: 1, code: 3 });
  expect(columns(["code", "parent_code", "level", "name"])).toEqual({ code: 0, parentCode: 1, level: 2, name: 3 });
  expect(columns(["区划代码（12 位）", "区域名称"])).toEqual({ code: 0, name: 1 });
  expect(areaHeadings(["城乡分类代码", "名称"])).toBeNull();
  expect(areaHeadings(["统计用区划代码", null])).toBeNull();
});

const village = {
  name: "东街村",
  code: "410225100201",
  search: areaSearchKey(
    ["东关大队"],
    [
      ["dong", "jie", "cun"],
      ["dong", "guan", "da", "dui"],
    ],
  ),
};

test.each([
  "",
  "东街",
  "dongjiecun",
  "dongj",
  "jiecun",
  "djc",
  "DJ",
  "dong jie",
  "4102251002",
  "410225100201",
  "100201",
])("an area is found by %s", (typed) => {
  expect(areaMatches(village, typed)).toBe(true);
});

test.each(["东关", "dongguan", "dgdd"])("an area is found by %s, a name that it had", (typed) => {
  expect(areaMatches(village, typed)).toBe(true);
});

test.each(["西街", "ongjie", "iecun", "dcj", "4102251003", "jieguan", "410225100000"])(
  "an area is not found by %s",
  (typed) => {
    expect(areaMatches(village, typed)).toBe(false);
  },
);

test("what is found comes with what contains it, in order", () => {
  const areas = [
    { id: 1, parentId: null, name: "兰考县", code: "410225", search: "" },
    { id: 2, parentId: 1, name: "城关镇", code: "410225100", search: "" },
    { ...village, id: 3, parentId: 2 },
    { id: 4, parentId: 1, name: "堌阳镇", code: "410225101", search: "" },
  ];
  const found = (typed: string) => areasFound(areas, typed).map(({ id }) => id);
  expect(found("djc")).toEqual([1, 2, 3]);
  expect(found("410225101000")).toEqual([1, 4]);
  expect(found("  ")).toEqual([1, 2, 3, 4]);
  expect(found("没有")).toEqual([]);
});
