import { kindOf } from "../../../shared/domain/recordFields.ts";

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
