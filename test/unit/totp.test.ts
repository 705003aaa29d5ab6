import { expect, test } from "vitest";
import { matchingStep, newTotpSecret, stepOf, toBase32, totpAddress, totpAt } from "../../electron/session/totp.ts";

/** The secret of the RFCs' examples. */
const secret = toBase32(Buffer.from("12345678901234567890"));

test("a secret is written in base 32 as RFC 4648 does it", () => {
  expect(toBase32(Buffer.from("foobar"))).toBe("MZXW6YTBOI");
  expect(secret).toBe("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");
  expect(newTotpSecret()).toMatch(/^[A-Z2-7]{32}$/);
});

test("codes are those of RFC 4226, appendix D", () => {
  const codes = Array.from({ length: 10 }, (_, step) => totpAt(secret, step));
  expect(codes).toEqual([
    "755224",
    "287082",
    "359152",
    "969429",
    "338314",
    "254676",
    "287922",
    "162583",
    "399871",
    "520489",
  ]);
});

test.each([
  [59, "94287082"],
  [1_111_111_109, "07081804"],
  [1_111_111_111, "14050471"],
  [1_234_567_890, "89005924"],
  [2_000_000_000, "69279037"],
  [20_000_000_000, "65353130"],
])("at %i seconds the code is the one of RFC 6238, appendix B", (seconds, eightDigits) => {
  expect(totpAt(secret, stepOf(new Date(seconds * 1000)))).toBe(eightDigits.slice(2));
});

test("clocks may differ by a step, and a code never works twice", () => {
  const now = new Date("2026-03-10T02:00:10Z");
  const present = stepOf(now);
  for (const step of [present - 1, present, present + 1])
    expect(matchingStep(secret, totpAt(secret, step), now, 0)).toBe(step);
  for (const step of [present - 2, present + 2]) expect(matchingStep(secret, totpAt(secret, step), now, 0)).toBeNull();
  expect(matchingStep(secret, totpAt(secret, present), now, present)).toBeNull();
  expect(matchingStep(secret, totpAt(secret, present - 1), now, present)).toBeNull();
  expect(matchingStep(secret, totpAt(secret, present + 1), now, present)).toBe(present + 1);
});

test("an authenticator reads whose secret it is", () => {
  expect(totpAddress(secret, "城关信用社", "wang")).toBe(
    `otpauth://totp/${encodeURIComponent("城关信用社")}:wang?secret=${secret}&issuer=${encodeURIComponent("城关信用社")}`,
  );
});
