import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/assessments/$id/marketers/$marketerId/sheet");

/** A marketer's assessment sheet, as it prints. */
export function SheetPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: periodId, marketerId } = route.useParams();
  return (
    <DocumentPreview
      document={{ kind: "assessmentSheet", marketerId, periodId }}
      title={t("assessmentPaper.title")}
      label={t("assessmentPaper.preview")}
      back={() => navigate({ to: "/assessments/$id/marketers/$marketerId", params: { id: periodId, marketerId } })}
    />
  );
}
