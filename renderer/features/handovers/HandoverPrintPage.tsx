import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../shared/i18n/index.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { NoPdf, PaperActions } from "../documents/PaperActions.tsx";
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
  const pdf = useDownload(() => client.documents.handoverPdf(input));
  return (
    <Page
      title={t("handovers.number", { id })}
      actions={
        <>
          <Button onClick={() => navigate({ to: "/handovers/$id", params: { id } })}>{t("common.actions.back")}</Button>
          <PaperActions
            language={language}
            onLanguage={setLanguage}
            frame={frame}
            ready={list.data !== undefined}
            pdf={pdf}
          />
        </>
      }
    >
      <NoPdf />
      <QueryState query={list}>
        {({ html, title }) => <PaperFrame ref={frame} html={html} title={title} label={t("handovers.preview")} />}
      </QueryState>
    </Page>
  );
}
