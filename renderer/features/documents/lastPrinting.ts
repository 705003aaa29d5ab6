import type { z } from "zod";
import { printSettingsSchema } from "../../../shared/contract/documents.ts";

/** How this PC printed last, whoever did. Copies and pages belong to one document and are not kept. */
const keptSchema = printSettingsSchema.pick({ printer: true, duplex: true });
export type LastPrinting = z.infer<typeof keptSchema>;

const storageKey = "documents.printing";

export function readLastPrinting(kept = localStorage.getItem(storageKey)): LastPrinting {
  const first: LastPrinting = { printer: "", duplex: "simplex" };
  try {
    return keptSchema.catch(first).parse(JSON.parse(kept ?? "{}"));
  } catch {
    return first;
  }
}

export function keepPrinting({ printer, duplex }: LastPrinting): void {
  localStorage.setItem(storageKey, JSON.stringify({ printer, duplex }));
}
