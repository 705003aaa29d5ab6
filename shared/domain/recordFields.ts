import { loanClasses } from "./customer.ts";
import {
  educations,
  fundingSources,
  guarantees,
  healths,
  institutionNatures,
  kinships,
  maritalStatuses,
  premisesTenures,
  relations,
  services,
} from "./records.ts";

/** The fields of which one value is chosen, with their values. */
export const choices = {
  maritalStatus: maritalStatuses,
  education: educations,
  health: healths,
  premises: premisesTenures,
  nature: institutionNatures,
  fundingSource: fundingSources,
  relation: relations,
  kinship: kinships,
  guarantee: guarantees,
  service: services,
  loanClass: loanClasses,
} as const;
export type ChoiceField = keyof typeof choices;

/** How a field is typed and shown. */
export type FieldKind =
  | "choice"
  | "yesNo"
  | "money"
  | "mu"
  | "number"
  | "date"
  | "month"
  | "customer"
  | "long"
  | "text";

const yesNoFields = ["here", "audited", "linked"];
const wholeNumbers: Readonly<Record<string, "people" | "years" | "months" | "squareMetres">> = {
  yearsInVillage: "years",
  labourForce: "people",
  migrantWorkers: "people",
  employees: "people",
  staff: "people",
  months: "months",
  premisesSquareMetres: "squareMetres",
};

/** The kind of a field follows from its name, as names of amounts and dates say what they are. */
export function kindOf(name: string): FieldKind {
  if (name in choices) return "choice";
  if (yesNoFields.includes(name)) return "yesNo";
  if (name.endsWith("Fen")) return "money";
  if (name.endsWith("HundredthMu")) return "mu";
  if (name in wholeNumbers) return "number";
  if (/(On|Since)$/.test(name)) return "date";
  if (name === "month") return "month";
  if (name === "otherId") return "customer";
  return name === "remarks" ? "long" : "text";
}

/** What a whole number of the record counts; null where the field holds none. */
export function unitOf(name: string): "people" | "years" | "months" | "squareMetres" | null {
  return wholeNumbers[name] ?? null;
}
