import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, Button, Flex, Select, Switch, Tooltip } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentRequest } from "../../../shared/contract/documents.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { languageOptions } from "../../ui/LanguageMenu.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { PaperFrame } from "./PaperFrame.tsx";
import { PrintDialog } from "./PrintDialog.tsx";

interface DocumentPreviewProps {
  document: DocumentRequest["document"];
  title: string;
  /** what the preview is called by a screen reader */
  label?: string;
  /** to where one came from */
  back?: () => void;
  /** what there is to say where some have no room on the paper */
  leftOut?: (left: number) => ReactNode;
}

/** A document as it prints: preview, printing, PDF, in the language of whoever reads it, as original or copy. */
export function DocumentPreview({ document, title, label, back, leftOut }: DocumentPreviewProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const frame = useRef<HTMLIFrameElement>(null);
  const ownLanguage = useLanguage();
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const [copy, setCopy] = useState(false);
  const [choosing, setChoosing] = useState(false);
  const request = { document, language, copy };
  const page = useQuery(api.documents.page.queryOptions({ input: request, gcTime: 0 }));
  const { data: can } = useQuery(api.documents.capabilities.queryOptions());
  const pdf = useDownload(() => client.documents.pdf(request));
  // Recorded first: no page leaves the screen without an entry.
  const dialog = useMutation({
    mutationFn: () => client.documents.printed(request),
    onSuccess: () => frame.current?.contentWindow?.print(),
    onError: (error) => fail(error),
  });
  return (
    <Page
      title={title}
      actions={
        <>
          {back && <Button onClick={back}>{t("common.actions.back")}</Button>}
          <Tooltip title={t("documents.copyTip")}>
            <Flex component="label" align="center" gap="small">
              {t("documents.copy")}
              <Switch checked={copy} onChange={setCopy} aria-label={t("documents.copy")} />
            </Flex>
          </Tooltip>
          <Select
            aria-label={t("documents.language")}
            value={language}
            options={languageOptions}
            onChange={setLanguage}
            style={{ width: 110 }}
          />
          <Button
            disabled={!page.data || !can}
            loading={dialog.isPending}
            onClick={() => (can?.printer ? setChoosing(true) : dialog.mutate())}
          >
            {t("documents.printDialog")}
          </Button>
          <Button
            type="primary"
            disabled={!can?.pdf || !page.data}
            loading={pdf.isPending}
            onClick={() => pdf.mutate()}
          >
            {t("documents.downloadPdf")}
          </Button>
        </>
      }
    >
      {page.data && page.data.leftOut > 0 && leftOut?.(page.data.leftOut)}
      {can && !can.pdf && <Alert type="info" showIcon title={t("documents.noPdf")} />}
      <QueryState query={page}>
        {({ html, title: name }) => <PaperFrame ref={frame} html={html} title={name} {...(label ? { label } : {})} />}
      </QueryState>
      {choosing && page.data && (
        <PrintDialog request={request} name={page.data.title} onClose={() => setChoosing(false)} />
      )}
    </Page>
  );
}
