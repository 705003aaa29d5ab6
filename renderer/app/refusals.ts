import { ORPCError } from "@orpc/client";
import type { TFunction } from "i18next";
import { type RefusalData, refusalSchema } from "../../shared/contract/base.ts";
import { refusalText } from "../../shared/i18n/refusalText.ts";

/** The reason the core gave for refusing a request, or null when the error is a fault. */
export function refusalOf(error: unknown): RefusalData | null {
  if (!(error instanceof ORPCError)) return null;
  const parsed = refusalSchema.safeParse(error.data);
  return parsed.success ? parsed.data : null;
}

/** A sentence for the user: what is wrong and how to mend it. */
export function errorMessage(error: unknown, t: TFunction): string {
  const refusal = refusalOf(error);
  if (refusal) return refusalText(refusal, t);
  return t(error instanceof TypeError ? "refusals.offline" : "refusals.fault");
}
