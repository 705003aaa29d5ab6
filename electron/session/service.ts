import type { Knex } from "knex";
import type { Inputs } from "../../shared/contract/index.ts";
import type { CurrentSession, SessionUser } from "../../shared/contract/session.ts";
import type { User } from "../../shared/contract/users.ts";
import { readPaperCode } from "../../shared/domain/paperCode.ts";
import { nobody } from "../audit/trail.ts";
import type { Change } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import { wasPassword } from "../store/formerPasswords.ts";
import { keyHolders, setKeyHolder } from "../store/keyHolders.ts";
import { type Holder, userHolder } from "../store/keyring.ts";
import { allUsers, setMustChangePassword, userById, userByLogin } from "../store/users.ts";
import { watchClock } from "./clock.ts";
import { confirmPassword, giveKey, setPassword, withPassword } from "./password.ts";
import { dropSecondFactor, spendCode } from "./secondFactor.ts";
import type { Connection } from "./sessions.ts";

/** A session as the services know it; what its user may call is for `api/` to add. */
export type SignedIn = Omit<CurrentSession, "allowed">;

/**
 * Opens the ledger for a user and puts them on the connection. A wrong password opens nothing.
 *
 * @throws {Refusal} wrongPassword, codeNeeded, wrongCode, signInWait, signInWaitMinutes, keyRenewed
 */
export function signIn(
  core: Core,
  connection: Connection,
  { login, password, code }: Inputs["session"]["signIn"],
): Promise<SignedIn> {
  return withPassword(core, { login, password }, (unlocked) =>
    core.keepOpen(async () => {
      await core.open(unlocked);
      const user = await activeUser(core, login);
      if (!user) throw new Refusal("wrongPassword");
      return begin(core, connection, user, "session.signIn", async (change) => {
        await spendCode(change, user.id, code);
        if (unlocked.renewable) await know(core, change.db, userHolder(login));
        else await setPassword(core, change, user, password);
      });
    }),
  );
}

/** Opens the ledger with the recovery key and gives one active user a new password, which is enough from then on. */
export async function recover(
  core: Core,
  connection: Connection,
  { recoveryKey, login, newPassword }: Inputs["session"]["recover"],
): Promise<SignedIn> {
  const unlocked = await core.readKeyring().unlockWithRecoveryKey(recoveryKey);
  if (!unlocked) throw new Refusal("wrongRecoveryKey");
  return core.keepOpen(async () => {
    await core.open(unlocked);
    const user = await activeUser(core, login);
    if (!user) throw new Refusal("notFound", {}, [{ path: "login", key: "invalid" }]);
    core.sessions.endAllOf(user.id);
    return begin(core, connection, { ...user, mustChangePassword: false }, "session.recover", async (change) => {
      const { db } = change;
      await dropSecondFactor(change, user.id, "user.removeSecondFactor");
      if (unlocked.renewable) await know(core, db, "recovery");
      else await giveKey(core, change, "recovery", readPaperCode(recoveryKey));
      await setPassword(core, change, user, newPassword);
      await setMustChangePassword(db, user.id, false);
    });
  });
}

export async function signOut(core: Core, connection: Connection): Promise<void> {
  const user = await sessionUser(core, connection);
  core.sessions.end(connection);
  if (user)
    await core.change(user, async (change) => {
      change.audit({ action: "session.signOut", subjectType: "user", subjectId: user.id });
    });
  await core.closeWhenUnused();
}

/** @throws {Refusal} wrongPassword, passwordUsed, signInWait, signInWaitMinutes */
export async function changePassword(
  core: Core,
  connection: Connection,
  actor: SessionUser,
  { password, newPassword }: Inputs["session"]["changePassword"],
): Promise<void> {
  await confirmPassword(core, actor, password);
  await core.change(actor, async (change) => {
    if (newPassword === password || (await wasPassword(change.db, actor.id, newPassword)))
      throw new Refusal("passwordUsed", {}, [{ path: "newPassword", key: "passwordUsed" }]);
    change.audit({ action: "session.changePassword", subjectType: "user", subjectId: actor.id });
    await setPassword(core, change, actor, newPassword);
    await setMustChangePassword(change.db, actor.id, false);
  });
  core.sessions.endAllOf(actor.id, connection);
}

