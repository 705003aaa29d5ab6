import type { WhatIf } from "../../shared/contract/whatIf.ts";
import { Refusal } from "../refusal.ts";
import type { Connection } from "../session/sessions.ts";

interface KeptResult {
  connection: Connection;
  userId: number;
  result: WhatIf;
}

/** Results at once; the oldest makes way. */
const mostKept = 5;

/** What came of trying scorecards: in memory only, and only while whoever asked is signed in on their window. */
export class WhatIfResults {
  private readonly kept = new Map<string, KeptResult>();

  keep(jobId: string, one: KeptResult): void {
    if (!isWanted(one)) return;
    this.kept.set(jobId, one);
    const [oldest] = this.kept.keys();
    if (this.kept.size > mostKept && oldest !== undefined) this.kept.delete(oldest);
  }

  /** @throws {Refusal} whatIfGone, also for a result of somebody else */
  get(jobId: string, connection: Connection): WhatIf {
    const one = this.kept.get(jobId);
    if (!one || one.connection !== connection || !isWanted(one)) throw new Refusal("whatIfGone");
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

function isWanted({ connection, userId }: KeptResult): boolean {
  return connection.session?.userId === userId;
}
