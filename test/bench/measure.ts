import { isDeepStrictEqual } from "node:util";
import { type Benchmark, benchmark } from "./report.ts";

/** Requests that are made before any is measured. */
const warmUp = 30;

/** One request, asked of the application and of the barest means, with what must agree between the two answers. */
interface Contest<Request> {
  name: string;
  requests: readonly Request[];
  value: (request: Request) => Promise<unknown>;
  floor: (request: Request) => Promise<unknown>;
  /** what has to be there before both sides are asked; its time does not count */
  prepare?: (request: Request) => Promise<void>;
}

/**
 * Latencies of both sides in milliseconds, p50 and p95, request by request in turns, so that a noisy machine moves both.
 *
 * @throws {Error} when the two give different answers: then the floor has not done the job
 */
export async function latencies<Request>({
  name,
  requests,
  value,
  floor,
  prepare,
}: Contest<Request>): Promise<Benchmark[]> {
  if (requests.length < 200) throw new Error(`${name} needs at least 200 requests, not ${requests.length}.`);
  const times = { value: [] as number[], floor: [] as number[] };
  for (const [index, request] of [...requests.slice(0, warmUp), ...requests].entries()) {
    await prepare?.(request);
    const valueFirst = index % 2 === 0;
    const first = await timed(() => (valueFirst ? value : floor)(request));
    const second = await timed(() => (valueFirst ? floor : value)(request));
    if (!isDeepStrictEqual(first.answer, second.answer))
      throw new Error(`${name}: the floor's answer to ${JSON.stringify(request)} is another one.`);
    if (index < warmUp) continue;
    times.value.push((valueFirst ? first : second).milliseconds);
    times.floor.push((valueFirst ? second : first).milliseconds);
  }
  return [50, 95].map((percent) =>
    benchmark(
      `${name}.p${percent}`,
      "ms",
      "lower",
      percentile(times.value, percent / 100),
      percentile(times.floor, percent / 100),
    ),
  );
}

/**
 * Rows a second of both sides, over rounds in turns. Each side answers with the rows of its round; what the floor needs
 * of the value's work is made ready between the two, untimed.
 */
export async function rates(
  name: string,
  rounds: number,
  value: (round: number) => Promise<number>,
  floor: (round: number) => Promise<number>,
  between: (round: number) => Promise<void> = async () => {},
): Promise<Benchmark> {
  const total = { value: { rows: 0, milliseconds: 0 }, floor: { rows: 0, milliseconds: 0 } };
  const run = async (side: "value" | "floor", work: () => Promise<number>) => {
    const { answer, milliseconds } = await timed(work);
    total[side].rows += answer;
    total[side].milliseconds += milliseconds;
  };
  for (let round = 0; round < rounds; round += 1) {
    await run("value", () => value(round));
    await between(round);
    await run("floor", () => floor(round));
  }
  if (total.value.rows !== total.floor.rows) throw new Error(`${name}: the floor wrote another number of rows.`);
  const perSecond = ({ rows, milliseconds }: { rows: number; milliseconds: number }) => (rows / milliseconds) * 1000;
  return benchmark(name, "rows/s", "higher", perSecond(total.value), perSecond(total.floor));
}

async function timed<T>(work: () => Promise<T>): Promise<{ answer: T; milliseconds: number }> {
  const start = performance.now();
  const answer = await work();
  return { answer, milliseconds: performance.now() - start };
}

function percentile(times: readonly number[], share: number): number {
  const sorted = [...times].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
