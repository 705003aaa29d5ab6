import { createPublicKey, type KeyObject, verify } from "node:crypto";
import { z } from "zod";
import { Refusal } from "../refusal.ts";

/** What a manifest says, and the name of the file that it is. `scripts/sign-update.mjs` writes it. */
export const manifestName = `sunshine-ledger-update-${process.platform}.json`;

const versionPattern = /^\d{1,6}\.\d{1,6}\.\d{1,6}$/;

const manifestSchema = z.object({
  format: z.literal("sunshine-ledger-update-1"),
  platform: z.literal(process.platform),
  version: z.string().regex(versionPattern),
  /** beside the manifest: a name, never a path */
  file: z
    .string()
    .max(200)
    .regex(/^[\p{L}\p{N}][\p{L}\p{N} ._()+-]*$/u),
  size: z.int().positive().max(2_000_000_000),
  sha256: z.string().regex(/^[0-9a-f]{64}$/),
  signature: z.string().max(200),
});
export type Manifest = z.infer<typeof manifestSchema>;

/** What is signed: every word of the manifest, each on its own line. */
function signedText({ format, platform, version, file, size, sha256 }: Manifest): Buffer {
  return Buffer.from([format, platform, version, file, size, sha256].join("\n"));
}

/**
 * A manifest whose every word is its signer's.
 *
 * @throws {Refusal} updateForged
 */
export function readManifest(text: string, publicKey: string): Manifest {
  const manifest = parsed(text);
  const key = keyOf(publicKey);
  if (!manifest || !key || !verify(null, signedText(manifest), key, Buffer.from(manifest.signature, "base64")))
    throw new Refusal("updateForged");
  return manifest;
}

function parsed(text: string): Manifest | null {
  try {
    return manifestSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

/** An Ed25519 key out of the text that stands in the settings, or null. */
export function keyOf(publicKey: string): KeyObject | null {
  try {
    const key = createPublicKey({ key: Buffer.from(publicKey, "base64"), format: "der", type: "spki" });
    return key.asymmetricKeyType === "ed25519" ? key : null;
  } catch {
    return null;
  }
}

/** Whether a version comes after another; a build without one, of a developer's, comes before all. */
export function isNewer(version: string, than: string): boolean {
  if (!versionPattern.test(than)) return true;
  const [ours, theirs] = [than.split(".").map(Number), version.split(".").map(Number)];
  const at = theirs.findIndex((part, index) => part !== ours[index]);
  return at >= 0 && (theirs[at] ?? 0) > (ours[at] ?? 0);
}
