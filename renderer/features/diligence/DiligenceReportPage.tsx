import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/customers/$id/diligence/$diligenceId/report");

/** A due diligence as it prints. */
export function DiligenceReportPage() {
  const { t } = useTranslation();
  const params = route.useParams();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "diligenceReport", id: params.diligenceId }}
      title={t("diligencePaper.title")}
      label={t("diligencePaper.preview")}
      back={() => navigate({ to: "/customers/$id/diligence/$diligenceId", params })}
    />
  );
}
