import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createSecretClipboard } from "../../electron/shell/clipboard.ts";
import { clipboard } from "./double.ts";

vi.mock("electron", () => import("./double.ts"));

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

test("a secret leaves the clipboard after a minute, and only if it is still there", async () => {
  const { forgetSoon } = createSecretClipboard();
  clipboard.text = "7KQ2-9B4D\n";
  forgetSoon("7KQ2-9B4D");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(clipboard.text).toBe("7KQ2-9B4D\n");
  await vi.advanceTimersByTimeAsync(1_000);
  expect(clipboard.text).toBe("");

  forgetSoon("7KQ2-9B4D");
  clipboard.text = "what somebody copied since";
  await vi.advanceTimersByTimeAsync(120_000);
  expect(clipboard.text).toBe("what somebody copied since");
});

test("a second copy gives the secret its minute again, and quitting takes it away at once", async () => {
  const { forgetSoon, forgetNow } = createSecretClipboard();
  clipboard.text = "second";
  forgetSoon("first");
  await vi.advanceTimersByTimeAsync(30_000);
  forgetSoon("second");
  await vi.advanceTimersByTimeAsync(59_000);
  expect(clipboard.text).toBe("second");
  await forgetNow();
  expect(clipboard.text).toBe("");
});
