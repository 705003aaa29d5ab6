import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

/** The end of the audit trail on a sheet to be signed and kept. */
export function AuditSheetPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "auditSheet" }}
      title={t("common.documentKind.auditSheet")}
      back={() => navigate({ to: "/audit" })}
    />
  );
}
