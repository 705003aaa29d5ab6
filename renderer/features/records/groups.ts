import type { TFunction } from "i18next";
import { economyGroups, householdFacts, plainSections } from "../../../shared/domain/recordGroups.ts";
import type { List, Section } from "../../../shared/domain/records.ts";
import { balanceLines, incomeLines } from "../../../shared/domain/statementLines.ts";
import type { Values } from "./fields.ts";
import type { FieldGroup } from "./RecordDrawer.tsx";

/** The fields of a section's form. */
export function sectionGroups(section: Section, t: TFunction): FieldGroup[] {
  if (section !== "household") return [{ fields: plainSections[section] }];
  return [
    { title: t("records.group.land"), fields: householdFacts },
    ...economyGroups.map(([group, fields]) => ({ title: t(`records.group.${group}`), fields })),
  ];
}

/** The fields of an entry's form, as far as what is filled in leaves them open. */
export function entryGroups(list: List, values: Values, t: TFunction): FieldGroup[] {
  switch (list) {
    case "links":
      return [
        {
          fields: [
            "linked",
            ...(values.linked ? ["otherId"] : ["name", "phone", "idNumber"]),
            "relation",
            ...(values.relation === "member" ? ["kinship"] : []),
            "note",
          ],
        },
      ];
    case "loans":
      return [
        {
          fields: [
            "here",
            ...(values.here === false ? ["lender"] : []),
            "contractNumber",
            "purpose",
            "principalFen",
            "balanceFen",
            "grantedOn",
            "dueOn",
            "guarantee",
            "loanClass",
            "overdueSince",
          ],
        },
      ];
    case "demands":
      return [{ fields: ["month", "amountFen", "purpose", "note"] }];
    case "holdings":
      return [
        {
          fields: [
            "service",
            "here",
            ...(values.here === false ? ["provider"] : []),
            "number",
            "openedOn",
            "balanceFen",
            "note",
          ],
        },
      ];
    case "statements":
      return [
        { title: t("records.group.period"), fields: ["endsOn", "months", "audited", "note"] },
        { title: t("records.group.incomeLines"), fields: incomeLines },
        { title: t("records.group.balanceLines"), fields: balanceLines },
      ];
  }
}

/** A new entry, before anything is typed. */
export const newEntries: Readonly<Record<List, Values>> = {
  links: { linked: true, relation: "guarantor" },
  loans: { here: true, loanClass: "normal", guarantee: "credit" },
  demands: {},
  holdings: { here: true },
  statements: { months: 12, audited: false },
};

/** Fields with the choice that steers the form: a link that is there already leads to a customer or does not. */
export function steerEntry(list: List, fields: Values): Values {
  return list === "links" && fields.otherId !== undefined ? { ...fields, linked: fields.otherId !== null } : fields;
}

/** What a field that is not asked for any more holds: nothing. */
export function settleEntry(list: List, values: Values): Values {
  switch (list) {
    case "links": {
      const kinship = values.relation === "member" ? values.kinship : null;
      const other = values.linked ? { name: "", idNumber: "", phone: "" } : { otherId: null };
      return { ...values, kinship, ...other };
    }
    case "loans":
      return { ...values, lender: values.here ? "" : values.lender };
    case "holdings":
      return { ...values, provider: values.here ? "" : values.provider };
    default:
      return values;
  }
}

/** What must be filled in as the form stands, beside what the contract wants in any case. */
export function requiredNow(list: List, values: Values): string[] {
  switch (list) {
    case "links":
      return [values.linked ? "otherId" : "name", ...(values.relation === "member" ? ["kinship"] : [])];
    case "loans":
      return values.here ? [] : ["lender"];
    case "holdings":
      return values.here ? [] : ["provider"];
    default:
      return [];
  }
}
