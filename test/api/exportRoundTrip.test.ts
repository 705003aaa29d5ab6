import fc from "fast-check";
import { expect, test } from "vitest";
import { type CustomerInput, customerInputSchema } from "../../shared/contract/customers.ts";
import type { ExportRequest } from "../../shared/contract/exports.ts";
import { consentForms, customerKinds, industries } from "../../shared/domain/customer.ts";
import { checked, settle } from "../support/imports.ts";
import { farmer, residentId } from "../support/people.ts";
import { exported } from "../support/spreadsheet.ts";
import type { TestWindow } from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

const all: ExportRequest = { selection: { by: "filter", filter: {}, except: [] }, format: "xlsx", language: "zh-CN" };

const languages = fc.constantFrom("zh-CN" as const, "en" as const);
const formats = fc.constantFrom("xlsx" as const, "csv" as const);

/** What staff may have typed, and often what a spreadsheet takes for something else. */
const words = fc
  .oneof(
    fc.string({ unit: "grapheme" }),
    fc.constantFrom("=1+1", "'=1", "+3", "-", "@x", "001", "1E5", "2026-03-10", "_x0041_", '<&>"'),
  )
  .map((typed) => typed.replace(/\p{Cc}/gu, "").trim());
const lines = fc.array(words, { maxLength: 3 }).map((parts) => parts.join("\n").trim());

/** @param areaIds areas of any level, among them such of one name */
function customers(areaIds: readonly number[]): fc.Arbitrary<CustomerInput[]> {
  const one = fc.record({
    kind: fc.constantFrom(...customerKinds),
    name: words.map((name) => name || "赵大海"),
    idType: fc.constantFrom("residentId" as const, "other" as const),
    phone: fc.constantFrom("", "10012345678", "+8610012345678", "0371-6000000"),
    areaId: fc.constantFrom(...areaIds),
    address: words,
    industry: fc.constantFrom(...industries, null),
    mainBusiness: words,
    headcount: fc.option(fc.nat(100_000)),
    yearlyIncomeFen: fc.option(fc.nat({ max: 99_999_999_999_99 })),
    contactName: words,
    notes: lines,
    consent: fc.option(
      fc.record({
        consentOn: fc.constantFrom("2024-02-29", "2026-03-01"),
        consentForm: fc.constantFrom(...consentForms),
      }),
      { nil: { consentOn: null, consentForm: null } },
    ),
  });
  return fc
    .array(one, { minLength: 1, maxLength: 12 })
    .map((many) =>
      many.map(({ consent, ...fields }, index) => ({
        ...farmer(0, index),
        ...fields,
        ...consent,
        idNumber: fields.idType === "residentId" ? residentId(index) : `00${index}`,
      })),
    )
    .filter((many) => many.every((fields) => customerInputSchema.safeParse(fields).success));
}

/** Every customer as typed, with the area by its code: ids differ between branches. */
async function everything(manager: TestWindow): Promise<unknown[]> {
  const codes = new Map((await manager.jurisdictions.areas({})).map(({ id, code }) => [id, code]));
  const { rows } = await manager.customers.list({ limit: 200 });
  const found = await Promise.all(
    rows.map(async ({ id }) => {
      const { areaId, ...customer } = customerInputSchema.parse(await manager.customers.getForEdit({ id }));
      return { ...customer, area: codes.get(areaId) };
    }),
  );
  return found.sort((one, other) => one.idNumber.localeCompare(other.idNumber));
}

test("a full export imported again changes nothing; imported into an empty branch it makes the same customers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.gen(), languages, formats, async (generate, language, format) => {
      const { manager } = await branchWithVillages();
      const areaIds = (await manager.jurisdictions.areas({})).map(({ id }) => id);
      const registered = generate(customers, areaIds);
      for (const fields of registered) await manager.customers.create(fields);
      const { file } = await exported(manager, { ...all, language, format }, { revealed: true });
      const again = await checked(manager, file);
      expect(again.counts).toEqual({ create: 0, update: 0, unchanged: registered.length, refuse: 0, skip: 0 });

      const fresh = (await branchWithVillages()).manager;
      const first = await checked(fresh, file);
      expect(first.counts).toMatchObject({ create: registered.length, refuse: 0 });
      await settle(fresh, await fresh.imports.run({ id: first.id }));
      expect(await everything(fresh)).toEqual(await everything(manager));
    }),
    { numRuns: 12 },
  );
}, 60_000);
