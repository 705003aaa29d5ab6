import { Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../../shared/contract/surveys.ts";
import { RecordCard } from "../records/RecordCard.tsx";

/** What there is in the village beside farming of one's own. */
export function IndustriesCard({ survey }: { survey: Survey }) {
  const { t } = useTranslation();
  return (
    <RecordCard title={t("surveys.village.industries")}>
      {survey.industries.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("surveys.village.noIndustries")} />
      ) : (
        <Table
          size="small"
          rowKey="kind"
          pagination={false}
          dataSource={survey.industries}
          columns={[
            { title: t("surveys.village.kind"), dataIndex: "kind" },
            { title: t("surveys.village.units"), dataIndex: "units", align: "right", width: 110 },
            { title: t("surveys.village.remarks"), dataIndex: "remarks" },
          ]}
        />
      )}
    </RecordCard>
  );
}
