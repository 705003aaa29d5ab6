import type { Role } from "./roles.ts";

/** Whose identity, telephone and account numbers a paper gives in full; everybody else's are masked. */
export type NumbersInFull = "all" | "own" | "none";

/**
 * A manager has the numbers of the whole branch on paper, a marketer those of the customers they work with. Whoever
 * only registers, checks or audits looks numbers up on the screen one by one, where each look is recorded.
 */
export function numbersInFull(held: readonly Role[]): NumbersInFull {
  if (held.includes("manager")) return "all";
  return held.includes("marketer") ? "own" : "none";
}
