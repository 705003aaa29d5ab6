import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/visits/rounds/$id/print");

/** The doors of a round as a list to take along. */
export function RoundListPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "roundList", id }}
      title={t("rounds.paper.title")}
      label={t("rounds.paper.preview")}
      back={() => navigate({ to: "/visits/rounds/$id", params: { id } })}
    />
  );
}
