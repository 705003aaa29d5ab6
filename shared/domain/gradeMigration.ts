import { isGrade, type Standing, standings } from "./portfolio.ts";

/** So many customers stood so on the first day, and so on the second. */
export interface MigrationCell {
  from: Standing;
  to: Standing;
  customers: number;
}

export type Move = "stable" | "upgraded" | "downgraded" | "entered" | "left" | "outside";

/**
 * What a move means: between two grades better, worse or the same; `entered` out of none into a grade, `left` out of a
 * grade into none; `outside` without a grade on both days.
 */
export function moveOf(from: Standing, to: Standing): Move {
  if (!isGrade(from)) return isGrade(to) ? "entered" : "outside";
  if (!isGrade(to)) return "left";
  const steps = standings.indexOf(to) - standings.indexOf(from);
  return steps === 0 ? "stable" : steps < 0 ? "upgraded" : "downgraded";
}

export interface MigrationMatrix {
  /** `counts[i][j]`: customers from `standings[i]` to `standings[j]` */
  counts: number[][];
  /** per standing on the first day, and on the second */
  fromTotals: number[];
  toTotals: number[];
  customers: number;
  moves: Record<Move, number>;
  /** of those with a grade on both days; null where there are none */
  shares: Record<"stable" | "upgraded" | "downgraded", number> | null;
}

/** The matrix of migrations between two days, with its sums. */
export function migrationMatrix(cells: readonly MigrationCell[]): MigrationMatrix {
  const counts = standings.map(() => standings.map(() => 0));
  const moves: Record<Move, number> = { stable: 0, upgraded: 0, downgraded: 0, entered: 0, left: 0, outside: 0 };
  for (const { from, to, customers } of cells) {
    const row = counts[standings.indexOf(from)] ?? [];
    const column = standings.indexOf(to);
    row[column] = (row[column] ?? 0) + customers;
    moves[moveOf(from, to)] += customers;
  }
  const fromTotals = counts.map(sum);
  const toTotals = standings.map((_, column) => sum(counts.map((row) => row[column] ?? 0)));
  return { counts, fromTotals, toTotals, customers: sum(fromTotals), moves, shares: sharesOf(moves) };
}

function sharesOf({ stable, upgraded, downgraded }: Record<Move, number>): MigrationMatrix["shares"] {
  const graded = stable + upgraded + downgraded;
  if (graded === 0) return null;
  return { stable: stable / graded, upgraded: upgraded / graded, downgraded: downgraded / graded };
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, number) => total + number, 0);
}
