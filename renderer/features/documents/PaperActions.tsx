import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Select } from "antd";
import type { RefObject } from "react";
import { useTranslation } from "react-i18next";
import type { Language } from "../../../shared/i18n/index.ts";
import { api } from "../../app/client.ts";
import { languageOptions } from "../../ui/LanguageMenu.tsx";

interface PaperActionsProps {
  language: Language;
  onLanguage: (language: Language) => void;
  /** where the pages are */
  frame: RefObject<HTMLIFrameElement | null>;
  ready: boolean;
  pdf: { isPending: boolean; mutate: () => void };
}

/** What is done with a paper: its language, the print dialog, a PDF. */
export function PaperActions({ language, onLanguage, frame, ready, pdf }: PaperActionsProps) {
  const { t } = useTranslation();
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  return (
    <>
      <Select
        aria-label={t("app.language")}
        value={language}
        options={languageOptions}
        onChange={onLanguage}
        style={{ width: 110 }}
      />
      <Button onClick={() => frame.current?.contentWindow?.print()} disabled={!ready}>
        {t("documents.printDialog")}
      </Button>
      <Button
        type="primary"
        disabled={!capabilities.data?.pdf || !ready}
        loading={pdf.isPending}
        onClick={() => pdf.mutate()}
      >
        {t("documents.downloadPdf")}
      </Button>
    </>
  );
}

/** Says so where this PC makes no PDF files. */
export function NoPdf() {
  const { t } = useTranslation();
  const capabilities = useQuery(api.documents.capabilities.queryOptions());
  return capabilities.data && !capabilities.data.pdf ? (
    <Alert type="info" showIcon title={t("documents.noPdf")} />
  ) : null;
}
