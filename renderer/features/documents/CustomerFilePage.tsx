import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
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
import { PaperFrame } from "./PaperFrame.tsx";

const route = getRouteApi("/customers/$id/file");

/** The customer file as it prints: preview, print dialog, PDF. */
export function CustomerFilePage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const frame = useRef<HTMLIFrameElement>(null);
  const ownLanguage = useLanguage();
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const input = { customerId: id, language };
  const file = useQuery(api.documents.customerFile.queryOptions({ input, gcTime: 0 }));
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  const pdf = useDownload(() => client.documents.customerFilePdf(input));
  return (
    <Page
      title={t("documents.pageTitle")}
      actions={
        <>
          <Select
            aria-label={t("documents.language")}
            value={language}
            options={languageOptions}
            onChange={setLanguage}
            style={{ width: 110 }}
          />
          <Button onClick={() => frame.current?.contentWindow?.print()} disabled={!file.data}>
            {t("documents.printDialog")}
          </Button>
          <Button
            type="primary"
            disabled={!capabilities.data?.pdf}
            loading={pdf.isPending}
            onClick={() => pdf.mutate()}
          >
            {t("documents.downloadPdf")}
          </Button>
        </>
      }
    >
      {capabilities.data && !capabilities.data.pdf && <Alert type="info" showIcon title={t("documents.noPdf")} />}
      <QueryState query={file}>{({ html, title }) => <PaperFrame ref={frame} html={html} title={title} />}</QueryState>
    </Page>
  );
}
