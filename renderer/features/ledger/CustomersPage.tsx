import { keepPreviousData, useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Flex, Input, Select, Table, Typography } from "antd";
import dayjs from "dayjs";
import { useEffect, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow, CustomerFilter as Filter } from "../../../shared/contract/customers.ts";
import { customerKinds } from "../../../shared/domain/customer.ts";
import { grades } from "../../../shared/domain/rating.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { ExportDialog } from "../exports/ExportDialog.tsx";

const route = getRouteApi("/customers");
/** What is typed is searched once the typist pauses. */
const pauseMs = 200;

export function CustomersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayRegister = useAllowed("customers.create");
  const mayImport = useAllowed("imports.upload");
  const mayExport = useAllowed("exports.start");
  const [exporting, setExporting] = useState(false);
  const filter: Filter = route.useSearch();
  const rows = useInfiniteQuery(
    api.customers.list.infiniteOptions({
      input: (cursor: string | undefined) => (cursor === undefined ? filter : { ...filter, cursor }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  const count = useQuery(api.customers.count.queryOptions({ input: filter }));
  const apply = (changes: { [K in keyof Filter]: Filter[K] | undefined }) => {
    const search = Object.fromEntries(
      Object.entries({ ...filter, ...changes }).filter(([, value]) => value !== undefined && value !== ""),
    );
    void navigate({ to: "/customers", search, replace: true });
  };
  return (
    <Page
      title={t("customers.title")}
      actions={
        <>
          {mayImport && <Button onClick={() => navigate({ to: "/imports/new" })}>{t("customers.import")}</Button>}
          {mayExport && <Button onClick={() => setExporting(true)}>{t("exports.start")}</Button>}
          {mayRegister && (
            <Button type="primary" onClick={() => navigate({ to: "/customers/new" })}>
              {t("customers.register")}
            </Button>
          )}
        </>
      }
    >
      <Flex gap="small" wrap align="center" className="panel">
        <SearchBox search={filter.search ?? ""} onSearch={(search) => apply({ search })} />
        <Select
          aria-label={t("customers.kind")}
          placeholder={t("customers.kind")}
          style={{ width: 150 }}
          allowClear
          value={filter.kind ?? null}
          options={customerKinds.map((value) => ({ value, label: t(`common.customerKind.${value}`) }))}
          onChange={(kind) => apply({ kind: kind ?? undefined })}
        />
        <AreaSelect style={{ width: 210 }} allowClear value={filter.areaId} onChange={(areaId) => apply({ areaId })} />
        <MarketerFilter value={filter.marketerId} onChange={(marketerId) => apply({ marketerId })} />
        <Select
          aria-label={t("customers.grade")}
          placeholder={t("customers.grade")}
          style={{ width: 110 }}
          allowClear
          value={filter.grade ?? null}
          options={grades.map((value) => ({ value, label: value }))}
          onChange={(grade) => apply({ grade: grade ?? undefined })}
        />
        <Button type="link" disabled={Object.keys(filter).length === 0} onClick={() => navigate({ to: "/customers" })}>
          {t("common.actions.reset")}
        </Button>
        <Typography.Text type="secondary">
          {count.data && t("customers.found", { count: count.data.count })}
        </Typography.Text>
      </Flex>
      <QueryState query={rows}>
        {({ pages }) => (
          <CustomersTable rows={pages.flatMap((page) => page.rows)} filtered={Object.keys(filter).length > 0} />
        )}
      </QueryState>
      <LoadMore query={rows} />
      {exporting && (
        <ExportDialog selection={{ by: "filter", filter, except: [] }} onClose={() => setExporting(false)} />
      )}
    </Page>
  );
}

function SearchBox({ search, onSearch }: { search: string; onSearch: (search: string) => void }) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState(search);
  const [known, setKnown] = useState(search);
  if (known !== search) {
    setKnown(search);
    setTyped(search);
  }
  useEffect(() => {
    if (typed.trim() === search) return;
    const timer = setTimeout(() => onSearch(typed.trim()), pauseMs);
    return () => clearTimeout(timer);
  }, [typed, search, onSearch]);
  return (
    <Input
      aria-label={t("customers.searchBox")}
      placeholder={t("customers.searchHint")}
      style={{ width: 260 }}
      allowClear
      autoFocus
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}

function MarketerFilter({
  value,
  onChange,
}: {
  value: number | undefined;
  onChange: (id: number | undefined) => void;
}) {
  const { t } = useTranslation();
  const loads = useQuery(api.jurisdictions.marketers.queryOptions());
  return (
    <Select
      aria-label={t("customers.marketer")}
      placeholder={t("customers.marketer")}
      style={{ width: 130 }}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      value={value ?? null}
      options={loads.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      onChange={(id) => onChange(id ?? undefined)}
    />
  );
}

function CustomersTable({ rows, filtered }: { rows: CustomerRow[]; filtered: boolean }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  return (
    <Table<CustomerRow>
      size="small"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      sticky={{ offsetHeader: -16 }}
      locale={{ emptyText: <Empty description={t(filtered ? "customers.noneFound" : "customers.none")} /> }}
      onRow={({ id }) => ({ onDoubleClick: () => navigate({ to: "/customers/$id", params: { id } }) })}
      columns={[
        {
          title: t("customers.name"),
          dataIndex: "name",
          render: (name: string, { id }) => (
            <Link to="/customers/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        { title: t("customers.fileNumber"), dataIndex: "fileNumber", width: 112 },
        {
          title: t("customers.kind"),
          dataIndex: "kind",
          width: 175,
          render: (kind: CustomerRow["kind"]) => t(`common.customerKind.${kind}`),
        },
        { title: t("customers.idNumber"), dataIndex: "idNumberMasked", width: 165 },
        { title: t("customers.phone"), dataIndex: "phoneMasked", width: 112 },
        { title: t("customers.area"), dataIndex: "areaName" },
        {
          title: t("customers.marketer"),
          dataIndex: "marketerName",
          render: (name: string | null) => name ?? t("customers.unassigned"),
        },
        {
          title: t("customers.grade"),
          key: "grade",
          width: 80,
          render: (_, { rating }) => (rating ? <GradeTag grade={rating.grade} /> : t("common.state.none")),
        },
        {
          title: t("customers.creditLine"),
          key: "line",
          align: "right",
          width: 140,
          render: (_, { rating }) => <Money fen={rating?.lineFen ?? null} />,
        },
        {
          title: t("customers.updatedAt"),
          dataIndex: "updatedAt",
          width: 104,
          render: (at: string) => dayjs(at).format("YYYY-MM-DD"),
        },
      ]}
    />
  );
}
