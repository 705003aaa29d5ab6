import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { formatFen } from "../../../shared/domain/money.ts";
import type { Instalment } from "../../../shared/domain/repaymentSchedule.ts";

/** What is to be paid when, with the sums beneath. */
export function ScheduleTable({ instalments }: { instalments: readonly Instalment[] }) {
  const { t } = useTranslation();
  const sum = (part: "principalFen" | "interestFen" | "totalFen") =>
    instalments.reduce((total, one) => total + one[part], 0);
  const amount = (name: "principal" | "interest" | "total" | "rest") => ({
    title: t(`products.structure.${name}`),
    dataIndex: `${name}Fen`,
    align: "right" as const,
    className: "schedule-amount",
    render: (fen: number) => formatFen(fen),
  });
  return (
    <Table<Instalment & { number: number }>
      size="small"
      rowKey="number"
      dataSource={instalments.map((one, index) => ({ ...one, number: index + 1 }))}
      pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t("products.structure.number"), dataIndex: "number", width: 60 },
        { title: t("products.structure.date"), dataIndex: "date", width: 110 },
        amount("principal"),
        amount("interest"),
        amount("total"),
        amount("rest"),
      ]}
      summary={() => (
        <Table.Summary.Row>
          <Table.Summary.Cell index={0} colSpan={2}>
            {t("products.structure.sum")}
          </Table.Summary.Cell>
          {(["principalFen", "interestFen", "totalFen"] as const).map((part, index) => (
            <Table.Summary.Cell key={part} index={index + 2} align="right" className="schedule-amount">
              {formatFen(sum(part))}
            </Table.Summary.Cell>
          ))}
          <Table.Summary.Cell index={5} />
        </Table.Summary.Row>
      )}
    />
  );
}
