/** Who is responsible: the marketer of the nearest assigned area, looking upwards. */

interface AreaNode {
  id: number;
  parentId: number | null;
}

/**
 * @param areas every area, each behind the one that contains it
 * @param assigned marketer id per assigned area id
 * @returns marketer id per area id; areas nobody is responsible for are absent
 */
export function nearestAssigned(
  areas: readonly AreaNode[],
  assigned: ReadonlyMap<number, number>,
): Map<number, number> {
  const effective = new Map<number, number>();
  for (const area of areas) {
    const marketer = assigned.get(area.id) ?? (area.parentId === null ? undefined : effective.get(area.parentId));
    if (marketer !== undefined) effective.set(area.id, marketer);
  }
  return effective;
}
