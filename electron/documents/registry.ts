import type { DocumentKind } from "../../shared/contract/documents.ts";
import type { DocumentTemplate } from "./template.ts";
import { assessmentSheet } from "./templates/assessmentSheet.tsx";
import { auditSheet } from "./templates/auditSheet.tsx";
import { creditCertificate, creditCertificates } from "./templates/creditCertificate/index.ts";
import { customerFile, customerFiles } from "./templates/customerFile/index.ts";
import { dayListDocument } from "./templates/dayList.tsx";
import { diligenceReport } from "./templates/diligenceReport/index.ts";
import { goldFile } from "./templates/goldFile/index.ts";
import { handoverList } from "./templates/handoverList.tsx";
import { investigationForm, investigationForms } from "./templates/investigationForm/index.ts";
import { jurisdictionBook } from "./templates/jurisdictionBook/index.ts";
import { recoverySheet } from "./templates/recoverySheet.tsx";
import { roundList } from "./templates/roundList.tsx";
import { villageNotice } from "./templates/villageNotice.tsx";

/** Every document: its file is in `templates/`, its line is here. */
export const templates: { readonly [Kind in DocumentKind]: DocumentTemplate<Kind> } = {
  customerFile,
  customerFiles,
  goldFile,
  diligenceReport,
  dayList: dayListDocument,
  roundList,
  handoverList,
  investigationForm,
  investigationForms,
  jurisdictionBook,
  assessmentSheet,
  villageNotice,
  creditCertificate,
  creditCertificates,
  auditSheet,
  recoverySheet,
};
