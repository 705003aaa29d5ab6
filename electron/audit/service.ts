import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { checkTrail } from "./checkTrail.ts";
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

/** Recomputes the whole chain, as it is at one moment. */
export function verifyTrail({ db }: Context): Promise<Outputs["audit"]["verify"]> {
  return db.transaction(async (snapshot) => {
    const { entries, breaks } = await checkTrail(snapshot);
    return { entries, firstBroken: breaks[0]?.entryId ?? null, breaks };
  });
}

/** Numbers are masked for the screen; what is stored and hashed holds them in full. */
function shown(json: string | null): Record<string, unknown> | null {
  return json === null ? null : maskFields(JSON.parse(json));
}
