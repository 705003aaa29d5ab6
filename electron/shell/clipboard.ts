import { clipboard } from "electron";
import type { SecretClipboard } from "../session/secretClipboard.ts";

/** Long enough to paste it, too short to be found there. */
const keptMs = 60_000;

/** Takes secrets off the clipboard, and nothing that somebody has copied since. */
export function createSecretClipboard(): SecretClipboard & { forgetNow(): Promise<void> } {
  let secret: string | null = null;
  let timer: NodeJS.Timeout | undefined;

  async function forgetNow(): Promise<void> {
    clearTimeout(timer);
    const copied = secret;
    secret = null;
    if (copied !== null && (await clipboard.readText()).trim() === copied) clipboard.clear();
  }

  return {
    forgetNow,
    forgetSoon(copied) {
      clearTimeout(timer);
      secret = copied.trim();
      // A clipboard that cannot be read is left alone.
      timer = setTimeout(() => void forgetNow().catch(() => {}), keptMs).unref();
    },
  };
}
