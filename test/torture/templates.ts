import { cpSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { connect } from "../../electron/store/connection.ts";
import { ledgerFiles } from "../../electron/store/files.ts";
import { Keyring } from "../../electron/store/keyring.ts";
import { migrationSource, migrations } from "../../electron/store/migrations/index.ts";
import { killedManager, opened } from "../support/killedCore.ts";
import { farmer, residentId } from "../support/people.ts";
import { proposeBest } from "../support/ratings.ts";
import { windowOn } from "../support/window.ts";
import { reviewerLogin } from "./shared.ts";

const people = 16;

/** The version that an older ledger is of: the last migration that it knows. */
const lastOfOlder = "240-notice-archive";

/** A branch with a few rated customers, and the same ledger as an older version of the application left it. */
export async function makeTemplates(folder: string): Promise<{ current: string; older: string }> {
  const [current, older] = [join(folder, "current"), join(folder, "older")];
  await opened(current, async (manager, core) => {
    await manager.branch.create({ branchName: "城关信用社", name: "王主任", ...killedManager });
    await manager.areas.loadSample();
    for (const login of ["m01", "m02"])
      await manager.users.create({ login, name: login, roles: ["marketer"], password: `${login}-password-1` });
    await manager.users.create({ ...reviewerLogin, name: "李审批", roles: ["reviewer"] });
    const reviewer = windowOn(core);
    await reviewer.session.signIn(reviewerLogin);
    const villages = (await manager.jurisdictions.areas({})).filter(({ level }) => level === "village");
    for (let index = 0; index < people; index += 1) {
      const idNumber = residentId(index, "1949-05-06");
      const areaId = villages[index % 3]?.id ?? 0;
      const { id } = await manager.customers.create(farmer(areaId, index, { idNumber, name: `农户${index}` }));
      if (index % 2 > 0) continue;
      const { id: ratingId, version } = await proposeBest(manager, id);
      await reviewer.ratings.approve({ id: ratingId, version, note: "", effectiveFrom: null });
    }
  });
  mkdirSync(older);
  cpSync(current, older, { recursive: true });
  await makeOlder(older);
  return { current, older };
}

async function makeOlder(folder: string): Promise<void> {
  const files = ledgerFiles(folder);
  const unlocked = await Keyring.read(files.keyring).unlock(killedManager.login, killedManager.password);
  if (!unlocked) throw new Error("The template's keyring does not open.");
  const db = connect(files.database, unlocked.databaseKey);
  try {
    const keep = migrations.findIndex(({ name }) => name === lastOfOlder) + 1;
    for (let undone = migrations.length; undone > keep; undone -= 1)
      await db.migrate.down({ migrationSource: migrationSource(migrations) });
    await db.raw("PRAGMA wal_checkpoint(TRUNCATE)");
  } finally {
    await db.destroy();
  }
}
