import { isAbsolute } from "node:path";
import type { Inputs } from "../../shared/contract/index.ts";
import type { UpdateSource } from "../../shared/contract/updates.ts";
import { differences } from "../audit/trail.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { lastEditor } from "../store/editors.ts";
import { keyOf } from "./manifest.ts";

export async function getSource({ db }: Pick<Context, "db">): Promise<UpdateSource> {
  const row: UpdateSource | undefined = await db("updateSource").first("version", "folder", "publicKey");
  return row ?? { version: 0, folder: "", publicKey: "" };
}

/** @throws {Refusal} stale, invalidInput (a folder that is no whole path, a key that is none) */
export async function updateSource(
  ctx: Context,
  { version, folder, publicKey }: Inputs["updates"]["source"]["update"],
): Promise<UpdateSource> {
  if (folder !== "" && !isAbsolute(folder)) throw new Refusal("invalidInput", {}, [{ path: "folder", key: "invalid" }]);
  if (folder !== "" && !keyOf(publicKey))
    throw new Refusal("invalidInput", {}, [{ path: "publicKey", key: "invalid" }]);
  return ctx.change(async (change) => {
    const before = await getSource(change);
    if (before.version !== version)
      throw new Refusal("stale", { name: await lastEditor(change.db, "updateSource", 1) });
    const after = { version: version + 1, folder, publicKey };
    await change.db("updateSource").where({ id: 1 }).update(after);
    change.audit({ action: "update.source", subjectType: "updateSource", subjectId: 1, ...differences(before, after) });
    return after;
  });
}
