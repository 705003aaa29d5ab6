import { type AuditActor, system } from "../audit/trail.ts";
import type { Core } from "../core.ts";
import { type BinderRecord, dropContents, outdatedBinders } from "../store/binders.ts";
import { subjectOfBinder } from "./state.ts";

/** Removes the volumes of a binder: first the rows forget them, so that a file left behind is swept away. */
export async function removeVolumes(
  core: Core,
  actor: AuditActor,
  { id, volumes }: Pick<BinderRecord, "id" | "volumes">,
): Promise<void> {
  const ids = await core.change(actor, async (change) => {
    change.audit({ action: "binder.discard", subjectType: "binder", subjectId: id, after: { volumes } });
    return dropContents(change.db, id, change.now);
  });
  for (const contentId of ids) await core.opened.volumes.remove(contentId);
}

/** Removes what has been kept long enough. */
export async function removeOutdated(core: Core, today: string): Promise<void> {
  for (const binder of await outdatedBinders(core.opened.store.db, today))
    if (core.jobs.runningOn(subjectOfBinder(binder.id)) === null) await removeVolumes(core, system, binder);
}
