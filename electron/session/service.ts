import type { Inputs } from "../../shared/contract/index.ts";
import type { CurrentSession, SessionUser } from "../../shared/contract/session.ts";
import type { User } from "../../shared/contract/users.ts";
import type { AuditActor } from "../audit/trail.ts";
import type { Change } from "../context.ts";
import type { Core } from "../core.ts";
import { Refusal } from "../refusal.ts";
import type { Keyring } from "../store/keyring.ts";
import { userById, userByLogin } from "../store/users.ts";
import { watchClock } from "./clock.ts";
import type { Connection } from "./sessions.ts";

/** A session as the services know it; what its user may call is for `api/` to add. */
export type SignedIn = Omit<CurrentSession, "allowed">;

/** Opens the ledger for a user and puts them on the connection. A wrong password opens nothing. */
export async function signIn(
  core: Core,
  connection: Connection,
  { login, password }: Inputs["session"]["signIn"],
): Promise<SignedIn> {
  const key = await core.readKeyring().unlock(login, password);
  if (!key) throw new Refusal("wrongPassword");
  return core.keepOpen(async () => {
    await core.open(key);
    const user = await activeUser(core, login);
    if (!user) throw new Refusal("wrongPassword");
    return begin(core, connection, user, "session.signIn");
  });
}

/** Opens the ledger with the recovery key and gives one active user a new password. */
export async function recover(
  core: Core,
  connection: Connection,
  { recoveryKey, login, newPassword }: Inputs["session"]["recover"],
): Promise<SignedIn> {
  const keyring = core.readKeyring();
  const key = await keyring.unlockWithRecoveryKey(recoveryKey);
  if (!key) throw new Refusal("wrongRecoveryKey");
  return core.keepOpen(async () => {
    await core.open(key);
    const user = await activeUser(core, login);
    if (!user) throw new Refusal("notFound", {}, [{ path: "login", key: "invalid" }]);
    await setPassword(core, keyring, user, newPassword);
    return begin(core, connection, user, "session.recover");
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

export async function changePassword(
  core: Core,
  connection: Connection,
  actor: SessionUser,
  { password, newPassword }: Inputs["session"]["changePassword"],
): Promise<void> {
  const keyring = core.readKeyring();
  if (!(await keyring.unlock(actor.login, password)))
    throw new Refusal("wrongPassword", {}, [{ path: "password", key: "invalid" }]);
  await changeWithPassword(core, actor, actor.login, async (change) => {
    change.audit({ action: "session.changePassword", subjectType: "user", subjectId: actor.id });
    await setPassword(core, keyring, actor, newPassword);
  });
  core.sessions.endAllOf(actor.id, connection);
}

/**
 * A change of the ledger in which a user is given a password. Where the ledger cannot be written in the end, as on a full
 * disk, they keep the one they had.
 */
export async function changeWithPassword<T>(
  core: Core,
  actor: AuditActor,
  login: string,
  mutation: (change: Change) => Promise<T>,
): Promise<T> {
  const before = core.readKeyring();
  try {
    return await core.change(actor, mutation);
  } catch (error) {
    if (!(error instanceof Refusal)) {
      before.putBack(login);
      before.save();
    }
    throw error;
  }
}

/** Wraps the database key under a user's new password; the old one opens nothing from then on. */
export async function setPassword(
  core: Core,
  keyring: Keyring,
  user: { login: string },
  password: string,
): Promise<void> {
  await keyring.setPassword(user.login, password, core.databaseKey);
  keyring.save();
}

/** The active user signed in on a connection, or null. */
export async function sessionUser(core: Core, connection: Connection): Promise<SessionUser | null> {
  if (!connection.session || !core.isOpen) return null;
  core.sessions.endIdle(core.opened.idleMinutes);
  if (!connection.session) return null;
  const user = await userById(core.opened.store.db, connection.session.userId);
  if (user?.active) return toSessionUser(user);
  core.sessions.end(connection);
  return null;
}

export async function currentSession(core: Core, connection: Connection): Promise<SignedIn | null> {
  const user = await sessionUser(core, connection);
  return user && describe(core, user);
}

async function begin(core: Core, connection: Connection, user: SessionUser, action: string): Promise<SignedIn> {
  await watchClock(core);
  core.sessions.end(connection);
  core.sessions.start(connection, user.id);
  await core.change(user, async (change) => {
    change.audit({ action, subjectType: "user", subjectId: user.id });
  });
  return describe(core, user);
}

async function describe(core: Core, user: SessionUser): Promise<SignedIn> {
  const row: { branchName: string } | undefined = await core.opened.store.db("branch").first("branchName");
  return {
    user,
    branchName: row?.branchName ?? "",
    idleMinutes: core.opened.idleMinutes,
    today: core.contextFor(user).today,
    clockBehind: await watchClock(core),
  };
}

async function activeUser(core: Core, login: string): Promise<SessionUser | null> {
  const user = await userByLogin(core.opened.store.db, login);
  return user?.active ? toSessionUser(user) : null;
}

function toSessionUser({ id, login, name, roles }: User): SessionUser {
  return { id, login, name, roles };
}
