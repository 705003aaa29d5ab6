/**
 * The unified social credit code (统一社会信用代码) of an enterprise or institution, 18 characters.
 * Source: GB 32100-2015: letters I, O, S, V, Z are not used; check character by MOD 31 with weights 3^i mod 31.
 */
import { normaliseIdNumber } from "./residentId.ts";

export type CreditCodeProblem = "length" | "characters" | "checkDigit";

const alphabet = "0123456789ABCDEFGHJKLMNPQRTUWXY";
const weights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];

/** The check character for the first 17 characters. */
export function creditCodeCheckCharacter(first17: string): string {
  const sum = weights.reduce((total, weight, index) => total + weight * alphabet.indexOf(first17[index] ?? ""), 0);
  return alphabet[(31 - (sum % 31)) % 31] as string;
}

/** What is wrong with a code as typed, or null when it is right. */
export function creditCodeProblem(typed: string): CreditCodeProblem | null {
  const value = normaliseIdNumber(typed);
  if (value.length !== 18) return "length";
  if ([...value].some((character) => !alphabet.includes(character))) return "characters";
  return creditCodeCheckCharacter(value) === value[17] ? null : "checkDigit";
}
