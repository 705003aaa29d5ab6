import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, Empty } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";
import { holdersOf } from "./holders.ts";

const route = getRouteApi("/notices/$id/certificates");

/** The credit certificates of all whose posted ratings are in force. */
export function NoticeCertificatesPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  const notice = useQuery(api.notices.get.queryOptions({ input: { id } }));
  return (
    <QueryState
      query={notice}
      isEmpty={(data) => holdersOf(data).length === 0}
      empty={<Empty description={t("refusals.certificatesNone")} />}
    >
      {(data) => (
        <DocumentPreview
          document={{ kind: "creditCertificates", selection: { by: "ids", ids: holdersOf(data) } }}
          title={`${t("creditLines.certificate")} ${data.number ?? ""}`}
          label={t("creditCertificatePaper.preview")}
          back={() => navigate({ to: "/notices/$id", params: { id } })}
          leftOut={(count) => <Alert type="info" showIcon title={t("creditCertificatePaper.leftOut", { count })} />}
        />
      )}
    </QueryState>
  );
}
