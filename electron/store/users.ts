import type { Knex } from "knex";
import type { User } from "../../shared/contract/users.ts";
import type { Role } from "../../shared/domain/roles.ts";

interface UserRow {
  id: number;
  version: number;
  login: string;
  name: string;
  active: number;
  mustChangePassword: number;
}

const columns = ["id", "version", "login", "name", "active", "mustChangePassword"] as const;

export async function allUsers(db: Knex): Promise<User[]> {
  const rows: UserRow[] = await db("users").select(columns).orderBy("login");
  const held: { userId: number; role: Role }[] = await db("userRoles").select("userId", "role").orderBy("role");
  const rolesOf = new Map<number, Role[]>();
  for (const { userId, role } of held) rolesOf.set(userId, [...(rolesOf.get(userId) ?? []), role]);
  return rows.map((row) => toUser(row, rolesOf.get(row.id) ?? []));
}

/** The names of all users, also of those who have left, by their ids. */
export async function userNames(db: Knex): Promise<Map<number, string>> {
  const rows: { id: number; name: string }[] = await db("users").select("id", "name");
  return new Map(rows.map(({ id, name }) => [id, name]));
}

async function userWhere(db: Knex, condition: Record<string, unknown>): Promise<User | null> {
  const row: UserRow | undefined = await db("users").where(condition).first(columns);
  if (!row) return null;
  const roles: Role[] = await db("userRoles").where({ userId: row.id }).orderBy("role").pluck("role");
  return toUser(row, roles);
}

function toUser(row: UserRow, roles: Role[]): User {
  return { ...row, active: row.active === 1, mustChangePassword: row.mustChangePassword === 1, roles };
}

export function userById(db: Knex, id: number): Promise<User | null> {
  return userWhere(db, { id });
}

export function userByLogin(db: Knex, login: string): Promise<User | null> {
  return userWhere(db, { login });
}

/** @returns the new user's id */
export async function insertUser(
  db: Knex,
  user: { login: string; name: string; roles: readonly Role[]; createdAt: string },
): Promise<number> {
  const { roles, ...plain } = user;
  const [row]: { id: number }[] = await db("users").insert(plain).returning("id");
  if (!row) throw new Error("The database gave no id for a new user.");
  await setRoles(db, row.id, roles);
  return row.id;
}

/** @returns false when somebody changed the user since `version` */
export async function updateUser(
  db: Knex,
  user: { id: number; version: number; name: string; active: boolean; roles: readonly Role[] },
): Promise<boolean> {
  const { id, version, name, active, roles } = user;
  const changed = await db("users")
    .where({ id, version })
    .update({ name, active, version: version + 1 });
  if (changed === 0) return false;
  await setRoles(db, id, roles);
  return true;
}

/** Whether a user has to choose a password of their own before anything else. */
export async function setMustChangePassword(db: Knex, id: number, mustChangePassword: boolean): Promise<void> {
  await db("users").where({ id }).update({ mustChangePassword });
}

async function setRoles(db: Knex, userId: number, roles: readonly Role[]): Promise<void> {
  await db("userRoles").where({ userId }).delete();
  await db("userRoles").insert(roles.map((role) => ({ userId, role })));
}
