import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import { Page } from "../../ui/Page.tsx";
import { DayQuestion } from "./DayQuestion.tsx";
import { TripList } from "./TripList.tsx";
import { useDaySearch } from "./useDaySearch.ts";
import { VillageChoice } from "./VillageChoice.tsx";

/** A marketer's day: which villages to go to, and then whom to visit there. */
export function DayListPage() {
  const { t } = useTranslation();
  const { question, villageIds } = useDaySearch();
  return (
    <Page title={t("app.nav.dayList")}>
      <DayQuestion />
      {question === null ? (
        <Alert type="info" showIcon title={t("dayList.chooseMarketerFirst")} />
      ) : villageIds === undefined ? (
        <VillageChoice key={question.marketerId} question={question} />
      ) : (
        <TripList question={question} villageIds={villageIds} />
      )}
    </Page>
  );
}
