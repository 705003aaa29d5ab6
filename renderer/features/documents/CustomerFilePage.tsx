import { getRouteApi } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "./DocumentPreview.tsx";

const route = getRouteApi("/customers/$id/file");

/** A customer's file as it prints. */
export function CustomerFilePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  return <DocumentPreview document={{ kind: "customerFile", customerId: id }} title={t("documents.pageTitle")} />;
}
