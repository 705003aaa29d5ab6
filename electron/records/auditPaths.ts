import { differences } from "../audit/trail.ts";

/** Fields of a part of the record as the audit trail names them: `household.crops`, `loans.12.balanceFen`. */
export function dotted(part: string, fields: object): Record<string, unknown> {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [`${part}.${name}`, value]));
}

/** The fields of a part that differ, dotted; null where none does. */
export function dottedDifferences<T extends object>(
  part: string,
  before: T,
  after: T,
): { before: Record<string, unknown>; after: Record<string, unknown> } | null {
  const changed = differences(before, after);
  if (Object.keys(changed.after).length === 0) return null;
  return { before: dotted(part, changed.before), after: dotted(part, changed.after) };
}
