import { Table, type TableColumnsType, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { StatementView } from "../../../shared/contract/records.ts";
import {
  financialRatios,
  type Ratio,
  type RatioGroup,
  ratioGroups,
  yearBefore,
} from "../../../shared/domain/financialRatios.ts";
import { ratioText } from "../../../shared/i18n/ratioText.ts";
import { RecordCard } from "./RecordCard.tsx";

type Row = { key: string; group?: RatioGroup; ratio?: Ratio };

const rows: Row[] = (Object.keys(ratioGroups) as RatioGroup[]).flatMap((group) => [
  { key: group, group },
  ...ratioGroups[group].map((ratio) => ({ key: ratio, ratio })),
]);

/** The ratios of each statement, each with the formula that it is computed by. */
export function RatiosCard({ statements }: { statements: readonly StatementView[] }) {
  const { t } = useTranslation();
  const columns: TableColumnsType<Row> = [
    {
      title: t("records.line"),
      key: "ratio",
      fixed: "left",
      width: 210,
      render: (_, { group, ratio }) =>
        ratio ? t(`records.ratio.${ratio}`) : group && <strong>{t(`records.ratioGroup.${group}`)}</strong>,
    },
    ...statements.map((statement) => {
      const ratios = financialRatios(statement, yearBefore(statement, statements));
      return {
        title: statement.endsOn,
        key: statement.id,
        align: "right" as const,
        width: 120,
        render: (_: unknown, { ratio }: Row) => ratio && ratioText(ratio, ratios[ratio], t),
      };
    }),
    {
      title: t("records.formula"),
      key: "formula",
      render: (_, { ratio }) =>
        ratio && <Typography.Text type="secondary">{t(`records.ratioFormula.${ratio}`)}</Typography.Text>,
    },
  ];
  return (
    <RecordCard title={t("records.ratios")}>
      <Table<Row>
        size="small"
        rowKey="key"
        dataSource={rows}
        columns={columns}
        pagination={false}
        scroll={{ x: "max-content" }}
        footer={() => <Typography.Text type="secondary">{t("records.ratioNote")}</Typography.Text>}
      />
    </RecordCard>
  );
}
