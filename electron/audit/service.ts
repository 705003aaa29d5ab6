import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { trailMark } from "../store/trailMarks.ts";
import { checkWholeTrail } from "./dailyCheck.ts";
import { maskFields } from "./masking.ts";
import type { StoredEntry } from "./trail.ts";

type Row = Omit<StoredEntry, "actorId" | "previousHash" | "hash">;

export async function listAudit(
  { db }: Context,
  { before, limit }: Inputs["audit"]["list"] & { limit: number },
): Promise<Outputs["audit"]["list"]> {
  const rows: Row[] = await db("auditEntries")
    .select("id", "at", "actorName", "action", "subjectType", "subjectId", "before", "after")
    .modify((query) => before !== undefined && query.where("id", "<", before))
    .orderBy("id", "desc")
    .limit(limit);
  const entries = rows.map((row) => ({ ...row, before: shown(row.before), after: shown(row.after) }));
  return { entries, nextBefore: entries.length === limit ? (entries.at(-1)?.id ?? null) : null };
}

export async function verifyTrail(core: Core): Promise<Outputs["audit"]["verify"]> {
  const { entries, breaks } = await checkWholeTrail(core);
  return { entries, firstBroken: breaks[0]?.entryId ?? null, breaks };
}

export async function trailStanding({ db }: Context): Promise<Outputs["audit"]["standing"]> {
  const mark = await trailMark(db);
  return mark && { checkedAt: mark.checkedAt, entryId: mark.entryId, breaks: mark.breaks };
}

/** Numbers are masked for the screen; what is stored and hashed holds them in full. */
function shown(json: string | null): Record<string, unknown> | null {
  return json === null ? null : maskFields(JSON.parse(json));
}
