import { expect, test } from "vitest";
import { maskIdNumber, maskPhone } from "../../shared/domain/mask.ts";
import type { Role } from "../../shared/domain/roles.ts";
import { createTranslator } from "../../shared/i18n/index.ts";
import { fullCustomer, numbers } from "../support/fullCustomer.ts";
import { signInNew } from "../support/testCore.ts";

const masks = {
  customerFile: [
    maskIdNumber(numbers.id),
    maskPhone(numbers.phone),
    maskIdNumber(numbers.spouseId),
    maskPhone(numbers.spousePhone),
    maskIdNumber(numbers.account),
  ],
  goldFile: [maskIdNumber(numbers.id), maskPhone(numbers.phone)],
};
const kinds = ["customerFile", "goldFile"] as const;
const note = createTranslator("zh-CN").t("filePaper.masked");

test("numbers are masked on paper for whoever does not work with the customer, which the paper says", async () => {
  const branch = await fullCustomer();
  const { customer, reviewer, manager, one } = branch;
  const windows: [string, typeof one, masked: boolean][] = [
    ["manager", manager, false],
    ["the marketer", one, false],
    ["reviewer", reviewer, true],
  ];
  const others: [string, Role[]][] = [
    ["teller", ["teller"]],
    ["auditor", ["auditor"]],
    ["another marketer who sees the whole branch", ["marketer", "teller"]],
  ];
  for (const [index, [who, roles]] of others.entries())
    windows.push([who, await signInNew(branch, `x0${index}`, roles), true]);
  for (const [who, window, masked] of windows)
    for (const kind of kinds) {
      const document = { kind, customerId: customer.id };
      const { html } = await window.documents.page({ document, language: "zh-CN" });
      const inFull = Object.values(numbers).filter((number) => html.includes(number));
      const covered = masks[kind].filter((number) => html.includes(number));
      expect({ who, kind, inFull: inFull.length > 0, covered: covered.length }).toEqual({
        who,
        kind,
        inFull: !masked,
        covered: masked ? masks[kind].length : 0,
      });
      // On the cover and at the foot of each page.
      expect({ who, notes: html.split(note).length - 1 }).toEqual({ who, notes: masked ? 2 : 0 });
      const [entry] = (await manager.audit.list({})).entries;
      expect({ who, masked: entry?.after?.masked }).toEqual({ who, masked: masked ? true : undefined });
    }
});
