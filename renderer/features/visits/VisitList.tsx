import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Empty, Flex } from "antd";
import { useTranslation } from "react-i18next";
import type { VisitFilter } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { usePause } from "../../ui/usePause.ts";
import { useVisitsSearch } from "./useVisitsSearch.ts";
import { defaultFrom, VisitFilters } from "./VisitFilters.tsx";
import { VisitTable } from "./VisitTable.tsx";

/** Visits of a period, narrowed as the address says. */
export function VisitList() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search } = useVisitsSearch();
  const { from, to, marketerId, areaId, method, purpose } = search;
  const asked = usePause(purpose ?? "", 250);
  const given = { to, marketerId, areaId, method, ...(asked !== "" && { purpose: asked }) };
  const filter = Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
  return (
    <Flex vertical gap="middle">
      <VisitFilters />
      <VisitsOf filter={{ from: from ?? defaultFrom(today), ...filter }} empty={t("visits.page.none")} />
    </Flex>
  );
}

/** The visits of a filter, page by page. */
export function VisitsOf({ filter, empty }: { filter: VisitFilter; empty: string }) {
  const visits = useInfiniteQuery(
    api.visits.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <QueryState
        query={visits}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
      >
        {({ pages }) => <VisitTable visits={pages.flatMap(({ rows }) => rows)} />}
      </QueryState>
      <LoadMore query={visits} />
    </>
  );
}
