/**
 * The resident identity number (公民身份号码), 18 characters.
 * Source: GB 11643-1999: six digits of the region, eight of the birth date, three of sequence (odd for men), and a
 * check character by ISO 7064 MOD 11-2.
 */
import { isCalendarDate } from "./dates.ts";

export type Sex = "male" | "female";
export interface ResidentIdFacts {
  /** ISO date */
  birthDate: string;
  sex: Sex;
  /** six digits of the region that issued the number first */
  region: string;
}
export type ResidentIdProblem = "length" | "characters" | "birthDate" | "checkDigit";
export type ResidentIdReading = { ok: true; facts: ResidentIdFacts } | { ok: false; problem: ResidentIdProblem };

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const checkCharacters = "10X98765432";

/** The check character for the first 17 digits. */
export function residentIdCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * Number(first17[index]), 0);
  return checkCharacters[sum % 11] as string;
}

/** Reads a number as typed: case and surrounding space are forgiven, nothing else is. */
export function readResidentId(typed: string): ResidentIdReading {
  const value = normaliseIdNumber(typed);
  if (value.length !== 18) return { ok: false, problem: "length" };
  if (!/^\d{17}[\dX]$/.test(value)) return { ok: false, problem: "characters" };
  const birthDate = `${value.slice(6, 10)}-${value.slice(10, 12)}-${value.slice(12, 14)}`;
  if (!isCalendarDate(birthDate)) return { ok: false, problem: "birthDate" };
  if (residentIdCheckCharacter(value) !== value[17]) return { ok: false, problem: "checkDigit" };
  const sex: Sex = Number(value[16]) % 2 === 1 ? "male" : "female";
  return { ok: true, facts: { birthDate, sex, region: value.slice(0, 6) } };
}

/** The form in which identity numbers are stored and compared: half-width, upper case, without spaces. */
export function normaliseIdNumber(typed: string): string {
  return typed.normalize("NFKC").replace(/\s+/g, "").toUpperCase();
}
