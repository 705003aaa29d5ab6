import { useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

/** The recovery sheet as it prints. */
export function RecoverySheetPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "recoverySheet" }}
      title={t("backups.sheet")}
      label={t("backups.sheetPreview")}
      back={() => navigate({ to: "/settings/backups" })}
    />
  );
}
