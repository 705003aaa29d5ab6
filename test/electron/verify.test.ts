import { spawnSync } from "node:child_process";
import { rmSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { farmer } from "../support/people.ts";
import { asFile, pdf } from "../support/pictures.ts";
import { managerLogin } from "../support/testCore.ts";
import { branchWithVillages } from "../support/village.ts";

/** The built program, as `npm run verify` runs it: without a terminal, the password from the input or its variable. */
function verify(folder: string, { input = "", password }: { input?: string; password?: string }) {
  const { SUNSHINE_PASSWORD: _none, ...env } = process.env;
  return spawnSync(
    process.execPath,
    [join("dist", "electron", "verify.js"), "--data", folder, "--login", managerLogin.login],
    {
      encoding: "utf8",
      input,
      env: { ...env, LANG: "en_US.UTF-8", ...(password ? { SUNSHINE_PASSWORD: password } : {}) },
    },
  );
}

test("from the command line a ledger is looked through by whoever may, while nobody has it open", async () => {
  const { core, manager, village } = await branchWithVillages();
  const { id } = await manager.customers.create(farmer(village.id, 1));
  const plain = { category: "other", caption: "", takenOn: null } as const;
  await manager.attachments.add({ customerId: id, file: asFile(pdf(), "a.pdf"), ...plain });
  const { folder, attachments } = core.files;
  const inUse = verify(folder, { password: managerLogin.password });
  expect([inUse.status, inUse.stdout]).toEqual([1, ""]);
  expect(inUse.stderr).not.toBe("");
  await core.stop();
  const wrong = verify(folder, { password: "not the password" });
  expect([wrong.status, wrong.stdout]).toEqual([1, ""]);
  const sound = verify(folder, { input: `${managerLogin.password}\n` });
  expect([sound.status, sound.stderr]).toEqual([0, ""]);
  expect(sound.stdout).toMatch(/[0-9a-f]{64}\n$/);
  expect(sound.stdout).not.toContain("✗");
  rmSync(attachments, { recursive: true });
  const broken = verify(folder, { password: managerLogin.password });
  expect(broken.status).toBe(1);
  expect(broken.stdout.match(/✗/g)).toHaveLength(1);
});
