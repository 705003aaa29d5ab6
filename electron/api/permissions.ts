import type { ProcedurePath } from "../../shared/contract/index.ts";
import type { Role } from "../../shared/domain/roles.ts";

/** `public`: before sign-in; `anyone`: whoever is signed in; else the roles that may call it. */
export type Access = "public" | "anyone" | readonly Role[];

const readers = ["teller", "marketer", "reviewer", "manager", "auditor"] as const;
const registrars = ["teller", "marketer", "manager"] as const;

/**
 * Who may call what. Every procedure has a line here: the compiler refuses a missing one, and a test walks every
 * role through every line.
 */
export const permissions: Readonly<Record<ProcedurePath, Access>> = {
  "attachments.list": readers,
  "attachments.add": registrars,
  "attachments.change": registrars,
  "attachments.remove": registrars,
  "attachments.restore": registrars,
  "attachments.thumbnail": readers,
  "attachments.content": readers,
  "audit.list": ["auditor", "manager"],
  "audit.verify": ["auditor", "manager", "administrator"],
  "branch.status": "public",
  "branch.create": "public",
  "branch.loadSample": ["manager"],
  "branch.settings.get": "anyone",
  "branch.settings.update": ["manager"],
  "bulk.preview": readers,
  "bulk.markKeyTarget": ["marketer", "manager"],
  "bulk.markGold": ["manager"],
  "bulk.scheduleVisit": ["marketer", "manager"],
  "bulk.previewReassign": ["manager"],
  "bulk.reassign": ["manager"],
  "customers.list": readers,
  "customers.count": readers,
  "customers.get": readers,
  "customers.getForEdit": registrars,
  "customers.reveal": readers,
  "customers.create": registrars,
  "customers.update": registrars,
  "customers.findSimilar": registrars,
  "dashboard.today": "anyone",
  "documents.capabilities": readers,
  "documents.customerFile": readers,
  "documents.customerFiles": readers,
  "documents.customerFilePdf": readers,
  "history.list": readers,
  "history.undoLast": registrars,
  "history.restore": registrars,
  "documents.customerFilesPdf": readers,
  "exports.start": readers,
  "exports.startRevealed": ["manager"],
  "exports.next": readers,
  "exports.cancel": readers,
  "imports.upload": ["manager"],
  "imports.get": ["manager"],
  "imports.list": ["manager"],
  "imports.chooseSheets": ["manager"],
  "imports.check": ["manager"],
  "imports.rows": ["manager"],
  "imports.problems": ["manager"],
  "imports.run": ["manager"],
  "imports.previewUndo": ["manager"],
  "imports.undo": ["manager"],
  "imports.refusedRows": ["manager"],
  "imports.template": ["manager"],
  "jobs.get": "anyone",
  "jobs.cancel": "anyone",
  "jurisdictions.areas": readers,
  "jurisdictions.marketers": readers,
  "jurisdictions.importAreas": ["manager"],
  "jurisdictions.history": readers,
  "jurisdictions.preview": ["manager"],
  "jurisdictions.assign": ["manager"],
  "merges.preview": ["manager"],
  "merges.merge": ["manager"],
  "merges.reverse": ["manager"],
  "merges.listForCustomer": readers,
  "ratings.scorecardFor": readers,
  "ratings.scorecard": readers,
  "ratings.listForCustomer": readers,
  "ratings.get": readers,
  "ratings.queue": readers,
  "ratings.due": readers,
  "ratings.saveDraft": ["marketer", "manager"],
  "ratings.propose": ["marketer", "manager"],
  "ratings.approve": ["reviewer", "manager"],
  "ratings.return": ["reviewer", "manager"],
  "records.get": readers,
  "records.saveSection": registrars,
  "records.addEntry": registrars,
  "records.changeEntry": registrars,
  "records.removeEntry": registrars,
  "records.restoreEntry": registrars,
  "records.reveal": readers,
  "records.entryForEdit": registrars,
  "savedFilters.list": readers,
  "savedFilters.save": readers,
  "savedFilters.remove": readers,
  "session.current": "public",
  "session.signIn": "public",
  "session.recover": "public",
  "session.signOut": "public",
  "session.changePassword": "anyone",
  "users.list": ["manager", "administrator", "auditor"],
  "users.create": ["manager", "administrator"],
  "users.update": ["manager", "administrator"],
  "users.resetPassword": ["manager", "administrator"],
  "visits.listForCustomer": readers,
  "visits.next": readers,
  "visits.log": ["marketer", "manager"],
};

export function mayCall(path: ProcedurePath, held: readonly Role[]): boolean {
  const access = permissions[path];
  return typeof access === "string" || held.some((role) => access.includes(role));
}

/** What a user with these roles may call, for the screens. */
export function allowedPaths(held: readonly Role[]): ProcedurePath[] {
  return (Object.keys(permissions) as ProcedurePath[]).filter((path) => mayCall(path, held));
}
