import { createHash } from "node:crypto";
import { createReadStream, createWriteStream, rmSync } from "node:fs";
import { lstat, readFile } from "node:fs/promises";
import { join } from "node:path";
import { Transform } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { Inputs, Outputs } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { makePrivateFolder } from "../store/files.ts";
import { isNewer, type Manifest, manifestName, readManifest } from "./manifest.ts";
import { getSource } from "./source.ts";

/** Many times a manifest. */
const mostBytes = 10_000;

/** What is new in the branch's folder. The installer itself is read when somebody wants it. */
export async function checkUpdates(core: Core, ctx: Context): Promise<Outputs["updates"]["check"]> {
  const current = core.appVersion;
  const { folder } = await getSource(ctx);
  if (folder === "") return { current, available: null, refusal: null };
  try {
    const { version, file, size } = await newestIn(core, ctx);
    return { current, available: { version, fileName: file, bytes: size }, refusal: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    const { reason } = error.data;
    // What lies there is what runs here, or nothing lies there: no news.
    const isNews = reason !== "updateNotNewer" && reason !== "updateNone";
    return { current, available: null, refusal: isNews ? error.data : null };
  }
}

/**
 * Hands the installer over: a copy of our own, checked to the last byte, so that nobody changes it after the check.
 *
 * @throws {Refusal} updateNone, updateForged, updateNotNewer, updateAltered, stale (another version by now)
 */
export async function installUpdate(
  core: Core,
  ctx: Context,
  { version }: Inputs["updates"]["install"],
): Promise<Outputs["updates"]["install"]> {
  const { folder } = await getSource(ctx);
  const manifest = await newestIn(core, ctx);
  if (manifest.version !== version) throw new Refusal("updateChanged", { version: manifest.version });
  const path = await takeOver(join(folder, manifest.file), join(core.files.folder, "updates"), manifest);
  const { startInstaller = null } = core.options;
  await ctx.change(async (change) => {
    const after = { version, sha256: manifest.sha256 };
    change.audit({ action: "update.install", subjectType: "updateSource", subjectId: 1, after });
  });
  await startInstaller?.(path);
  return { path, started: startInstaller !== null };
}

/** @throws {Refusal} updateNone, updateForged, updateNotNewer, updateAltered */
async function newestIn(core: Core, ctx: Context): Promise<Manifest> {
  const { folder, publicKey } = await getSource(ctx);
  const text = await textOf(join(folder, manifestName));
  if (folder === "" || text === null) throw new Refusal("updateNone");
  const manifest = readManifest(text, publicKey);
  const { version, file, size } = manifest;
  if (!isNewer(version, core.appVersion)) throw new Refusal("updateNotNewer", { version });
  const found = await lstat(join(folder, file)).catch(() => null);
  if (!found?.isFile() || found.size !== size) throw new Refusal("updateAltered", { file });
  return manifest;
}

async function textOf(path: string): Promise<string | null> {
  const found = await lstat(path).catch(() => null);
  return found?.isFile() && found.size <= mostBytes ? readFile(path, "utf8") : null;
}

/** @throws {Refusal} updateAltered */
async function takeOver(from: string, folder: string, { file, size, sha256 }: Manifest): Promise<string> {
  makePrivateFolder(folder);
  const path = join(folder, file);
  const digest = createHash("sha256");
  let bytes = 0;
  const measured = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      digest.update(chunk);
      done(bytes > size ? new Refusal("updateAltered", { file }) : null, chunk);
    },
  });
  try {
    rmSync(path, { force: true });
    await pipeline(createReadStream(from), measured, createWriteStream(path, { mode: 0o700, flags: "wx" }));
    if (bytes !== size || digest.digest("hex") !== sha256) throw new Refusal("updateAltered", { file });
    return path;
  } catch (error) {
    rmSync(path, { force: true });
    throw error;
  }
}
