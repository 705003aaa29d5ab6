import { randomBytes } from "node:crypto";

/** Letters and digits that cannot be taken for one another on paper (Crockford's base 32). */
const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

/** Random characters of 5 bits each, in groups of four. */
export function printedSecret(length: number): string {
  return grouped([...randomBytes(length)].map((byte) => alphabet[byte % 32]).join(""));
}

/** 160 random bits in eight groups of four. */
export function newRecoveryKey(): string {
  return printedSecret(32);
}

/** What was typed from paper, as it was printed. */
export function readPrinted(typed: string): string {
  const characters = typed
    .normalize("NFKC")
    .toUpperCase()
    .replace(/O/g, "0")
    .replace(/[IL]/g, "1")
    .replace(/[^0-9A-Z]/g, "");
  return grouped(characters);
}

function grouped(characters: string): string {
  return (characters.match(/.{1,4}/g) ?? []).join("-");
}
