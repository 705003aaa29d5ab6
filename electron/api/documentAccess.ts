import type { DocumentKind } from "../../shared/contract/documents.ts";
import type { ProcedurePath } from "../../shared/contract/index.ts";
import type { Context } from "../context.ts";
import { Refusal } from "../refusal.ts";
import { mayCall } from "./permissions.ts";

/** Who may have a document: whoever may call the procedure that tells the same on the screen. */
export const documentAccess: Readonly<Record<DocumentKind, ProcedurePath>> = {
  customerFile: "customers.get",
  customerFiles: "customers.list",
  goldFile: "gold.forCustomer",
  diligenceReport: "diligence.view",
  dayList: "dayList.list",
  roundList: "rounds.get",
  handoverList: "handovers.get",
  investigationForm: "customers.get",
  investigationForms: "customers.list",
  jurisdictionBook: "dayList.villages",
  assessmentSheet: "assessments.score",
  villageNotice: "notices.get",
  // It shows the whole number and is what a line is drawn with: those who enter drawings give it out.
  creditCertificate: "creditLines.draw",
  creditCertificates: "creditLines.draw",
  auditSheet: "audit.verify",
  recoverySheet: "backups.state",
};

/** @throws {Refusal} notAllowed, which is recorded in the audit trail */
export async function authoriseDocument(ctx: Context, kind: DocumentKind): Promise<void> {
  if (mayCall(documentAccess[kind], ctx.actor.roles)) return;
  await ctx.change(async (change) => {
    change.audit({ action: "access.refused", subjectType: "document", subjectId: kind });
  });
  throw new Refusal("notAllowed");
}
