/**
 * Signs a new version for the branches' folders.
 *
 * `node scripts/sign-update.mjs keys --out DIR` makes a key pair: the private key stays with whoever publishes, the
 * public one goes into the settings of each branch.
 * `node scripts/sign-update.mjs sign --key FILE --file INSTALLER --version 1.2.3 --platform win32` writes the manifest
 * beside the installer; both are copied into the folder together.
 */
import { createHash, createPrivateKey, generateKeyPairSync, sign } from "node:crypto";
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { parseArgs } from "node:util";
import { say } from "./lib/console.mjs";

const option = { type: "string" };
const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { out: option, key: option, file: option, version: option, platform: option },
});

function needed(name) {
  if (!values[name]) throw new Error(`--${name} is missing`);
  return values[name];
}

function makeKeys() {
  const folder = needed("out");
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const path = join(folder, "update-key.pem");
  writeFileSync(path, privateKey.export({ format: "pem", type: "pkcs8" }), { mode: 0o600, flag: "wx" });
  say(`The private key is in ${path}: keep it away from the branches. The public key for their settings:`);
  process.stdout.write(`${publicKey.export({ format: "der", type: "spki" }).toString("base64")}\n`);
}

function signFile() {
  const file = needed("file");
  const content = readFileSync(file);
  const manifest = {
    format: "sunshine-ledger-update-1",
    platform: needed("platform"),
    version: needed("version"),
    file: basename(file),
    size: content.length,
    sha256: createHash("sha256").update(content).digest("hex"),
  };
  const key = createPrivateKey(readFileSync(needed("key")));
  const signature = sign(null, Buffer.from(Object.values(manifest).join("\n")), key).toString("base64");
  const path = join(dirname(file), `sunshine-ledger-update-${manifest.platform}.json`);
  writeFileSync(path, `${JSON.stringify({ ...manifest, signature }, null, 2)}\n`);
  process.stdout.write(`${path}\n`);
}

const [command] = positionals;
if (command === "keys") makeKeys();
else if (command === "sign") signFile();
else throw new Error("keys or sign");
