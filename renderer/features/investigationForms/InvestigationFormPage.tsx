import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/customers/$id/investigation-form");

/** A customer's form for the field as it prints. */
export function InvestigationFormPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "investigationForm", of: { by: "customer", customerId: id } }}
      title={t("investigationPaper.title")}
      label={t("investigationPaper.preview")}
      back={() => navigate({ to: "/customers/$id", params: { id } })}
    />
  );
}
