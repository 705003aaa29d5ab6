import { useQuery } from "@tanstack/react-query";
import { getRouteApi } from "@tanstack/react-router";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../shared/i18n/index.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { NoPdf, PaperActions } from "./PaperActions.tsx";
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
  const pdf = useDownload(() => client.documents.customerFilePdf(input));
  return (
    <Page
      title={t("documents.pageTitle")}
      actions={
        <PaperActions
          language={language}
          onLanguage={setLanguage}
          frame={frame}
          ready={file.data !== undefined}
          pdf={pdf}
        />
      }
    >
      <NoPdf />
      <QueryState query={file}>{({ html, title }) => <PaperFrame ref={frame} html={html} title={title} />}</QueryState>
    </Page>
  );
}
