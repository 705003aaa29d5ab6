import { isDeepStrictEqual } from "node:util";
import type { Grade, ScorecardDefinition } from "../../../shared/domain/scorecard.ts";
import { farmerHousehold } from "../../../shared/domain/scorecards/farmerHousehold.ts";
import type { OpenedLedger } from "../openedLedger.ts";

/** A draft as a manager may try it: higher bands, and one question that nobody has been asked yet. */
export const draft: ScorecardDefinition = {
  ...farmerHousehold,
  indicators: farmerHousehold.indicators.map((indicator) =>
    indicator.id === "familyHarmony" ? { ...indicator, id: "neighbours" } : indicator,
  ),
  bands: farmerHousehold.bands.map((band) => (band.from === 0 ? band : { ...band, from: band.from + 2 })),
};

/** What the application and the bare loop have to agree on. */
export interface Distribution {
  customers: number;
  /** customers by grade before and grade after: `AAA>AA` */
  moves: Record<string, number>;
  lineBeforeFen: number;
  lineAfterFen: number;
  estimated: number;
}

export function moveOf(from: Grade, to: Grade): string {
  return `${from}>${to}`;
}

export function assertSame(one: Distribution, other: Distribution): void {
  if (!isDeepStrictEqual(one, other))
    throw new Error(`The floor finds other figures: ${JSON.stringify([one, other], null, 2)}`);
}

/** How often a window asks how far a job is, ms. */
const pollMs = 5;

/** The whole way of a trial, as a window goes it. */
export async function tryDraft({ window, context }: OpenedLedger) {
  const { id } = await window.scorecards.whatIf.start({ definition: draft });
  while ((await window.jobs.get({ id })).state === "running") {
    context();
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
  return window.scorecards.whatIf.result({ jobId: id });
}

/**
 * Watches a trial rise and stops another half way.
 *
 * @throws {Error} when progress does not rise, or a cancelled trial goes on or leaves a result
 */
export async function checkProgressAndCancel({ window }: OpenedLedger): Promise<void> {
  const seen: number[] = [];
  const rising = await window.scorecards.whatIf.start({ definition: draft });
  for (;;) {
    const { state, done } = await window.jobs.get({ id: rising.id });
    if (state !== "running") break;
    if (done !== seen.at(-1)) seen.push(done);
    await new Promise((resolve) => setTimeout(resolve, 1));
  }
  const steps = seen.filter((done) => done > 0);
  if (steps.length < 2 || seen.some((done, index) => done < (seen[index - 1] ?? 0)))
    throw new Error(`Progress does not rise: ${seen.join(", ")}`);

  const { id } = await window.scorecards.whatIf.start({ definition: draft });
  while ((await window.jobs.get({ id })).done === 0) await new Promise((resolve) => setTimeout(resolve, 1));
  const { state, done, total } = await window.jobs.cancel({ id });
  if (state !== "cancelled" || done >= total) throw new Error(`A cancel left the trial ${state} at ${done}/${total}.`);
  const left = await window.scorecards.whatIf.result({ jobId: id }).catch(() => null);
  if (left) throw new Error("A cancelled trial left a result.");
}
