import { ORPCError } from "@orpc/server";
import { expect } from "vitest";
import { refusalSchema } from "../../shared/contract/base.ts";
import type { RefusalReason } from "../../shared/contract/refusals.ts";

/** Expects a call to be refused for a reason, and gives what came with it. */
export async function refused(call: Promise<unknown>, reason: RefusalReason) {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  expect(error, `expected a refusal: ${reason}`).toBeInstanceOf(ORPCError);
  const data = refusalSchema.parse((error as ORPCError<string, unknown>).data);
  expect(data.reason).toBe(reason);
  return data;
}
