import { randomUUID } from "node:crypto";
import type { Clock } from "../context.ts";
import { Refusal } from "../refusal.ts";
import type { Connection } from "../session/sessions.ts";
import type { ExportPiece } from "./pieces.ts";

interface OpenExport {
  connection: Connection;
  userId: number;
  pieces: AsyncGenerator<ExportPiece>;
  /** instant of the last pull */
  pulledAt: number;
}

/** At once for one user. */
const mostOpen = 3;
/** An export that nobody has pulled for so long is given up: its window is gone. */
const abandonedMs = 5 * 60_000;

/** The exports under way. Each belongs to a signed-in user on one window and ends with them. */
export class OpenExports {
  private readonly open = new Map<string, OpenExport>();

  constructor(private readonly clock: Clock) {}

  /** @throws {Refusal} exportsTooMany */
  assertRoomFor(userId: number): void {
    const own = [...this.open.values()].filter((one) => one.userId === userId && this.isWanted(one));
    if (own.length >= mostOpen) throw new Refusal("exportsTooMany", { count: own.length });
  }

  /** @returns the id under which the pieces are pulled */
  add(connection: Connection, userId: number, pieces: AsyncGenerator<ExportPiece>): string {
    const id = randomUUID();
    this.open.set(id, { connection, userId, pieces, pulledAt: this.now });
    return id;
  }

  /**
   * The next piece, or null after the last, which ends the export.
   *
   * @throws {Refusal} exportEnded, also for an export of somebody else
   */
  async next(id: string, connection: Connection): Promise<ExportPiece | null> {
    const one = this.open.get(id);
    if (!one || one.connection !== connection || !this.isWanted(one)) throw new Refusal("exportEnded");
    one.pulledAt = this.now;
    try {
      const { value, done } = await one.pieces.next();
      one.pulledAt = this.now;
      if (!done) return value;
    } catch (error) {
      this.open.delete(id);
      throw error;
    }
    const cancelled = !this.open.delete(id);
    if (cancelled) throw new Refusal("exportEnded");
    return null;
  }

  async end(id: string, connection: Connection): Promise<void> {
    const one = this.open.get(id);
    if (!one || one.connection !== connection) return;
    this.open.delete(id);
    await one.pieces.return(undefined);
  }

  /** Ends the exports whose user has signed out or whose window no longer pulls. */
  async endUnwanted(): Promise<void> {
    await this.endWhere((one) => !this.isWanted(one));
  }

  /** Ends everything, for a stop of the application. */
  async stop(): Promise<void> {
    await this.endWhere(() => true);
  }

  private async endWhere(condition: (one: OpenExport) => boolean): Promise<void> {
    const ended = [...this.open].filter(([, one]) => condition(one));
    for (const [id] of ended) this.open.delete(id);
    await Promise.all(ended.map(([, { pieces }]) => pieces.return(undefined)));
  }

  private isWanted({ connection, userId, pulledAt }: OpenExport): boolean {
    return connection.session?.userId === userId && pulledAt > this.now - abandonedMs;
  }

  private get now(): number {
    return this.clock().getTime();
  }
}
