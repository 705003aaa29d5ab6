import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { NotFound } from "../../ui/NotFound.tsx";
import { DocumentPreview } from "../documents/DocumentPreview.tsx";
import { useDaySearch } from "./useDaySearch.ts";

/** A day list as it prints. */
export function DayListPrintPage() {
  const { t } = useTranslation();
  const { question, villageIds, look } = useDaySearch();
  if (question === null || villageIds === undefined) return <NotFound />;
  return (
    <DocumentPreview
      document={{ kind: "dayList", ...question, villageIds }}
      title={t("app.nav.dayList")}
      label={t("dayList.preview")}
      back={() => look({})}
      leftOut={(left) => <Alert type="warning" showIcon title={t("dayList.leftOut", { left })} />}
    />
  );
}
