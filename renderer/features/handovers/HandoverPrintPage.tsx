import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/handovers/$id/print");

/** A handover list as it prints. */
export function HandoverPrintPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "handoverList", id }}
      title={t("handovers.number", { id })}
      label={t("handovers.preview")}
      back={() => navigate({ to: "/handovers/$id", params: { id } })}
    />
  );
}
