import fc from "fast-check";
import { expect, test } from "vitest";
import { maskContact, maskCustomerName, maskFirmName, maskPersonName } from "../../shared/domain/mask.ts";

test.each([
  ["张三", "张*"],
  ["李小明", "李*明"],
  ["欧阳小明", "欧阳*明"],
  ["欧阳修", "欧阳*"],
  ["王李小明", "王**明"],
  ["东方", "东*"],
  ["阿依古丽·买买提", "阿******提"],
  ["𠮷田太郎", "𠮷**郎"],
  ["张", "*"],
])("the name %s hangs as %s", (name, masked) => {
  expect(maskPersonName(name)).toBe(masked);
});

test.each([
  ["兰考金穗农资有限公司", "兰考****有限公司"],
  ["城中社区村民委员会", "城中***民委员会"],
  ["惠民超市", "惠民*市"],
  ["金穗社", "金穗*"],
  ["金穗", "金*"],
])("the firm %s hangs as %s", (name, masked) => {
  expect(maskFirmName(name)).toBe(masked);
});

test("households are masked as people, firms and units as firms", () => {
  expect(maskCustomerName({ kind: "farmer", name: "赵大海" })).toBe("赵*海");
  expect(maskCustomerName({ kind: "selfEmployed", name: "赵大海" })).toBe("赵*海");
  expect(maskCustomerName({ kind: "enterprise", name: "金穗农资店" })).toBe("金穗**店");
});

const character = fc.constantFrom(..."赵钱孙李欧阳司马上官小明大海芳强伟敏𠮷·a");
const name = fc.array(character, { minLength: 1, maxLength: 12 }).map((characters) => characters.join(""));

/** Characters that stand where they stood before. */
function shown(before: string, masked: string): number {
  const covered = [...masked];
  return [...before].filter((sign, index) => covered[index] === sign).length;
}

test("a name never hangs whole: beside the surname at most one character of the given name, and not the only one", () => {
  fc.assert(
    fc.property(name, (person) => {
      const masked = maskPersonName(person);
      expect(masked).toContain("*");
      expect([...masked]).toHaveLength([...person].length);
      expect(shown(person, masked)).toBeLessThanOrEqual(3);
      expect(shown(person, masked)).toBeLessThan([...person].length);
    }),
  );
});

test("masking is stable: the same name always hangs the same way, and what is masked says nothing of what is hidden", () => {
  fc.assert(
    fc.property(name, name, (person, other) => {
      expect(maskPersonName(person)).toBe(maskPersonName(person));
      // Whoever shares surname, last character and length hangs the same way.
      const characters = [...person];
      if (characters.length < 5) return;
      const replaced = [...other].slice(0, 1);
      const twin = [...characters.slice(0, 2), ...replaced, ...characters.slice(3)].join("");
      expect(maskPersonName(twin)).toBe(maskPersonName(person));
    }),
  );
});

test("a firm's name is never whole, and recognised by its first two characters", () => {
  fc.assert(
    fc.property(name, (firm) => {
      const masked = maskFirmName(firm);
      expect(masked).toContain("*");
      expect(shown(firm, masked)).toBeLessThan([...firm].length);
      if ([...firm].length > 2) expect([...masked].slice(0, 2)).toEqual([...firm].slice(0, 2));
    }),
  );
});

test("a way to reach somebody shows little of itself", () => {
  expect(maskContact("13800005678")).toBe("138****5678");
  expect(maskContact("城中社区三组")).toBe("城中****");
  expect(maskContact("")).toBe("");
});
