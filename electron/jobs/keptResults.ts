import type { RefusalReason } from "../../shared/contract/refusals.ts";
import { Refusal } from "../refusal.ts";
import type { Connection } from "../session/sessions.ts";

interface KeptResult<Result> {
  connection: Connection;
  userId: number;
  result: Result;
}

/** Results at once; the oldest makes way. */
const mostKept = 5;

/** What came of jobs: in memory only, and only while whoever asked is signed in on their window. */
export class KeptResults<Result> {
  private readonly kept = new Map<string, KeptResult<Result>>();

  /** @param gone why a result cannot be had any more */
  constructor(private readonly gone: RefusalReason) {}

  keep(jobId: string, one: KeptResult<Result>): void {
    if (!isWanted(one)) return;
    this.kept.set(jobId, one);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }

  /** @throws {Refusal} `gone`, also for a result of somebody else */
  get(jobId: string, connection: Connection): Result {
    const one = this.kept.get(jobId);
    if (!one || one.connection !== connection || !isWanted(one)) throw new Refusal(this.gone);
    return one.result;
  }

  /** Forgets what belongs to users who have signed out. */
  dropUnwanted(): void {
    for (const [jobId, one] of this.kept) if (!isWanted(one)) this.kept.delete(jobId);
  }

  clear(): void {
    this.kept.clear();
  }
}

function isWanted({ connection, userId }: KeptResult<unknown>): boolean {
  return connection.session?.userId === userId;
}
