import { Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { BalanceStepView } from "../../../../shared/contract/balance.ts";
import { areaNames, stepReasons } from "./text.ts";

const stepsOnPage = 50;

/** Who gives what to whom and why, in the order of the steps. */
export function StepsTable({ steps }: { steps: BalanceStepView[] }) {
  const { t, i18n } = useTranslation();
  const percents = ({ percentBefore, percentAfter }: { percentBefore: number; percentAfter: number }) => (
    <Typography.Text type="secondary" className="balancing-percents">
      {t("balance.step.percents", { before: percentBefore, after: percentAfter })}
    </Typography.Text>
  );
  const rows = steps.map((step, at) => ({ ...step, number: at + 1 }));
  return (
    <>
      <Typography.Paragraph type="secondary">{t("balance.step.hint")}</Typography.Paragraph>
      <Table
        size="small"
        rowKey="number"
        dataSource={rows}
        pagination={rows.length > stepsOnPage && { pageSize: stepsOnPage, showSizeChanger: false, size: "small" }}
        columns={[
          { title: t("balance.step.number"), dataIndex: "number", align: "right", width: 56 },
          {
            title: t("balance.step.areas"),
            width: 150,
            render: (_, { areas, township }) => (
              <>
                {areaNames(areas, t)}
                {township && (
                  <Typography.Text type="secondary" className="balancing-percents">
                    {township.name}
                  </Typography.Text>
                )}
              </>
            ),
          },
          {
            title: t("balance.step.giver"),
            width: 112,
            render: (_, { giver }) =>
              giver ? (
                <>
                  {giver.name}
                  {percents(giver)}
                </>
              ) : (
                <Typography.Text type="danger">{t("balance.step.nobody")}</Typography.Text>
              ),
          },
          {
            title: t("balance.step.receiver"),
            width: 112,
            render: (_, { receiver }) => (
              <>
                {receiver.name}
                {percents(receiver)}
              </>
            ),
          },
          {
            title: t("balance.step.customers"),
            dataIndex: "customers",
            align: "right",
            width: 84,
            render: (customers: number) => customers.toLocaleString(i18n.language),
          },
          { title: t("balance.step.why"), render: (_, step) => stepReasons(step, t) },
        ]}
      />
    </>
  );
}
