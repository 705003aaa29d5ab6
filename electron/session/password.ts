import type { SessionUser } from "../../shared/contract/session.ts";
import type { User } from "../../shared/contract/users.ts";
import type { Change } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { rememberPassword } from "../store/formerPasswords.ts";
import { setKeyHolder } from "../store/keyHolders.ts";
import { type Holder, type Unlocked, userHolder } from "../store/keyring.ts";

/**
 * Does what a right password opens; a wrong one is counted, and after some of them everybody waits.
 *
 * @throws {Refusal} wrongPassword, signInWait, signInWaitMinutes
 */
export function withPassword<T>(
  core: Core,
  { login, password }: { login: string; password: string },
  work: (unlocked: Unlocked) => Promise<T>,
): Promise<T> {
  return core.attempts.guard(core.readKeyring().ledgerId, login, async () => {
    const unlocked = await core.readKeyring().unlock(login, password);
    if (!unlocked) throw new Refusal("wrongPassword", {}, [{ path: "password", key: "invalid" }]);
    return work(unlocked);
  });
}

/**
 * Makes sure that it is the signed-in user who asks, by their password.
 *
 * @throws {Refusal} wrongPassword, signInWait, signInWaitMinutes
 */
export function confirmPassword(core: Core, { login }: SessionUser, password: string): Promise<void> {
  return withPassword(core, { login, password }, async (unlocked) => forget(unlocked));
}

/** Gives a user a new password; the old one opens nothing from then on, and is not taken again. */
export async function setPassword(
  core: Core,
  change: Change,
  { id, login }: Pick<User, "id" | "login">,
  password: string,
): Promise<void> {
  await rememberPassword(change.db, id, password, core.passwordCost);
  await giveKey(core, change, userHolder(login), password);
}

/**
 * Lets a secret open the ledger. Only inside a change: the key may be renewed before and after, but not meanwhile.
 *
 * The keyring follows the change. Cut off between the two, or where the keyring cannot be written, the former secret
 * goes on opening the ledger: it is the one that its holder has, since they were told of no other.
 */
export async function giveKey(core: Core, change: Change, holder: Holder, secret: string): Promise<void> {
  const entry = await core.readKeyring().makeEntry(holder, secret, core.databaseKey);
  await setKeyHolder(change.db, holder, entry.publicKey);
  // Written as it is: where there is no room for it, nothing has been changed yet.
  core.updateKeyring(() => {});
  change.afterwards(() => core.updateKeyring((keyring) => keyring.put(holder, entry)));
}

/** Overwrites keys that are not needed. */
function forget({ databaseKey, nextKey }: Unlocked): void {
  databaseKey.fill(0);
  nextKey?.fill(0);
}
