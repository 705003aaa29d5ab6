import { Flex, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Pair, pairKey } from "./pairs.ts";
import { Sides } from "./Sides.tsx";
import { usePlanFigures } from "./usePlanFigures.ts";

/** What goes along with the customers from each giver to each receiver, and where open work goes. */
export function PairsTable({ pairs }: { pairs: Pair[] }) {
  const { t } = useTranslation();
  const { heading, written } = usePlanFigures();
  const load = (figure: "customers" | "gold" | "balanceFen") => ({
    title: heading(figure),
    key: figure,
    align: "right" as const,
    render: (_: unknown, { figures }: Pair) => written(figure, figures[figure]),
  });
  const openWork = (figure: "followUps" | "visitsPlanned" | "proposals" | "drafts" | "attachments") => ({
    title: t(`plans.openWork.${figure}`),
    key: figure,
    align: "right" as const,
    render: (_: unknown, pair: Pair) => written("customers", pair[figure]),
  });
  return (
    <Flex vertical gap="small">
      <Table<Pair>
        aria-label={t("plans.pairs")}
        className="plan-figures"
        size="small"
        rowKey={pairKey}
        dataSource={pairs}
        pagination={false}
        columns={[
          { title: t("plans.giverReceiver"), key: "sides", render: (_, pair) => <Sides {...pair} /> },
          load("customers"),
          load("gold"),
          load("balanceFen"),
          openWork("followUps"),
          openWork("visitsPlanned"),
          openWork("proposals"),
          openWork("drafts"),
          openWork("attachments"),
        ]}
        expandable={{
          rowExpandable: ({ areas }) => areas.length > 0,
          expandedRowRender: ({ areas }) => (
            <Flex gap={4} wrap>
              {areas.map(({ id, name, customers }) => (
                <Tag key={id}>{t("plans.areaCustomers", { name, count: customers })}</Tag>
              ))}
            </Flex>
          ),
        }}
      />
      <Typography.Text type="secondary">{t("plans.openWorkGoes")}</Typography.Text>
    </Flex>
  );
}
