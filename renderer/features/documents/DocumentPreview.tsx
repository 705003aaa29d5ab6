import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import { type ReactNode, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DocumentOf } from "../../../shared/contract/documents.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { languageOptions } from "../../ui/LanguageMenu.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { PaperFrame } from "./PaperFrame.tsx";

interface DocumentPreviewProps {
  document: DocumentOf<
    | "customerFile"
    | "goldFile"
    | "dayList"
    | "handoverList"
    | "investigationForm"
    | "jurisdictionBook"
    | "assessmentSheet"
  >;
  title: string;
  /** what the preview is called by a screen reader */
  label?: string;
  /** to where one came from */
  back?: () => void;
  /** what there is to say where some have no room on the paper */
  leftOut?: (left: number) => ReactNode;
}

/** A document as it prints: preview, print dialog, PDF, in the language of whoever reads it. */
export function DocumentPreview({ document, title, label, back, leftOut }: DocumentPreviewProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  const ownLanguage = useLanguage();
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const input = { document, language };
  const page = useQuery(api.documents.page.queryOptions({ input, gcTime: 0 }));
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  const pdf = useDownload(() => client.documents.pdf(input));
  return (
    <Page
      title={title}
      actions={
        <>
          {back && <Button onClick={back}>{t("common.actions.back")}</Button>}
          <Select
            aria-label={t("documents.language")}
            value={language}
            options={languageOptions}
            onChange={setLanguage}
            style={{ width: 110 }}
          />
          <Button onClick={() => frame.current?.contentWindow?.print()} disabled={!page.data}>
            {t("documents.printDialog")}
          </Button>
          <Button
            type="primary"
            disabled={!capabilities.data?.pdf || !page.data}
            loading={pdf.isPending}
            onClick={() => pdf.mutate()}
          >
            {t("documents.downloadPdf")}
          </Button>
        </>
      }
    >
      {page.data && page.data.leftOut > 0 && leftOut?.(page.data.leftOut)}
      {capabilities.data && !capabilities.data.pdf && <Alert type="info" showIcon title={t("documents.noPdf")} />}
      <QueryState query={page}>
        {({ html, title: name }) => <PaperFrame ref={frame} html={html} title={name} {...(label ? { label } : {})} />}
      </QueryState>
    </Page>
  );
}
