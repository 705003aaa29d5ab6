import type { Inputs } from "../../shared/contract/index.ts";
import type { User, UserAccess } from "../../shared/contract/users.ts";
import { differences } from "../audit/trail.ts";
import type { Change, Context } from "../context.ts";
import type { Core } from "../core.ts";
import { assertHoldsNothing } from "../departures/held.ts";
import { Refusal } from "../refusal.ts";
import { setPassword } from "../session/password.ts";
import { dropSecondFactor } from "../session/secondFactor.ts";
import { lastEditor } from "../store/editors.ts";
import { sharePlansOf } from "../store/held.ts";
import { endKeyHolder } from "../store/keyHolders.ts";
import { usersWithSecondFactor } from "../store/secondFactors.ts";
import { allUsers, insertUser, setMustChangePassword, updateUser, userById, userByLogin } from "../store/users.ts";

export function listUsers({ db }: Context): Promise<User[]> {
  return allUsers(db);
}

/** @throws {Refusal} loginTaken */
export async function createUser(core: Core, ctx: Context, input: Inputs["users"]["create"]): Promise<User> {
  const { login, name, roles, password } = input;
  return ctx.change(async (change) => {
    if (await userByLogin(change.db, login))
      throw new Refusal("loginTaken", { login }, [{ path: "login", key: "invalid" }]);
    const id = await insertUser(change.db, { login, name, roles, createdAt: change.now });
    change.audit({ action: "user.create", subjectType: "user", subjectId: id, after: { login, name, roles } });
    await setPassword(core, change, { id, login }, password);
    return existing(await userById(change.db, id));
  });
}

/**
 * Changes name, roles or whether the user may sign in. A deactivated user's wrapped key is removed and their
 * sessions end at once.
 *
 * @throws {Refusal} stale, ownAccount, lastManager, marketerHolds
 */
export async function changeUser(core: Core, ctx: Context, input: Inputs["users"]["update"]): Promise<User> {
  const user = await ctx.change((change) => writeUser(ctx, change, input));
  if (!user.active) endAccess(core, user);
  return user;
}

/**
 * The same inside a transaction, but for the keyring and the sessions: `endAccess` is for after it.
 *
 * @throws {Refusal} stale, ownAccount, lastManager, marketerHolds
 */
export async function writeUser(ctx: Context, change: Change, input: Inputs["users"]["update"]): Promise<User> {
  const before = existing(await userById(change.db, input.id));
  const keepsManaging = input.active && input.roles.includes("manager");
  const managed = before.active && before.roles.includes("manager");
  if (before.id === ctx.actor.id && (!input.active || (managed && !keepsManaging))) throw new Refusal("ownAccount");
  if (managed && !keepsManaging && !(await otherManagers(change, before.id))) throw new Refusal("lastManager");
  if (!input.active || !input.roles.includes("marketer"))
    await assertHoldsNothing({ db: change.db, today: ctx.today }, before);
  if (!(await updateUser(change.db, input)))
    throw new Refusal("stale", { name: await lastEditor(change.db, "user", before.id) });
  const after = existing(await userById(change.db, input.id));
  if (!after.active) {
    await sharePlansOf(change.db, after.id, { at: change.now, by: ctx.actor.id });
    if (before.active) await endKeyHolder(change.db, after.login, change.now);
  }
  change.audit({ action: "user.update", subjectType: "user", subjectId: after.id, ...differences(before, after) });
  return after;
}

/** Takes a deactivated user's entry out of the keyring and ends their sessions. */
export function endAccess(core: Core, { id, login }: Pick<User, "id" | "login">): void {
  core.updateKeyring((keyring) => keyring.removeUser(login));
  core.sessions.endAllOf(id);
}

async function otherManagers({ db }: Pick<Context, "db">, id: number): Promise<boolean> {
  const users = await allUsers(db);
  return users.some((user) => user.id !== id && user.active && user.roles.includes("manager"));
}

/**
 * Gives a user a new password, which they have to change at their next sign-in, and ends their sessions.
 *
 * @throws {Refusal} notFound, userInactive: whoever has left is given nothing that opens the ledger
 */
export async function resetPassword(
  core: Core,
  ctx: Context,
  { id, newPassword }: Inputs["users"]["resetPassword"],
): Promise<void> {
  await ctx.change(async (change) => {
    const user = existing(await userById(change.db, id));
    if (!user.active) throw new Refusal("userInactive", { name: user.name });
    change.audit({ action: "user.resetPassword", subjectType: "user", subjectId: id });
    await setPassword(core, change, user, newPassword);
    await setMustChangePassword(change.db, id, id !== ctx.actor.id);
  });
  core.sessions.endAllOf(id);
}

/** How it stands with everybody's sign-in. */
export async function listAccess(core: Core, { db }: Context): Promise<UserAccess[]> {
  const keyring = core.readKeyring();
  const users = await allUsers(db);
  const withFactor = await usersWithSecondFactor(db);
  return users.map(({ id, login }) => ({
    id,
    waitSeconds: core.attempts.waitOf(keyring.ledgerId, login),
    hasKey: keyring.has(login),
    secondFactor: withFactor.includes(id),
  }));
}

/** Lets a user try again at once who would have to wait. */
export async function liftWait(core: Core, ctx: Context, { id }: Inputs["users"]["liftWait"]): Promise<void> {
  const { login } = await ctx.change(async (change) => {
    change.audit({ action: "user.liftWait", subjectType: "user", subjectId: id });
    return existing(await userById(change.db, id));
  });
  core.attempts.lift(core.readKeyring().ledgerId, login);
}

/** Lets a user sign in by their password alone, who has lost what makes the codes. */
export async function removeSecondFactor(ctx: Context, { id }: Inputs["users"]["removeSecondFactor"]): Promise<void> {
  await ctx.change(async (change) => {
    existing(await userById(change.db, id));
    await dropSecondFactor(change, id, "user.removeSecondFactor");
  });
}

function existing(user: User | null): User {
  if (!user) throw new Refusal("notFound");
  return user;
}
