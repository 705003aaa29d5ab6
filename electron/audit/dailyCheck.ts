import type { Core } from "../core.ts";
import { setTrailMark, trailMark } from "../store/trailMarks.ts";
import { checkTrail, type TrailCheck } from "./checkTrail.ts";
import { firstHash, system } from "./trail.ts";

/**
 * Recomputes what the audit trail has gained since the last check. What does not hold is itself an entry of the trail,
 * once, and stays told until a check of the whole finds nothing.
 */
export async function checkNewEntries(core: Core): Promise<void> {
  const { db } = core.opened.store;
  const mark = await trailMark(db);
  const check = await db.transaction((snapshot) => checkTrail(snapshot, { mark, onlyNew: true }));
  await remember(core, check, mark?.breaks ?? []);
  const known = JSON.stringify(mark?.breaks ?? []);
  if (check.problems === 0 || JSON.stringify(check.breaks) === known) return;
  await core.change(system, async (change) => {
    const [first] = check.breaks;
    const after = { problems: check.problems, entryId: first?.entryId ?? 0 };
    change.audit({ action: "audit.broken", subjectType: "ledger", subjectId: 1, after });
  });
}

/** Recomputes the whole chain, as it is at one moment. */
export async function checkWholeTrail(core: Core): Promise<TrailCheck> {
  const { db } = core.opened.store;
  const mark = await trailMark(db);
  const check = await db.transaction((snapshot) => checkTrail(snapshot, { mark }));
  await remember(core, check, []);
  return check;
}

/** A mark is moved only over what holds. */
async function remember(core: Core, { problems, breaks, head }: TrailCheck, before: TrailCheck["breaks"]) {
  const checkedAt = core.clock().toISOString();
  await core.opened.store.write(async (db) => {
    const mark = await trailMark(db);
    const place =
      problems === 0 && head
        ? { entryId: head.id, hash: head.hash }
        : { entryId: mark?.entryId ?? 0, hash: mark?.hash ?? firstHash };
    await setTrailMark(db, { ...place, checkedAt, breaks: problems === 0 ? before : breaks });
  });
}
