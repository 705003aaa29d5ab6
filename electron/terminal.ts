import { ORPCError } from "@orpc/server";
import type { RefusalData } from "../shared/contract/base.ts";
import { createTranslator, languageFor } from "../shared/i18n/index.ts";
import { refusalText } from "../shared/i18n/refusalText.ts";
import { asRefusal } from "./storageFault.ts";

/** Sentences in the language of the system, for a terminal. */
export const terminalText = createTranslator(languageFor(Intl.DateTimeFormat().resolvedOptions().locale));

/** What went wrong, as a sentence for the terminal. */
export function describeError(error: unknown): string {
  const refusal = asRefusal(error);
  if (refusal) return refusalText(refusal.data, terminalText.t);
  if (error instanceof ORPCError && error.code === "REFUSED")
    return refusalText(error.data as RefusalData, terminalText.t);
  return error instanceof Error ? error.message : String(error);
}
