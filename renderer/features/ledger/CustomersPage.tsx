import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, type InputRef, Typography } from "antd";
import { useCallback, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../../shared/contract/customers.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useShortcut } from "../../app/shortcuts.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { ColumnChooser } from "./ColumnChooser.tsx";
import { CustomersTable } from "./CustomersTable.tsx";
import { useColumnSettings } from "./columnSettings.ts";
import { FilterChips } from "./FilterChips.tsx";
import { FilterPanel } from "./FilterPanel.tsx";
import { type ListSearch, useListSearch } from "./listSearch.ts";
import { SavedFilters } from "./SavedFilters.tsx";
import { SearchBox } from "./SearchBox.tsx";
import { SelectionBar } from "./SelectionBar.tsx";
import { ShortcutsHelp } from "./ShortcutsHelp.tsx";
import { everyTick, selectionOf } from "./ticks.ts";
import { useActiveRow } from "./useActiveRow.ts";
import { useCopyRows } from "./useCopyRows.ts";
import { useTicks } from "./useTicks.ts";

const pageSize = 100;
const noRows: CustomerRow[] = [];

/** The ledger: search, conditions, the table, and what is done with the customers ticked in it. */
export function CustomersPage() {
  const { t } = useTranslation();
  const { search, filter, order, apply, replaceWith } = useListSearch();
  const { settings, change, columns } = useColumnSettings();
  const [helpOpen, setHelpOpen] = useState(false);
  const searchBox = useRef<InputRef>(null);
  const grid = useRef<HTMLDivElement>(null);
  const list = useCustomerList(search);
  const rows = list.data ?? noRows;
  const count = useQuery(api.customers.count.queryOptions({ input: filter, placeholderData: keepPreviousData }));
  const found = count.data?.count;
  const ticks = useTicks(filter, rows, found ?? rows.length);
  const { active, moveTo } = useActiveRow(JSON.stringify(search), rows.length);

  useShortcut(
    { key: "/" },
    useCallback(() => searchBox.current?.focus({ cursor: "all" }), []),
  );
  useShortcut(
    { key: "?" },
    useCallback(() => setHelpOpen((open) => !open), []),
  );
  const onSearch = useCallback((words: string) => apply({ search: words }), [apply]);
  const reset = useCallback(
    () => replaceWith({ ...order, search: filter.search }),
    [replaceWith, order, filter.search],
  );
  const onResize = useCallback(
    (key: string, width: number) => change({ ...settings, widths: { ...settings.widths, [key]: width } }),
    [change, settings],
  );
  const { hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage } = list;
  const onNearEnd = useCallback(() => {
    if (hasNextPage && !isFetchingNextPage && !isFetchNextPageError) void fetchNextPage();
  }, [hasNextPage, isFetchingNextPage, isFetchNextPageError, fetchNextPage]);

  const activeRow = rows[active];
  const rowsToCopy = useCallback(() => {
    if (ticks.count === 0) return activeRow ? [activeRow] : [];
    const there = rows.filter(({ id }) => ticks.isTicked(id));
    if (there.length >= ticks.count) return there;
    return allRows(fetchNextPage).then((all) => all.filter(({ id }) => ticks.isTicked(id)));
  }, [ticks, activeRow, rows, fetchNextPage]);
  const copy = useCopyRows({ columns, count: ticks.count || (activeRow ? 1 : 0), rowsToCopy });

  const narrowed = Object.keys(filter).length > 0;
  return (
    <Page fill title={<LedgerTitle found={found} />} actions={<LedgerActions />}>
      <Flex gap="small" align="center">
        <SearchBox
          ref={searchBox}
          search={filter.search ?? ""}
          onSearch={onSearch}
          onLeave={() => {
            moveTo(0);
            grid.current?.focus();
          }}
        />
        <FilterPanel filter={filter} apply={apply} onReset={reset} />
        <SavedFilters search={search} onApply={replaceWith} />
        <span className="grow" />
        <ColumnChooser settings={settings} onChange={change} />
        <ShortcutsHelp open={helpOpen} onOpenChange={setHelpOpen} />
      </Flex>
      <FilterChips filter={filter} apply={apply} onReset={reset} />
      <div className="ledger-frame">
        <QueryState query={{ ...list, isError: list.isError && list.data === undefined }}>
          {() => (
            <CustomersTable
              ref={grid}
              rows={rows}
              found={found ?? rows.length}
              stale={list.isPlaceholderData}
              columns={columns}
              onResize={onResize}
              order={order}
              onOrder={apply}
              ticks={ticks}
              active={active}
              onActive={moveTo}
              onNearEnd={onNearEnd}
              empty={<Empty description={t(narrowed ? "customers.noneFound" : "customers.none")} />}
            />
          )}
        </QueryState>
        <SelectionBar
          ticks={ticks}
          whole={selectionOf(everyTick, filter)}
          loaded={rows.length}
          found={found}
          failed={isFetchNextPageError}
          onRetry={() => void fetchNextPage()}
          onCopy={() => void copy()}
        />
      </div>
    </Page>
  );
}

type CustomerPage = Outputs["customers"]["list"];

/** The customers page by page; the rows before stay until those of a new question are there. */
function useCustomerList(search: ListSearch) {
  return useInfiniteQuery(
    api.customers.list.infiniteOptions({
      input: (cursor: string | undefined) => ({
        ...search,
        limit: pageSize,
        ...(cursor === undefined ? {} : { cursor }),
      }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
      select: useCallback(({ pages }: { pages: CustomerPage[] }) => rowsOf(pages), []),
    }),
  );
}

/** A customer changed between two pages may be on both; the later page has them as they are now. */
function rowsOf(pages: readonly CustomerPage[]): CustomerRow[] {
  return [...new Map(pages.flatMap((page) => page.rows).map((row) => [row.id, row])).values()];
}

/** The rows once every page is there. */
async function allRows(
  fetchNextPage: () => Promise<{ data: CustomerRow[] | undefined; hasNextPage: boolean; error: Error | null }>,
): Promise<CustomerRow[]> {
  const { data, hasNextPage, error } = await fetchNextPage();
  if (error) throw error;
  return hasNextPage ? allRows(fetchNextPage) : (data ?? noRows);
}

function LedgerTitle({ found }: { found: number | undefined }) {
  const { t } = useTranslation();
  return (
    <>
      {t("customers.title")}{" "}
      <Typography.Text type="secondary" className="found">
        {found !== undefined && t("customers.found", { count: found })}
      </Typography.Text>
    </>
  );
}

function LedgerActions() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayRegister = useAllowed("customers.create");
  const mayImport = useAllowed("imports.upload");
  return (
    <>
      {mayImport && <Button onClick={() => navigate({ to: "/imports/new" })}>{t("customers.import")}</Button>}
      {mayRegister && (
        <Button type="primary" onClick={() => navigate({ to: "/customers/new" })}>
          {t("customers.register")}
        </Button>
      )}
    </>
  );
}
