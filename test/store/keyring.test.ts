import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { type Holder, Keyring, userHolder } from "../../electron/store/keyring.ts";
import { wrap } from "../../electron/store/secretWrap.ts";
import { temporaryFolder, testPasswordCost } from "../support/testCore.ts";

const password = "密码 password-1";

async function madeKeyring() {
  const path = join(temporaryFolder(), "ledger.db.keyring");
  const made = await Keyring.create(path, testPasswordCost);
  await give(made, "m01", password);
  made.keyring.save();
  return { path, ...made };
}

async function give(
  { keyring, databaseKey }: { keyring: Keyring; databaseKey: Buffer },
  login: string,
  secret: string,
) {
  keyring.put(userHolder(login), await keyring.makeEntry(userHolder(login), secret, databaseKey));
}

/** The database key that a password opens. */
async function opened(keyring: Keyring, login: string, secret: string): Promise<Buffer | null> {
  return (await keyring.unlock(login, secret))?.databaseKey ?? null;
}

/** The public keys of holders, as the ledger knows them. */
function knownOf(keyring: Keyring, ...holders: Holder[]): Map<Holder, string> {
  return new Map(holders.map((holder) => [holder, keyring.publicKeyOf(holder) ?? ""]));
}

test("the right password gives the key, a wrong one and an unknown login give nothing", async () => {
  const { path, databaseKey } = await madeKeyring();
  const keyring = Keyring.read(path, testPasswordCost);
  expect(await opened(keyring, "m01", password)).toEqual(databaseKey);
  expect(await opened(keyring, "m01", "密码 password-2")).toBeNull();
  expect(await opened(keyring, "m02", password)).toBeNull();
  expect(await opened(keyring, "__proto__", password)).toBeNull();
});

test("the recovery key opens however it is copied from paper", async () => {
  const { path, databaseKey, recoveryKey } = await madeKeyring();
  expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  const keyring = Keyring.read(path, testPasswordCost);
  const onPaper = recoveryKey.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  expect((await keyring.unlockWithRecoveryKey(onPaper))?.databaseKey).toEqual(databaseKey);
  expect(await keyring.unlockWithRecoveryKey(recoveryKey.replace(/^./, (c) => (c === "7" ? "8" : "7")))).toBeNull();
});

test("an entry moved to another login opens nothing there", async () => {
  const { path, keyring, databaseKey } = await madeKeyring();
  await give({ keyring, databaseKey }, "m02", "another-password-2");
  keyring.save();
  const content = JSON.parse(readFileSync(path, "utf8"));
  content.users.m02 = content.users.m01;
  writeFileSync(path, JSON.stringify(content));
  expect(await opened(Keyring.read(path, testPasswordCost), "m02", password)).toBeNull();
});

test("a changed password replaces the old one and a removed user opens nothing", async () => {
  const { keyring, databaseKey } = await madeKeyring();
  await give({ keyring, databaseKey }, "m01", "new-password-3");
  expect(await opened(keyring, "m01", password)).toBeNull();
  expect(await opened(keyring, "m01", "new-password-3")).toEqual(databaseKey);
  keyring.removeUser("m01");
  expect(await opened(keyring, "m01", "new-password-3")).toBeNull();
});

test("an entry of before, which has no key pair, still opens and says so", async () => {
  const { path, keyring, databaseKey } = await madeKeyring();
  const content = JSON.parse(readFileSync(path, "utf8"));
  const context = Buffer.from(`sunshine-ledger:${keyring.ledgerId}:user:m01`);
  content.format = 1;
  content.users.m01 = await wrap(databaseKey, password, testPasswordCost, context);
  writeFileSync(path, JSON.stringify(content));
  const old = Keyring.read(path, testPasswordCost);
  expect(await old.unlock("m01", password)).toEqual({ databaseKey, nextKey: null, renewable: false });
  expect(await old.unlock("m01", "wrong-password-1")).toBeNull();
  expect(old.publicKeyOf("user:m01")).toBeNull();
});

test("a renewed key follows to those whose key pair the ledger knows, and to nobody else", async () => {
  const made = await madeKeyring();
  const { keyring, databaseKey, recoveryKey } = made;
  await give(made, "m02", "password-of-m02");
  await give(made, "m03", "password-of-m03");
  const known = knownOf(keyring, "recovery", "user:m01", "user:m03");
  // Somebody wrote an entry of their own into the file in the place of another's.
  await give(made, "m03", "password-of-a-thief");
  const nextKey = Buffer.alloc(32, 7);
  keyring.offerNext(nextKey, known);
  expect(keyring.awaitsNext).toBe(true);
  expect(await keyring.unlock("m01", password)).toEqual({ databaseKey, nextKey, renewable: true });
  expect((await keyring.unlock("m02", "password-of-m02"))?.nextKey).toBeNull();

  keyring.takeNext();
  expect(keyring.awaitsNext).toBe(false);
  expect(await opened(keyring, "m01", password)).toEqual(nextKey);
  expect((await keyring.unlockWithRecoveryKey(recoveryKey))?.databaseKey).toEqual(nextKey);
  expect(await opened(keyring, "m02", "password-of-m02")).toBeNull();
  expect(await opened(keyring, "m03", "password-of-a-thief")).toBeNull();
});

test("a key that is given up opens nothing, and everything is as before", async () => {
  const { keyring, databaseKey } = await madeKeyring();
  keyring.offerNext(Buffer.alloc(32, 7), knownOf(keyring, "recovery", "user:m01"));
  keyring.dropNext();
  expect(keyring.awaitsNext).toBe(false);
  expect(await keyring.unlock("m01", password)).toEqual({ databaseKey, nextKey: null, renewable: true });
});
