import { Table } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../../shared/contract/surveys.ts";
import { ageBands, economySectors, workPlaces } from "../../../shared/domain/areaSurvey.ts";
import { Chart, palette } from "../../ui/Chart.tsx";
import { useFigures } from "../portfolio/useFigures.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { barChart, type Part, ringChart } from "./villageCharts.ts";

interface StructureCardProps {
  /** its name */
  village: string;
  survey: Survey;
}

/** What the village lives on. */
export function EconomyCard({ village, survey }: StructureCardProps) {
  const { t } = useTranslation();
  const parts = useMemo(
    () =>
      economySectors.map((name) => ({ name: t(`surveys.sector.${name}`), value: (survey.economy[name] ?? 0) / 10 })),
    [survey, t],
  );
  const option = useMemo(() => ringChart(parts, "%"), [parts]);
  return (
    <RecordCard title={t("surveys.village.economy")}>
      <Chart
        option={option}
        height={220}
        label={t("surveys.village.economyChart", { village, date: survey.surveyedOn })}
      />
      <Table<Part>
        size="small"
        className="figures-table"
        rowKey="name"
        pagination={false}
        dataSource={parts}
        columns={[
          { title: t("surveys.village.item"), dataIndex: "name" },
          {
            title: t("surveys.village.share"),
            dataIndex: "value",
            align: "right",
            render: (value: number) => `${value}%`,
          },
        ]}
      />
    </RecordCard>
  );
}

/** Where the labour force works, and how old it is. */
export function LabourCard({ village, survey }: StructureCardProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const { where, ages } = useMemo(
    () => ({
      where: workPlaces.map((name) => ({ name: t(`surveys.work.${name}`), value: survey.labour[name] ?? 0 })),
      ages: ageBands.map((name) => ({ name: t(`surveys.age.${name}`), value: survey.ages[name] ?? 0 })),
    }),
    [survey, t],
  );
  const option = useMemo(() => barChart([...where, ...ages], palette[1] ?? ""), [where, ages]);
  const table = (title: string, parts: Part[]) => {
    const whole = parts.reduce((sum, { value }) => sum + value, 0);
    return (
      <Table<Part>
        size="small"
        className="figures-table"
        rowKey="name"
        pagination={false}
        dataSource={parts}
        columns={[
          { title, dataIndex: "name" },
          { title: t("surveys.village.people"), dataIndex: "value", align: "right", render: words.count },
          {
            title: t("surveys.village.share"),
            key: "share",
            align: "right",
            render: (_, { value }) => (whole === 0 ? t("common.state.none") : words.share(value / whole)),
          },
        ]}
      />
    );
  };
  return (
    <RecordCard title={t("surveys.village.labour")}>
      <Chart
        option={option}
        height={220}
        label={t("surveys.village.labourChart", { village, date: survey.surveyedOn })}
      />
      <div className="survey-columns">
        {table(t("surveys.village.where"), where)}
        {table(t("surveys.village.agesOf"), ages)}
      </div>
    </RecordCard>
  );
}
