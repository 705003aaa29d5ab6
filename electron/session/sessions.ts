import type { Clock } from "../context.ts";

/** One window or one browser: the transport makes it, a sign-in gives it a user. */
export interface Connection {
  session: Session | null;
}

export interface Session {
  userId: number;
  /** instant of the last request that a person caused */
  touchedAt: number;
}

export function newConnection(): Connection {
  return { session: null };
}

/** Grace beyond the screen's own lock, which comes first. */
const graceMs = 60_000;

/** The connections on which somebody is signed in. */
export class Sessions {
  private readonly signedIn = new Set<Connection>();

  constructor(private readonly clock: Clock) {}

  start(connection: Connection, userId: number): void {
    connection.session = { userId, touchedAt: this.clock().getTime() };
    this.signedIn.add(connection);
  }

  end(connection: Connection): void {
    connection.session = null;
    this.signedIn.delete(connection);
  }

  /** Ends every session of a user: deactivated, or with a new password. */
  endAllOf(userId: number, except?: Connection): void {
    for (const connection of this.signedIn)
      if (connection.session?.userId === userId && connection !== except) this.end(connection);
  }

  /** Ends the sessions nobody has touched for longer than the branch allows. */
  endIdle(idleMinutes: number): void {
    const limit = this.clock().getTime() - idleMinutes * 60_000 - graceMs;
    for (const connection of this.signedIn)
      if (connection.session && connection.session.touchedAt < limit) this.end(connection);
  }

  touch(session: Session): void {
    session.touchedAt = this.clock().getTime();
  }

  get none(): boolean {
    return this.signedIn.size === 0;
  }
}
