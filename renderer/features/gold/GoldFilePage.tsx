import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/customers/$id/gold-file");

/** A customer's file as a gold customer, as it prints. */
export function GoldFilePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id } = route.useParams();
  return (
    <DocumentPreview
      document={{ kind: "goldFile", customerId: id }}
      title={t("filePaper.gold.title")}
      label={t("filePaper.gold.preview")}
      back={() => navigate({ to: "/customers/$id", params: { id } })}
    />
  );
}
