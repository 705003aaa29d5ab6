import type { Core } from "../../electron/core.ts";

/** A row that must be there from now on, whatever happens. */
interface RowWritten {
  table: string;
  where: Record<string, string | number | null>;
  /** columns that only grow */
  atLeast?: Record<string, number>;
}

/** Somebody who can sign in from now on. */
interface PasswordSet {
  login: string;
  password: string;
}

/** A write that its caller was told of, in words that can be checked after any end of the application. */
export type Acknowledgement = RowWritten | PasswordSet;

/** Whether what was acknowledged is there. */
export async function isKept(core: Core, written: Acknowledgement): Promise<boolean> {
  if ("login" in written) {
    const unlocked = await core.readKeyring().unlock(written.login, written.password);
    unlocked?.databaseKey.fill(0);
    return unlocked !== null;
  }
  const { table, where, atLeast = {} } = written;
  const query = core.opened.store.db(table).where(where);
  for (const [column, least] of Object.entries(atLeast)) query.where(column, ">=", least);
  return (await query.first(core.opened.store.db.raw("1 AS found"))) !== undefined;
}
