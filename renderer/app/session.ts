import { createContext, useContext } from "react";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import type { CurrentSession } from "../../shared/contract/session.ts";

export const SessionContext = createContext<CurrentSession | null>(null);

/** Who is signed in on this window; only for components inside the signed-in part of the application. */
export function useSession(): CurrentSession {
  const session = useContext(SessionContext);
  if (!session) throw new Error("useSession is for signed-in screens only");
  return session;
}

/** Whether the signed-in user may call a procedure, so that a screen offers only what will work. */
export function useAllowed(path: ProcedurePath): boolean {
  return useSession().allowed.includes(path);
}
