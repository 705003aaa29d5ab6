/** What is found at a door on a round: somebody was met, nobody was at home, or they would not talk. */
export const doorOutcomes = ["met", "away", "refused"] as const;
export type DoorOutcome = (typeof doorOutcomes)[number];

/** The key that marks a door: the first letter in English, the place on the keyboard in any language. */
export const outcomeKeys: Readonly<Record<DoorOutcome, string>> = { met: "1", away: "2", refused: "3" };
export const unmarkKey = "0";

export type RoundCounts = Record<DoorOutcome, number> & { doors: number };

/** How far a round is, door by door. */
export function countDoors(doors: readonly { outcome: DoorOutcome | null }[]): RoundCounts {
  const counts: RoundCounts = { doors: doors.length, met: 0, away: 0, refused: 0 };
  for (const { outcome } of doors) if (outcome !== null) counts[outcome] += 1;
  return counts;
}

/** Numbers in house numbers and names of groups count as numbers: 2 comes before 12. */
const doorOrder = new Intl.Collator("zh-CN", { numeric: true });

interface Door {
  /** of the group in which it lies */
  groupCode: string;
  address: string;
  /** the order in which two at one address were registered */
  id: number;
}

/** The order in which one comes along the doors of a village: group by group, along the house numbers. */
export function compareDoors(one: Door, other: Door): number {
  return (
    doorOrder.compare(one.groupCode, other.groupCode) ||
    doorOrder.compare(one.address, other.address) ||
    one.id - other.id
  );
}
