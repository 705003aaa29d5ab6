import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";

const route = getRouteApi("/customers/$id/certificate");

/** A customer's credit certificate as it prints. */
export function CertificatePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  return (
    <DocumentPreview
      document={{ kind: "creditCertificate", customerId: id }}
      title={t("creditLines.certificate")}
      label={t("creditCertificatePaper.preview")}
      back={() => navigate({ to: "/customers/$id", params: { id }, search: { tab: "creditLine" } })}
    />
  );
}
