import { Descriptions, Flex, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { HeldArea, Holdings } from "../../../shared/contract/departures.ts";
import { Money } from "../../ui/Money.tsx";

/** Everything that somebody who leaves holds, with the figures that hang on it. */
export function HeldThings({ holdings }: { holdings: Holdings }) {
  const { t } = useTranslation();
  const { user, day, areas, excepted, assisted, standsInFor, leaves, planDrafts, handovers } = holdings;
  const lines: (readonly [string, string[]])[] = [
    [
      t("departures.excepted"),
      excepted.customers > 0 ? [t("departures.exceptedCount", { count: excepted.customers })] : [],
    ],
    [
      t("departures.assisted"),
      assisted.map(({ name, marketerName: marketer }) => t("departures.assistedOf", { name, marketer })),
    ],
    [
      t("departures.standsInFor"),
      standsInFor.map(({ absentName: name, from, to }) => t("departures.standsInForOne", { name, from, to })),
    ],
    [
      t("departures.leaves"),
      leaves.map(({ deputyName: deputy, from, to }) => t("departures.leavesOne", { deputy, from, to })),
    ],
    [
      t("departures.alongTitle"),
      [
        t("departures.along", holdings),
        ...(planDrafts > 0 ? [t("departures.planDrafts", { count: planDrafts })] : []),
        ...(handovers > 0 ? [t("departures.handovers", { count: handovers })] : []),
      ],
    ],
  ];
  return (
    <Flex vertical gap="small">
      <strong>{t("departures.holds", { name: user.name, day })}</strong>
      {areas.length > 0 && <HeldAreas areas={areas} />}
      <Descriptions
        size="small"
        bordered
        column={1}
        items={lines
          .filter(([, texts]) => texts.length > 0)
          .map(([label, texts]) => ({
            key: label,
            label,
            children: texts.map((text) => <div key={text}>{text}</div>),
          }))}
      />
    </Flex>
  );
}

function HeldAreas({ areas }: { areas: HeldArea[] }) {
  const { t } = useTranslation();
  const counts = ["customers", "gold", "ratingsDue", "overdueLoans"] as const;
  const sum = (pick: (area: HeldArea) => number) => areas.reduce((total, area) => total + pick(area), 0);
  return (
    <Table<HeldArea>
      size="small"
      rowKey="id"
      dataSource={areas}
      pagination={{ pageSize: 12, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        {
          title: t("departures.township"),
          key: "township",
          render: (_, { township }) => township?.name ?? t("departures.noTownship"),
        },
        { title: t("departures.area"), dataIndex: "name" },
        {
          title: t("departures.since"),
          key: "since",
          render: (_, { from, to }) => (to === null ? from : t("departures.until", { from, to })),
        },
        { title: t("loads.figure.villages"), dataIndex: "villages", align: "right" },
        ...counts.map((figure) => ({
          title: t(`loads.figure.${figure}`),
          key: figure,
          align: "right" as const,
          render: (_: unknown, { figures }: HeldArea) => figures[figure],
        })),
        {
          title: t("loads.figure.balanceFen"),
          key: "balance",
          align: "right",
          render: (_, { figures }) => <Money fen={figures.balanceFen} />,
        },
      ]}
      summary={() =>
        areas.length > 1 && (
          <Table.Summary.Row>
            <Table.Summary.Cell index={0} colSpan={3}>
              {t("departures.total")}
            </Table.Summary.Cell>
            <Table.Summary.Cell index={3} align="right">
              {sum(({ villages }) => villages)}
            </Table.Summary.Cell>
            {counts.map((figure, index) => (
              <Table.Summary.Cell key={figure} index={4 + index} align="right">
                {sum(({ figures }) => figures[figure])}
              </Table.Summary.Cell>
            ))}
            <Table.Summary.Cell index={8} align="right">
              <Money fen={sum(({ figures }) => figures.balanceFen)} />
            </Table.Summary.Cell>
          </Table.Summary.Row>
        )
      }
    />
  );
}
