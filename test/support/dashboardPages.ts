import type { ProcedurePath } from "../../shared/contract/index.ts";

export type DashboardProcedure = "dashboard.today" | "dashboard.branch" | "updates.check";

/** What each first screen asks the core for, all of it. */
export const dashboardPages: readonly {
  page: string;
  of: "marketer" | "manager";
  procedures: readonly DashboardProcedure[];
}[] = [
  { page: "the marketer's", of: "marketer", procedures: ["dashboard.today"] },
  // A newer version is looked for in a folder of the network, once an hour: no number waits for it.
  { page: "the manager's", of: "manager", procedures: ["dashboard.today", "updates.check"] },
  { page: "the manager's second tab", of: "manager", procedures: ["dashboard.branch"] },
];

/** What every screen asks for, whichever it is: who is signed in, where, and whether backups want care. */
export const ofEveryPage: readonly ProcedurePath[] = ["branch.status", "session.current", "backups.warning"];
