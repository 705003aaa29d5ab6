import { randomBytes, timingSafeEqual } from "node:crypto";
import { type Connection, newConnection } from "../session/sessions.ts";

const cookieName = "sunshine-ledger";

/** Connections at a time: more browsers than one PC has; the oldest gives way. */
const mostConnections = 20;

/**
 * The secret of one launch. Whoever brings it is given a cookie, and the cookie stands for one connection. The secret
 * is in the address printed at the start and nowhere else.
 */
export class LaunchSecret {
  readonly secret = randomBytes(32).toString("base64url");
  private readonly connections = new Map<string, Connection>();

  /** @param onDrop is told of a connection that had to give way, to end its session */
  constructor(private readonly onDrop: (connection: Connection) => void) {}

  matches(offered: string): boolean {
    const [expected, given] = [Buffer.from(this.secret), Buffer.from(offered)];
    return expected.length === given.length && timingSafeEqual(expected, given);
  }

  /** Makes a connection and the value of the `Set-Cookie` header that stands for it. */
  newCookie(): string {
    const id = randomBytes(32).toString("base64url");
    this.connections.set(id, newConnection());
    const [oldest] = this.connections;
    if (oldest && this.connections.size > mostConnections) {
      this.connections.delete(oldest[0]);
      this.onDrop(oldest[1]);
    }
    return `${cookieName}=${id}; Path=/; HttpOnly; SameSite=Strict`;
  }

  /** The connection that a `Cookie` header stands for, or null. */
  connectionOf(header: string | undefined): Connection | null {
    for (const part of (header ?? "").split(";")) {
      const [name, value] = part.trim().split("=");
      if (name === cookieName && value) return this.connections.get(value) ?? null;
    }
    return null;
  }
}