/** Lets the ledger know whose key pair an entry holds, by what only its holder can open: a renewed key follows it. */
async function know(core: Core, db: Knex, holder: Holder): Promise<void> {
  const publicKey = core.readKeyring().publicKeyOf(holder);
  if (publicKey !== null && (await keyHolders(db)).get(holder) !== publicKey) await setKeyHolder(db, holder, publicKey);
}

/** Who is signed in; until they have chosen a password of their own, nothing else is for them. */
export interface SignedInUser extends SessionUser {
  mustChangePassword: boolean;
}

/** The active user signed in on a connection, or null. */
export async function sessionUser(core: Core, connection: Connection): Promise<SignedInUser | null> {
  if (!connection.session || !core.isOpen) return null;
  core.sessions.endIdle(core.opened.idleMinutes);
  if (!connection.session) return null;
  const user = await userById(core.opened.store.db, connection.session.userId);
  if (user?.active) return toSignedIn(user);
  core.sessions.end(connection);
  return null;
}

export async function currentSession(core: Core, connection: Connection): Promise<SignedIn | null> {
  const user = await sessionUser(core, connection);
  return user && describe(core, user);
}

async function begin(
  core: Core,
  connection: Connection,
  user: SignedInUser,
  action: string,
  also: (change: Change) => Promise<void>,
): Promise<SignedIn> {
  // First of all: what is written next says an instant of this clock.
  await watchClock(core);
  await recordRefusedTries(core);
  await core.change(user, async (change) => {
    change.audit({ action, subjectType: "user", subjectId: user.id });
    await also(change);
    await removeEntriesOfLeavers(core, change);
  });
  core.sessions.end(connection);
  core.sessions.start(connection, user.id);
  return describe(core, user);
}

/** Whoever may not sign in has no entry either, even where a stop kept it from being removed at once. */
async function removeEntriesOfLeavers(core: Core, { db }: Change): Promise<void> {
  const active = (await allUsers(db)).filter((user) => user.active).map(({ login }) => login);
  const leavers = core.readKeyring().logins.filter((login) => !active.includes(login));
  if (leavers.length > 0)
    core.updateKeyring((keyring) => {
      for (const login of leavers) keyring.removeUser(login);
    });
}

/** Tells the audit trail what was tried in vain since it was told last. */
async function recordRefusedTries(core: Core): Promise<void> {
  const users = await allUsers(core.opened.store.db);
  const logins = users.map(({ login }) => login);
  const refused = core.attempts.unrecorded(core.readKeyring().ledgerId, logins);
  if (refused.length === 0) return;
  await core.change(nobody, async (change) => {
    for (const { login, count, ...when } of refused) {
      const subjectId = users.find((user) => user.login === login)?.id ?? 0;
      const after = { tries: count, ...when };
      change.audit({ action: "session.refused", subjectType: "user", subjectId, after });
    }
  });
  core.attempts.recorded();
}

async function describe(core: Core, { mustChangePassword, ...user }: SignedInUser): Promise<SignedIn> {
  const row: { branchName: string } | undefined = await core.opened.store.db("branch").first("branchName");
  return {
    user,
    mustChangePassword,
    branchName: row?.branchName ?? "",
    idleMinutes: core.opened.idleMinutes,
    today: core.contextFor(user).today,
    clockBehind: await watchClock(core),
  };
}

async function activeUser(core: Core, login: string): Promise<SignedInUser | null> {
  const user = await userByLogin(core.opened.store.db, login);
  return user?.active ? toSignedIn(user) : null;
}

function toSignedIn({ id, login, name, roles, mustChangePassword }: User): SignedInUser {
  return { id, login, name, roles, mustChangePassword };
}
