import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Flex, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { AcceptedOffer } from "../../../shared/contract/offers.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { customerColumns } from "./columns.tsx";
import { RecordService } from "./RecordService.tsx";
import { useTakeBack } from "./useTakeBack.ts";

/** What customers accepted and nobody has opened yet, the oldest first. */
export function AcceptedTab() {
  const { t } = useTranslation();
  const mayTakeBack = useAllowed("offers.takeBack");
  const takeBack = useTakeBack();
  const list = useInfiniteQuery(
    api.offers.accepted.infiniteOptions({
      input: (cursor: number) => ({ cursor }),
      initialPageParam: 0,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    }),
  );
  return (
    <>
      <QueryState
        query={list}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("offers.emptyAccepted")} />}
      >
        {({ pages }) => (
          <Table<AcceptedOffer>
            size="small"
            rowKey={({ answer }) => answer.id}
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              ...customerColumns<AcceptedOffer>(t),
              {
                title: t("offers.service"),
                key: "service",
                width: 140,
                render: (_, { answer }) => choiceLabel("service", answer.service, t),
              },
              { title: t("offers.on"), key: "on", width: 110, render: (_, { answer }) => answer.answeredOn },
              { title: t("offers.note"), key: "note", render: (_, { answer }) => answer.note },
              {
                key: "actions",
                width: 200,
                render: (_, { customerId, answer }) => (
                  <Flex gap={4}>
                    <RecordService customerId={customerId} service={answer.service} />
                    {mayTakeBack && (
                      <Button type="link" size="small" onClick={() => takeBack(answer)}>
                        {t("offers.takeBack")}
                      </Button>
                    )}
                  </Flex>
                ),
              },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={list} />
    </>
  );
}
