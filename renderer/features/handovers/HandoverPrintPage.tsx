import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Select } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../shared/i18n/index.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { languageOptions } from "../../ui/LanguageMenu.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { PaperFrame } from "../documents/PaperFrame.tsx";

const route = getRouteApi("/handovers/$id/print");

/** The handover list as it prints: preview, print dialog, PDF. */
export function HandoverPrintPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const navigate = useNavigate();
  const frame = useRef<HTMLIFrameElement>(null);
  const ownLanguage = useLanguage();
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const input = { id, language };
  const list = useQuery(api.documents.handover.queryOptions({ input, gcTime: 0 }));
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  const pdf = useDownload(() => client.documents.handoverPdf(input));
  return (
    <Page
      title={t("handovers.number", { id })}
      actions={
        <>
          <Button onClick={() => navigate({ to: "/handovers/$id", params: { id } })}>{t("common.actions.back")}</Button>
          <Select
            aria-label={t("app.language")}
            value={language}
            options={languageOptions}
            onChange={setLanguage}
            style={{ width: 110 }}
          />
          <Button onClick={() => frame.current?.contentWindow?.print()} disabled={!list.data}>
            {t("documents.printDialog")}
          </Button>
          <Button
            type="primary"
            disabled={!capabilities.data?.pdf || !list.data}
            loading={pdf.isPending}
            onClick={() => pdf.mutate()}
          >
            {t("documents.downloadPdf")}
          </Button>
        </>
      }
    >
      {capabilities.data && !capabilities.data.pdf && <Alert type="info" showIcon title={t("documents.noPdf")} />}
      <QueryState query={list}>
        {({ html, title }) => <PaperFrame ref={frame} html={html} title={title} label={t("handovers.preview")} />}
      </QueryState>
    </Page>
  );
}
