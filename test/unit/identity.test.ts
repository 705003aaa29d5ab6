import fc from "fast-check";
import { expect, test } from "vitest";
import { creditCodeCheckCharacter, creditCodeProblem } from "../../shared/domain/creditCode.ts";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import { normaliseIdNumber, readResidentId, residentIdCheckCharacter } from "../../shared/domain/residentId.ts";

/** The example of GB 11643-1999, annex A. */
const published = "11010519491231002X";

const first17 = fc
  .tuple(
    fc.integer({ min: 110000, max: 659999 }),
    fc.date({ min: new Date("1900-01-01"), max: new Date("2026-12-31"), noInvalidDate: true }),
    fc.integer({ min: 0, max: 999 }),
  )
  .map(
    ([region, born, order]) =>
      `${region}${born.toISOString().slice(0, 10).replaceAll("-", "")}${String(order).padStart(3, "0")}`,
  );

test("the standard's own example is read: birth date and sex", () => {
  expect(readResidentId(published)).toEqual({
    ok: true,
    facts: { birthDate: "1949-12-31", sex: "female", region: "110105" },
  });
});

test("every number with its check character is right, and one changed digit makes it wrong", () => {
  fc.assert(
    fc.property(first17, fc.integer({ min: 0, max: 16 }), fc.integer({ min: 1, max: 9 }), (head, place, shift) => {
      const number = head + residentIdCheckCharacter(head);
      expect(readResidentId(number).ok).toBe(true);
      const digit = (Number(number[place]) + shift) % 10;
      expect(readResidentId(number.slice(0, place) + digit + number.slice(place + 1)).ok).toBe(false);
    }),
  );
});

test.each([
  ["1101051949123100", "length"],
  ["11010519491231002Y", "characters"],
  ["110105194902310021", "birthDate"],
  ["110105194912310021", "checkDigit"],
])("%s: %s", (number, problem) => {
  expect(readResidentId(number)).toEqual({ ok: false, problem });
});

test("full-width digits, spaces and a small x are forgiven", () => {
  expect(normaliseIdNumber(" １１０１０５ 19491231 002x ")).toBe(published);
});

test("credit codes: a right one, and what is wrong with others", () => {
  const head = "91410225MA40000X1".replace("X", "0");
  const code = head + creditCodeCheckCharacter(head);
  expect(creditCodeProblem(code)).toBeNull();
  expect(creditCodeProblem(code.slice(1))).toBe("length");
  expect(creditCodeProblem(`I${code.slice(1)}`)).toBe("characters");
  expect(creditCodeProblem(code.replace(/.$/, (last) => (last === "0" ? "1" : "0")))).toBe("checkDigit");
});

test("a published credit code is right", () => {
  expect(creditCodeProblem("91350100M000100Y43")).toBeNull();
});

test("masks keep what is needed to recognise and hide the rest", () => {
  expect(maskIdNumber(published)).toBe("110105**********2X");
  expect(maskPhone("13800005678")).toBe("138****5678");
  fc.assert(
    fc.property(fc.string({ minLength: 9, maxLength: 40 }), (value) => {
      expect(maskIdNumber(value)).toHaveLength(value.length);
    }),
  );
});
