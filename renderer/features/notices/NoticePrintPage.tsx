import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/notices/$id/print");

/** A notice as it prints for the village's board. */
export function NoticePrintPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "villageNotice", id }}
      title={t("notices.sheet.title")}
      label={t("villageNoticePaper.preview")}
      back={() => navigate({ to: "/notices/$id", params: { id } })}
    />
  );
}
