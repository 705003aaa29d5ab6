import { writeFileSync } from "node:fs";
import { cpus, totalmem } from "node:os";

/** One measurement beside the same work done by the barest means, in the same run. */
export interface Benchmark {
  name: string;
  unit: string;
  value: number;
  floor: number;
  /** value / floor */
  ratio: number;
  better: "lower" | "higher";
}

export function benchmark(name: string, unit: string, better: Benchmark["better"], value: number, floor: number) {
  return { name, unit, value: rounded(value), floor: rounded(floor), ratio: rounded(value / floor), better };
}

function rounded(figure: number): number {
  return Number(figure.toPrecision(4));
}

export function printTable(benchmarks: readonly Benchmark[]): void {
  const rows = benchmarks.map(({ name, unit, value, floor, ratio, better }) => [
    name,
    `${value} ${unit}`,
    `${floor} ${unit}`,
    `${ratio}×`,
    `${better} is better`,
  ]);
  const all = [["benchmark", "value", "floor", "ratio", ""], ...rows];
  const widths = all[0]?.map((_, column) => Math.max(...all.map((row) => row[column]?.length ?? 0))) ?? [];
  for (const row of all)
    console.log(row.map((cell, column) => cell[column === 0 ? "padEnd" : "padStart"](widths[column] ?? 0)).join("  "));
}

export function writeReport(path: string, benchmarks: readonly Benchmark[]): void {
  const [cpu] = cpus();
  const machine = {
    platform: `${process.platform}-${process.arch}`,
    node: process.version,
    cpu: cpu?.model ?? "",
    cores: cpus().length,
    memoryGiB: Math.round(totalmem() / 2 ** 30),
  };
  writeFileSync(path, `${JSON.stringify({ machine, benchmarks }, null, 2)}\n`);
}
