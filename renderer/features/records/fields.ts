import { loanClasses } from "../../../shared/domain/customer.ts";
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
} from "../../../shared/domain/records.ts";

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

export function unitOf(name: string): "people" | "years" | "months" | "squareMetres" | null {
  return wholeNumbers[name] ?? null;
}

export type Values = Record<string, unknown>;

/** Hundredths in the contract (fen, hundredths of a mu) are typed as yuan and mu. */
function isHundredths(name: string): boolean {
  const kind = kindOf(name);
  return kind === "money" || kind === "mu";
}

/** A value of the contract as the form holds it. */
export function toForm(name: string, value: unknown): unknown {
  return isHundredths(name) && typeof value === "number" ? value / 100 : value;
}

/** A value of the form as the contract wants it: nothing typed is no text, or not known. */
export function fromForm(name: string, value: unknown): unknown {
  const kind = kindOf(name);
  if (value === undefined || value === null) return kind === "text" || kind === "long" ? "" : null;
  return isHundredths(name) && typeof value === "number" ? Math.round(value * 100) : value;
}
