import type { CustomerFields } from "../../shared/contract/customers.ts";
import { emptySection, type SectionData } from "../../shared/contract/records.ts";
import { addDays } from "../../shared/domain/dates.ts";
import type { FactBasis } from "../../shared/domain/ratingFacts.ts";
import type { Section } from "../../shared/domain/records.ts";
import { readResidentId } from "../../shared/domain/residentId.ts";
import type { SampleRecord } from "./record.ts";

interface Known {
  fields: CustomerFields;
  registeredOn: string;
  record: SampleRecord;
  visits: readonly { visitedOn: string }[];
  today: string;
}

/** What facts are computed from, out of a customer of the sample, as the ledger will hold it. */
export function sampleFactBasis({ fields, registeredOn, record, visits, today }: Known): FactBasis {
  const section = <S extends Section>(name: S): SectionData[S] | null => {
    const found = record.sections.find((one) => one.section === name);
    return found ? ({ ...emptySection(name), ...found.data } as SectionData[S]) : null;
  };
  const entries = <L extends SampleRecord["entries"][number]["list"]>(list: L) =>
    record.entries.flatMap((entry) =>
      entry.list === list ? [entry.fields as Extract<SampleRecord["entries"][number], { list: L }>["fields"]] : [],
    );
  const id = fields.idType === "residentId" ? readResidentId(fields.idNumber) : null;
  return {
    kind: fields.kind,
    birthDate: id?.ok ? id.facts.birthDate : null,
    registeredOn,
    headcount: fields.headcount,
    yearlyIncomeFen: fields.yearlyIncomeFen,
    yearsInVillage: section("person")?.yearsInVillage ?? null,
    household: section("household"),
    business: section("business"),
    loans: entries("loans"),
    holdings: entries("holdings"),
    statements: entries("statements"),
    guarantors: entries("links").filter(({ relation }) => relation === "guarantor").length,
    visitsLastYear: visits.filter(({ visitedOn }) => visitedOn > addDays(today, -365)).length,
  };
}
