import type { TFunction } from "i18next";
import { fileNumberOf } from "../../../shared/domain/fileNumber.ts";
import { fieldLabel, valueText } from "../../../shared/i18n/recordWords.ts";
import type { MergeChoice, MergeRow } from "../../ui/MergeDialog.tsx";
import type { Values } from "./fields.ts";

/** Fields that say nothing without another: who is linked is one answer, whether by number or by name. */
const followers: Readonly<Record<string, readonly string[]>> = {
  otherId: ["name", "idNumber", "phone"],
  relation: ["kinship"],
  here: ["lender", "provider"],
};

/** A part of the record as the form opened it, as it is in the ledger now, and as it was typed. */
export interface ThreeVersions {
  base: Values;
  theirs: Values;
  mine: Values;
}

/** The fields on which the ledger and what was typed differ; a field that others follow stands for them too. */
export function mergeRows({ base, theirs, mine }: ThreeVersions, t: TFunction): MergeRow[] {
  const differs = (name: string) => !Object.is(theirs[name], mine[name]);
  const silent = Object.entries(followers).flatMap(([leader, names]) => (differs(leader) ? names : []));
  // The ledger keeps a linked customer's name, which the form does not send.
  const linked = typeof mine.otherId === "number" ? (followers.otherId ?? []) : [];
  return Object.keys(theirs)
    .filter((name) => differs(name) && !silent.includes(name) && !linked.includes(name))
    .map((path) => ({
      path,
      label: fieldLabel(path, t),
      base: shown(path, base),
      theirs: shown(path, theirs),
      mine: shown(path, mine),
    }));
}

function shown(path: string, fields: Values): unknown {
  if (path !== "otherId") return fields[path];
  const { otherId, name } = fields;
  return [name, typeof otherId === "number" ? fileNumberOf(otherId) : null].filter(Boolean).join(" ");
}

/** A value of a row in words. */
export function mergeText(path: string, value: unknown, t: TFunction): string {
  return path === "otherId" ? String(value) : valueText(path, value, t);
}

/** What is in the ledger now, with the fields for which the typed ones were chosen. */
export function mergedFields({ theirs, mine }: ThreeVersions, choices: Readonly<Record<string, MergeChoice>>): Values {
  const own = Object.keys(choices)
    .filter((path) => choices[path] === "mine")
    .flatMap((path) => [path, ...(followers[path] ?? [])])
    .filter((name) => name in mine);
  return { ...theirs, ...Object.fromEntries(own.map((name) => [name, mine[name]])) };
}
