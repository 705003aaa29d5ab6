import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { Keyring } from "../../electron/store/keyring.ts";
import { temporaryFolder, testPasswordCost } from "../support/testCore.ts";

async function madeKeyring() {
  const path = join(temporaryFolder(), "ledger.db.keyring");
  const made = await Keyring.create(path, testPasswordCost);
  await made.keyring.setPassword("m01", "密码 password-1", made.databaseKey);
  made.keyring.save();
  return { path, ...made };
}

test("the right password gives the key, a wrong one and an unknown login give nothing", async () => {
  const { path, databaseKey } = await madeKeyring();
  const keyring = Keyring.read(path, testPasswordCost);
  expect(await keyring.unlock("m01", "密码 password-1")).toEqual(databaseKey);
  expect(await keyring.unlock("m01", "密码 password-2")).toBeNull();
  expect(await keyring.unlock("m02", "密码 password-1")).toBeNull();
  expect(await keyring.unlock("__proto__", "密码 password-1")).toBeNull();
});

test("the recovery key opens however it is copied from paper", async () => {
  const { path, databaseKey, recoveryKey } = await madeKeyring();
  expect(recoveryKey).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){7}[0-9A-HJKMNP-TV-Z]{4}$/);
  const keyring = Keyring.read(path, testPasswordCost);
  const onPaper = recoveryKey.toLowerCase().replaceAll("-", " ").replaceAll("0", "o").replaceAll("1", "l");
  expect(await keyring.unlockWithRecoveryKey(onPaper)).toEqual(databaseKey);
  expect(await keyring.unlockWithRecoveryKey(recoveryKey.replace(/^./, (c) => (c === "7" ? "8" : "7")))).toBeNull();
});

test("an entry moved to another login opens nothing there", async () => {
  const { path, databaseKey, keyring } = await madeKeyring();
  await keyring.setPassword("m02", "another-password-2", databaseKey);
  keyring.save();
  const content = JSON.parse(readFileSync(path, "utf8"));
  content.users.m02 = content.users.m01;
  const { writeFileSync } = await import("node:fs");
  writeFileSync(path, JSON.stringify(content));
  expect(await Keyring.read(path, testPasswordCost).unlock("m02", "密码 password-1")).toBeNull();
});

test("a changed password replaces the old one and a removed user opens nothing", async () => {
  const { keyring, databaseKey } = await madeKeyring();
  await keyring.setPassword("m01", "new-password-3", databaseKey);
  expect(await keyring.unlock("m01", "密码 password-1")).toBeNull();
  expect(await keyring.unlock("m01", "new-password-3")).toEqual(databaseKey);
  keyring.removeUser("m01");
  expect(await keyring.unlock("m01", "new-password-3")).toBeNull();
});

test("two who change the keyring at the same time both keep their change", async () => {
  const { path, databaseKey } = await madeKeyring();
  const [one, other] = [Keyring.read(path, testPasswordCost), Keyring.read(path, testPasswordCost)];
  await one.setPassword("m02", "another-password-2", databaseKey);
  await other.setPassword("m01", "new-password-3", databaseKey);
  one.save();
  other.save();
  const after = Keyring.read(path, testPasswordCost);
  expect(await after.unlock("m02", "another-password-2")).toEqual(databaseKey);
  expect(await after.unlock("m01", "new-password-3")).toEqual(databaseKey);
  expect(await after.unlock("m01", "密码 password-1")).toBeNull();
});
