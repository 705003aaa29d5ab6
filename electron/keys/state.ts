import type { KeyState } from "../../shared/contract/keys.ts";
import type { Context } from "../context.ts";
import type { Core } from "../core.ts";
import { keyRenewedAt } from "../store/contentKeys.ts";
import { keyHolders, leftKeyHolders } from "../store/keyHolders.ts";
import { type Holder, userHolder } from "../store/keyring.ts";
import { allUsers } from "../store/users.ts";
import { contentsLeft, renewalSubject } from "./moveContents.ts";

/** How it stands with the ledger's key and with those who can open it. */
export async function keyState(core: Core, { db }: Context): Promise<KeyState> {
  const users = await allUsers(db);
  const left = await leftKeyHolders(db);
  const follows = await followers(core);
  const job = core.jobs.on(renewalSubject);
  const phase = core.jobs.isHeld ? "ledger" : "files";
  return {
    renewedAt: await keyRenewedAt(db),
    left: users.filter(({ login }) => left.includes(login)).map(({ name }) => name),
    leftOut: users.filter(({ active, login }) => active && !follows(userHolder(login))).map(({ name }) => name),
    recoveryKeyFollows: follows("recovery"),
    running: job && { phase, done: job.done, total: job.total },
    filesLeft: (await contentsLeft(core)).length,
  };
}

export async function recoveryKeyFollows(core: Core): Promise<boolean> {
  return (await followers(core))("recovery");
}

/** Tells to whom a renewed key can follow. */
async function followers(core: Core): Promise<(holder: Holder) => boolean> {
  const known = await keyHolders(core.opened.store.db);
  const keyring = core.readKeyring();
  return (holder) => {
    const publicKey = keyring.publicKeyOf(holder);
    return publicKey !== null && known.get(holder) === publicKey;
  };
}
