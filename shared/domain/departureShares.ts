/** A part of what somebody who leaves holds. */
export interface DeparturePart {
  id: number;
  /** parts of one township stay together; null stays alone */
  townshipId: number | null;
  customers: number;
}

export interface DepartureReceiver {
  id: number;
  /** carried already */
  customers: number;
}

/**
 * Who might get what of somebody who leaves: whole townships, the largest first, each to whoever has the fewest
 * customers by then; among equals to the first. The same question has the same answer.
 *
 * @returns receiver id per part; empty where nobody can receive
 */
export function sharesByLoad(
  parts: readonly DeparturePart[],
  receivers: readonly DepartureReceiver[],
): Map<number, number> {
  const loads = receivers.map((receiver) => ({ ...receiver }));
  const groups = new Map<number, DeparturePart[]>();
  for (const part of parts) {
    // What lies in no township is alone, under a key that no township has.
    const key = part.townshipId ?? -part.id;
    groups.set(key, [...(groups.get(key) ?? []), part]);
  }
  const largestFirst = [...groups.values()]
    .map((members) => ({ members, customers: members.reduce((sum, { customers }) => sum + customers, 0) }))
    .toSorted((one, other) => other.customers - one.customers);
  const shares = new Map<number, number>();
  for (const { members, customers } of largestFirst) {
    const [first, ...others] = loads;
    if (!first) return shares;
    const least = others.reduce((found, load) => (load.customers < found.customers ? load : found), first);
    least.customers += customers;
    for (const { id } of members) shares.set(id, least.id);
  }
  return shares;
}
