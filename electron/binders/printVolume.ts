import { printCounted } from "../documents/service.ts";
import { assertPrints, type Bindery, type Failure, failureOf, paperOf } from "./files.ts";
import { compose, type Volume } from "./volumes.ts";

export interface Printed {
  volume: Volume;
  /** null where none of its files can be printed */
  bytes: Uint8Array | null;
  failures: Failure[];
}

/** The PDF of a volume; where it cannot be printed as a whole, without the files that cannot. */
export async function printVolume(bindery: Bindery, title: string, volume: Volume): Promise<Printed> {
  const { signal, log } = bindery;
  try {
    return { volume, bytes: await print(bindery, title, volume), failures: [] };
  } catch (error) {
    signal.throwIfAborted();
    log.warn({ err: error, files: volume.files.length }, "a volume could not be printed as a whole");
  }
  const failures: Failure[] = [];
  for (const file of volume.files)
    try {
      await print(bindery, title, await compose(bindery, [file]));
    } catch (error) {
      signal.throwIfAborted();
      failures.push(failureOf(bindery, file, error));
    }
  if (failures.length > 0) await assertPrints(bindery);
  const bad = new Set(failures.map(({ customerId }) => customerId));
  const sound = volume.files.filter(({ customerId }) => !bad.has(customerId));
  if (sound.length === 0) return { volume: { ...volume, files: [] }, bytes: null, failures };
  const rest = await compose(bindery, sound);
  return { volume: rest, bytes: await print(bindery, title, rest), failures };
}

function print({ printer, printing }: Bindery, title: string, volume: Volume): Promise<Uint8Array> {
  const { contents, files, numbers } = volume;
  const articles = [{ ...contents, heading: title }, ...files.map(({ article }) => article)];
  return printCounted(paperOf(title, articles, files, printing), printing, numbers, printer);
}
