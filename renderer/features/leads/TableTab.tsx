import { DownloadOutlined } from "@ant-design/icons";
import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LeadFilter } from "../../../shared/contract/leads.ts";
import { api, client } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { LeadFilters } from "./LeadFilters.tsx";
import { LeadsTable } from "./LeadsTable.tsx";
import { useLeadSearch } from "./leadSearch.ts";
import { useSaveLeads } from "./useSaveLeads.ts";

/** All leads that the filters find, page by page, and as a file. */
export function TableTab() {
  const { t } = useTranslation();
  const { filter } = useLeadSearch();
  const leads = useInfiniteQuery(
    api.leads.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...filter, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const isNarrowed = Object.keys(filter).length > 0;
  return (
    <div className="leads-view">
      <Flex gap="small" align="start">
        <div style={{ flex: 1 }}>
          <LeadFilters byStage />
        </div>
        <SaveLeads filter={filter} />
      </Flex>
      <QueryState
        query={leads}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty description={t(isNarrowed ? "leads.emptyNarrowed" : "leads.empty")} />}
      >
        {({ pages }) => <LeadsTable rows={pages.flatMap(({ rows }) => rows)} />}
      </QueryState>
      <LoadMore query={leads} />
    </div>
  );
}

/** Rows asked for at a time while a file is made. */
const rowsAtOnce = 200;

function SaveLeads({ filter }: { filter: LeadFilter }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const save = useSaveLeads();
  const [saving, setSaving] = useState(false);
  const saveAll = async () => {
    setSaving(true);
    try {
      const rows = [];
      for (let cursor: string | null | undefined; cursor !== null; ) {
        const page = await client.leads.list({ ...filter, limit: rowsAtOnce, ...(cursor ? { cursor } : {}) });
        rows.push(...page.rows);
        cursor = page.nextCursor;
      }
      save(rows);
    } catch (error) {
      fail(error);
    } finally {
      setSaving(false);
    }
  };
  return (
    <Button icon={<DownloadOutlined aria-hidden />} loading={saving} onClick={() => void saveAll()}>
      {t("leads.save")}
    </Button>
  );
}
