import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Empty, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { CompareTab } from "./CompareTab.tsx";
import { RankingTab } from "./RankingTab.tsx";
import { surveyTabs } from "./search.ts";
import { useSurveysSearch } from "./useSurveysSearch.ts";
import "./surveys.css";

/** The villages of an area: where to go next, and how they differ. */
export function SurveysPage() {
  const { t } = useTranslation();
  const { search, look, areaId, ownOnly, known } = useSurveysSearch();
  const villages = useQuery(
    api.surveys.villages.queryOptions({
      input: areaId === undefined ? {} : { areaId },
      enabled: known,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <Page
      title={t("surveys.title")}
      actions={
        <AreaSelect
          value={areaId}
          onChange={(chosen) => look({ areaId: chosen, villages: undefined })}
          allowClear={ownOnly}
          style={{ width: 220 }}
        />
      }
    >
      <QueryState
        query={villages}
        isEmpty={(data) => data.villages.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("surveys.ranking.empty")} />}
      >
        {(data) => (
          <Tabs
            className="surveys-tabs"
            destroyOnHidden
            activeKey={search.tab ?? "ranking"}
            onChange={(key) => look({ tab: surveyTabs.find((tab) => tab === key) })}
            items={[
              { key: "ranking", label: t("surveys.tab.ranking"), children: <RankingTab villages={data.villages} /> },
              { key: "compare", label: t("surveys.tab.compare"), children: <CompareTab villages={data.villages} /> },
            ]}
          />
        )}
      </QueryState>
    </Page>
  );
}
