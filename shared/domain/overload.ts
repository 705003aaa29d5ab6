/**
 * When somebody carries too much, measured against what each active marketer would carry if all of the branch, also what
 * nobody is responsible for, were shared out evenly. What balance proposals keep below is no such rule: their caps are
 * what the asking manager wants them to be.
 */

/** With more percent of an even share than this a marketer is overloaded. */
export const overloadPercent = 125;

/**
 * With more percent of an even share than this somebody had better not stand in for a colleague: a deputy does the work
 * of two by nature, and for a few days only.
 */
export const deputyLimitPercent = 200;

/**
 * @param total of the branch, in anybody's hands or in nobody's
 * @param marketers who share it
 * @returns 0 without marketers
 */
export function evenShare(total: number, marketers: number): number {
  return marketers === 0 ? 0 : total / marketers;
}

/** @returns what is still not too much; infinite without marketers */
export function overloadLimit(total: number, marketers: number, percent: number = overloadPercent): number {
  return marketers === 0 ? Number.POSITIVE_INFINITY : (evenShare(total, marketers) * percent) / 100;
}
