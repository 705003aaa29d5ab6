/** Wrong passwords that cost nothing but the try: for one login, and from one PC whatever the logins. */
export const freeTries = { login: 4, pc: 20 } as const;

const firstWaitSeconds = 30;
const longestWaitSeconds = 30 * 60;

/** How long nobody may try again after so many wrong passwords in a row: half a minute, twice as long each time. */
export function waitAfter(wrong: number, free: number): number {
  if (wrong <= free) return 0;
  return Math.min(firstWaitSeconds * 2 ** (wrong - free - 1), longestWaitSeconds);
}
