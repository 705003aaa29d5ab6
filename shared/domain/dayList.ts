/** What a marketer has to do in their villages on one day, and what comes first. */

/** Kinds of work that a visit does or begins, the gravest first. */
export const workKinds = ["overdueLoan", "objection", "followUp", "ratingDue", "goldReview", "keyTarget"] as const;
export type WorkKind = (typeof workKinds)[number];

/**
 * What a customer counts for whose work of a kind is due; half of it while the due day lies ahead. Money that is late
 * and a complaint that waits come before what was promised, that before what has a date, and all before what is merely
 * to be kept up.
 */
export const workWeights: Readonly<Record<WorkKind, number>> = {
  overdueLoan: 10,
  objection: 8,
  followUp: 6,
  ratingDue: 4,
  goldReview: 4,
  keyTarget: 2,
};

/** Something to do with a customer, and since or from when: of a key target the last visit, null where there was none. */
export interface WorkDue {
  kind: WorkKind;
  on: string | null;
}

/** How urgent a customer is on a day; a village is as urgent as its customers together. */
export function urgencyOf(work: readonly WorkDue[], day: string): number {
  return work.reduce((sum, { kind, on }) => sum + workWeights[kind] / (on !== null && on > day ? 2 : 1), 0);
}
