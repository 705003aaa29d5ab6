import { randomBytes } from "node:crypto";
import { paperCodeOf } from "../../shared/domain/paperCode.ts";

/** Random characters of 5 bits each, in groups of four. */
export function printedSecret(length: number): string {
  return paperCodeOf(randomBytes(length));
}

/** 160 random bits in eight groups of four. */
export function newRecoveryKey(): string {
  return printedSecret(32);
}
