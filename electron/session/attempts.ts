import { createHmac } from "node:crypto";
import { hostname } from "node:os";
import { freeTries, waitAfter } from "../../shared/domain/signInWait.ts";
import type { Clock } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { type AttemptsContent, readAttempts, type Tries, writeAttempts } from "../store/attemptsFile.ts";

/** Tries that are remembered at most; the longest forgotten make way. */
const mostTries = 500;

/** How long a wrong try counts: who mistypes now and then has not to wait one day. */
const rememberedMs = 24 * 60 * 60_000;

/** Refusals that tell of somebody who does not know what they should. */
const guesses: readonly string[] = ["wrongPassword", "wrongCode"];

/** Wrong passwords for a login, to be told to the audit trail. */
export interface RefusedTries {
  /** null where nobody has such a login */
  login: string | null;
  count: number;
  firstAt: string;
  lastAt: string;
}

/**
 * Makes guessing slow. Wrong passwords are counted for each login and for each PC, in a file, so that a restart forgives
 * nothing. They are tried one after the other: many at once would all be let through before the first is counted.
 */
export class Attempts {
  private turn: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly path: string,
    private readonly clock: Clock,
    private readonly pc = hostname(),
  ) {}

  /**
   * Does what needs a password, if nobody has to wait.
   *
   * @param ledgerId keys the digests in the file
   * @throws {Refusal} signInWait, signInWaitMinutes, and whatever `work` throws
   */
  guard<T>(ledgerId: string, login: string, work: () => Promise<T>): Promise<T> {
    const turn = this.turn.then(async () => {
      const names = { login: digest(ledgerId, "login", login), pc: digest(ledgerId, "pc", this.pc) };
      this.assertNoWait(names);
      try {
        const result = await work();
        this.succeeded(names);
        return result;
      } catch (error) {
        if (error instanceof Refusal && guesses.includes(error.data.reason)) this.failed(names);
        throw error;
      }
    });
    this.turn = turn.catch(() => {});
    return turn;
  }

  /** Seconds for which a login has to wait; 0 when it may try. */
  waitOf(ledgerId: string, login: string): number {
    return this.remaining(readAttempts(this.path), digest(ledgerId, "login", login));
  }

  /** Forgives what was tried for a login, and the waiting of the PCs. */
  lift(ledgerId: string, login: string): void {
    const name = digest(ledgerId, "login", login);
    const { tries } = readAttempts(this.path);
    this.write({ tries: tries.map((one) => (one.login === name ? { ...one, wrong: 0 } : one)), waits: {} });
  }

  /** What the audit trail has not been told yet. @param logins of all users */
  unrecorded(ledgerId: string, logins: readonly string[]): RefusedTries[] {
    const known = new Map(logins.map((login) => [digest(ledgerId, "login", login), login]));
    return readAttempts(this.path).tries.flatMap(({ login, lastAt, unrecorded }) =>
      unrecorded ? [{ login: known.get(login) ?? null, ...unrecorded, lastAt }] : [],
    );
  }

  /** The audit trail knows all of it now. */
  recorded(): void {
    const { tries, waits } = readAttempts(this.path);
    if (tries.some(({ unrecorded }) => unrecorded))
      this.write({ tries: tries.map((one) => ({ ...one, unrecorded: null })), waits });
  }

  private assertNoWait({ login, pc }: Names): void {
    const content = readAttempts(this.path);
    const seconds = Math.max(this.remaining(content, login), this.remaining(content, pc));
    if (seconds > 90) throw new Refusal("signInWaitMinutes", { minutes: Math.ceil(seconds / 60) });
    if (seconds > 0) throw new Refusal("signInWait", { seconds });
  }

  /** A clock that was put back frees nobody: the wait begins anew. */
  private remaining({ waits }: AttemptsContent, name: string): number {
    const wait = waits[name];
    if (!wait) return 0;
    const passed = (this.clock().getTime() - wait.since) / 1000;
    if (passed >= 0) return Math.max(0, Math.ceil(wait.seconds - passed));
    this.startWait(name, wait.seconds);
    return wait.seconds;
  }

  private startWait(name: string, seconds: number): void {
    const { tries, waits } = readAttempts(this.path);
    this.write({ tries, waits: { ...waits, [name]: { since: this.clock().getTime(), seconds } } });
  }

  private failed(names: Names): void {
    const content = readAttempts(this.path);
    const tries = content.tries.map((one) => (this.isForgotten(one) ? { ...one, wrong: 0 } : one));
    const lastAt = this.clock().toISOString();
    const before = tries.find((one) => isOf(one, names));
    const { count = 0, firstAt = lastAt } = before?.unrecorded ?? {};
    const now = { ...names, wrong: (before?.wrong ?? 0) + 1, lastAt, unrecorded: { count: count + 1, firstAt } };
    const all = [...tries.filter((one) => one !== before), now].slice(-mostTries);
    this.write({ tries: all, waits: content.waits });
    const wrongOf = (side: keyof Names) =>
      all.filter((one) => one[side] === names[side]).reduce((sum, { wrong }) => sum + wrong, 0);
    for (const side of ["login", "pc"] as const) {
      const seconds = waitAfter(wrongOf(side), freeTries[side]);
      if (seconds > 0) this.startWait(names[side], seconds);
    }
  }

  private isForgotten({ lastAt }: Tries): boolean {
    return this.clock().getTime() - Date.parse(lastAt) > rememberedMs;
  }

  /**
   * Forgives a login its wrong tries on every PC, and so its part in those of the PC. What was tried for other logins
   * stays counted: whoever knows one password guesses others no faster.
   */
  private succeeded({ login }: Names): void {
    const { tries, waits } = readAttempts(this.path);
    if (!tries.some((one) => one.login === login && one.wrong > 0)) return;
    this.write({ tries: tries.map((one) => (one.login === login ? { ...one, wrong: 0 } : one)), waits });
  }

  /** Keeps what says something: wrong tries, what the trail does not know, waits that are not over. */
  private write({ tries, waits }: Pick<AttemptsContent, "tries" | "waits">): void {
    const now = this.clock().getTime();
    writeAttempts(this.path, {
      format: 1,
      tries: tries.filter(({ wrong, unrecorded }) => wrong > 0 || unrecorded),
      waits: Object.fromEntries(Object.entries(waits).filter(([, wait]) => wait.since + wait.seconds * 1000 > now)),
    });
  }
}

type Names = Pick<Tries, "login" | "pc">;

function isOf(tries: Tries, { login, pc }: Names): boolean {
  return tries.login === login && tries.pc === pc;
}

function digest(ledgerId: string, kind: keyof Names, name: string): string {
  return createHmac("sha256", ledgerId).update(`${kind}:${name}`).digest("hex").slice(0, 32);
}
