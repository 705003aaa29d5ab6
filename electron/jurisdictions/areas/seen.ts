import { createHash } from "node:crypto";

/** Tells one preview from another: what is confirmed must be what was seen. */
export function digestOf(plan: unknown): string {
  return createHash("sha256").update(JSON.stringify(plan)).digest("hex");
}
