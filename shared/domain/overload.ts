/** A marketer is over-loaded with a quarter more customers than the branch's marketers have on average. */
const overloadFactor = 1.25;

/**
 * @param customers of the whole branch, in anybody's hands or in nobody's
 * @param marketers who share them
 * @returns with more customers than this a marketer is over-loaded
 */
export function overloadLimit(customers: number, marketers: number): number {
  return marketers === 0 ? Number.POSITIVE_INFINITY : (customers / marketers) * overloadFactor;
}
