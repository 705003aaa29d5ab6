import { expect, test } from "vitest";
import { type NumbersInFull, numbersInFull } from "../../shared/domain/numbersInFull.ts";
import { type Role, roles } from "../../shared/domain/roles.ts";

const alone: Record<Role, NumbersInFull> = {
  teller: "none",
  marketer: "own",
  reviewer: "none",
  manager: "all",
  auditor: "none",
  administrator: "none",
};

test.each(roles)("a %s alone has these numbers on paper", (role) => {
  expect(numbersInFull([role])).toBe(alone[role]);
});

test("of several roles the one that may have most counts", () => {
  expect(numbersInFull(["auditor", "manager"])).toBe("all");
  expect(numbersInFull(["teller", "marketer", "reviewer"])).toBe("own");
  expect(numbersInFull([])).toBe("none");
});
