/** What a shell does with a secret that was copied, where it can look at the clipboard. */
export interface SecretClipboard {
  /** Takes the secret off the clipboard in a minute, if it is still there then. */
  forgetSoon(secret: string): void;
}
