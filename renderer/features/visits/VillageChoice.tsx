import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Alert, Button, Empty, Flex, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { DayListQuestion, DayListVillage } from "../../../shared/contract/dayList.ts";
import { villageText } from "../../../shared/i18n/dayListText.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDaySearch } from "./useDaySearch.ts";

/** The villages in a marketer's hands with what there is to do, the most urgent first; those of one trip are ticked. */
export function VillageChoice({ question }: { question: DayListQuestion }) {
  const { t } = useTranslation();
  const villages = useQuery(api.dayList.villages.queryOptions({ input: question, placeholderData: keepPreviousData }));
  return (
    <QueryState
      query={villages}
      isEmpty={(data) => data.villages.length === 0}
      empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("dayList.noVillages")} />}
    >
      {(data) => <VillageTable villages={data.villages} question={question} />}
    </QueryState>
  );
}

interface VillageTableProps {
  villages: readonly DayListVillage[];
  question: DayListQuestion;
}

function VillageTable({ villages, question }: VillageTableProps) {
  const { t } = useTranslation();
  const { look } = useDaySearch();
  const [ticked, setTicked] = useState<readonly number[]>([]);
  const chosen = villages.filter(({ id, toVisit }) => toVisit > 0 && ticked.includes(id));
  const customers = chosen.reduce((sum, { toVisit }) => sum + toVisit, 0);
  return (
    <Flex vertical gap="small">
      <Flex gap="middle" align="center" justify="space-between">
        <Typography.Text type="secondary">{t("dayList.order")}</Typography.Text>
        <Flex gap="middle" align="center">
          <span aria-live="polite" className="nowrap">
            {t("dayList.chosen", { villages: chosen.length, customers })}
          </span>
          <Button
            type="primary"
            disabled={chosen.length === 0}
            onClick={() => look({ villageIds: chosen.map(({ id }) => id) })}
          >
            {t("dayList.makeList")}
          </Button>
        </Flex>
      </Flex>
      {villages.every(({ toVisit }) => toVisit === 0) && (
        <Alert type="success" showIcon title={t("dayList.nothingToDo")} />
      )}
      <Table<DayListVillage>
        size="small"
        rowKey="id"
        dataSource={[...villages]}
        pagination={false}
        rowSelection={{
          selectedRowKeys: chosen.map(({ id }) => id),
          onChange: (keys) => setTicked(keys as number[]),
          getCheckboxProps: (village) => ({
            disabled: village.toVisit === 0,
            "aria-label": t("dayList.tick", { village: village.name }),
          }),
        }}
        columns={[
          { title: t("dayList.village"), key: "village", render: (_, village) => villageText(village, t) },
          { title: t("dayList.customers"), dataIndex: "customers", align: "right", width: 90 },
          {
            title: t("dayList.toVisit"),
            dataIndex: "toVisit",
            align: "right",
            width: 90,
            render: (count: number) => <Count count={count} strong />,
          },
          ...question.kinds.map((kind) => ({
            title: t(`dayList.kind.${kind}`),
            key: kind,
            align: "right" as const,
            width: 100,
            render: (_: unknown, { counts }: DayListVillage) => <Count count={counts[kind]} />,
          })),
          {
            title: t("dayList.lastVisitedOn"),
            dataIndex: "lastVisitedOn",
            width: 120,
            render: (day: string | null) => day ?? t("dayList.neverVisited"),
          },
        ]}
      />
    </Flex>
  );
}

/** A number that is seen where there is something to do. */
function Count({ count, strong = false }: { count: number; strong?: boolean }) {
  return count === 0 ? (
    <Typography.Text type="secondary">0</Typography.Text>
  ) : (
    <Typography.Text strong={strong}>{count}</Typography.Text>
  );
}
