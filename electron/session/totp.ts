import { createHmac, randomBytes } from "node:crypto";

/** Time-based one-time codes of RFC 6238 as every authenticator makes them: SHA-1, six digits, half a minute each. */

const stepSeconds = 30;
const digits = 6;

/** As long as the digest; source: RFC 4226, section 4, R6. */
const secretBytes = 20;

const base32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

/** A new secret in base 32 (RFC 4648), as authenticators take it. */
export function newTotpSecret(): string {
  return toBase32(randomBytes(secretBytes));
}

export function toBase32(bytes: Uint8Array): string {
  const bits = [...bytes].map((byte) => byte.toString(2).padStart(8, "0")).join("");
  return (bits.match(/.{1,5}/g) ?? []).map((five) => base32[Number.parseInt(five.padEnd(5, "0"), 2)]).join("");
}

function fromBase32(text: string): Buffer {
  const bits = [...text].map((letter) => base32.indexOf(letter).toString(2).padStart(5, "0")).join("");
  return Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
}

/** The code of one step. */
export function totpAt(secret: string, step: number): string {
  const counter = Buffer.alloc(8);
  counter.writeBigUInt64BE(BigInt(step));
  const digest = createHmac("sha1", fromBase32(secret)).update(counter).digest();
  const offset = (digest.at(-1) ?? 0) & 0xf;
  const number = digest.readUInt32BE(offset) & 0x7fff_ffff;
  return String(number % 10 ** digits).padStart(digits, "0");
}

export function stepOf(time: Date): number {
  return Math.floor(time.getTime() / 1000 / stepSeconds);
}

/**
 * The step that a code belongs to, one before or behind the present one too, since clocks differ.
 *
 * @param last step of the code that was taken last: neither it nor one before is taken again
 * @returns null for a code of no such step
 */
export function matchingStep(secret: string, code: string, now: Date, last: number): number | null {
  const present = stepOf(now);
  const steps = [present - 1, present, present + 1].filter((step) => step > last);
  return steps.find((step) => totpAt(secret, step) === code) ?? null;
}

/** What an authenticator reads from the QR code. */
export function totpAddress(secret: string, issuer: string, account: string): string {
  const label = `${encodeURIComponent(issuer)}:${encodeURIComponent(account)}`;
  return `otpauth://totp/${label}?secret=${secret}&issuer=${encodeURIComponent(issuer)}`;
}
