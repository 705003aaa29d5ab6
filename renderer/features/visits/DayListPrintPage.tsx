import { useQuery } from "@tanstack/react-query";
import { Alert, Button } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { DayListQuestion } from "../../../shared/contract/dayList.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { api, client } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { NotFound } from "../../ui/NotFound.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDownload } from "../../ui/useDownload.ts";
import { NoPdf, PaperActions } from "../documents/PaperActions.tsx";
import { PaperFrame } from "../documents/PaperFrame.tsx";
import { useDaySearch } from "./useDaySearch.ts";

/** The day list as it prints: preview, print dialog, PDF. */
export function DayListPrintPage() {
  const { question, villageIds } = useDaySearch();
  if (question === null || villageIds === undefined) return <NotFound />;
  return <Preview question={question} villageIds={villageIds} />;
}

function Preview({ question, villageIds }: { question: DayListQuestion; villageIds: number[] }) {
  const { t } = useTranslation();
  const { look } = useDaySearch();
  const frame = useRef<HTMLIFrameElement>(null);
  const ownLanguage = useLanguage();
  const [language, setLanguage] = useState<Language>(ownLanguage);
  const input = { ...question, villageIds, language };
  const page = useQuery(api.documents.dayList.queryOptions({ input, gcTime: 0 }));
  const pdf = useDownload(() => client.documents.dayListPdf(input));
  const { printed = 0, left = 0 } = page.data ?? {};
  return (
    <Page
      title={t("app.nav.dayList")}
      actions={
        <>
          <Button onClick={() => look({})}>{t("common.actions.back")}</Button>
          <PaperActions
            language={language}
            onLanguage={setLanguage}
            frame={frame}
            ready={page.data !== undefined}
            pdf={pdf}
          />
        </>
      }
    >
      {left > 0 && <Alert type="warning" showIcon title={t("dayList.leftOut", { printed, left })} />}
      <NoPdf />
      <QueryState query={page}>
        {({ html, title }) => <PaperFrame ref={frame} html={html} title={title} label={t("dayList.preview")} />}
      </QueryState>
    </Page>
  );
}
