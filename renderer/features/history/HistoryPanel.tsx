import { useInfiniteQuery } from "@tanstack/react-query";
import { Empty, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { MergesOfCustomer } from "../merges/MergesOfCustomer.tsx";
import { ChangeCard } from "./ChangeCard.tsx";

/** What became of a customer's record: every change, newest first, with a way back. */
export function HistoryPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const history = useInfiniteQuery(
    api.history.list.infiniteOptions({
      input: (before: number | undefined) => (before === undefined ? { customerId } : { customerId, before }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
    }),
  );
  return (
    <Flex vertical gap="small">
      <MergesOfCustomer customerId={customerId} />
      <QueryState
        query={history}
        isEmpty={({ pages }) => pages.every(({ changes }) => changes.length === 0)}
        empty={
          <div className="panel">
            <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("history.none")} />
          </div>
        }
      >
        {({ pages }) =>
          pages
            .flatMap(({ changes }) => changes)
            .map((change) => <ChangeCard key={change.id} customerId={customerId} change={change} />)
        }
      </QueryState>
      <LoadMore query={history} />
    </Flex>
  );
}
