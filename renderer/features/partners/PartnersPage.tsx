import { useInfiniteQuery, useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Segmented, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { PartnerRow } from "../../../shared/contract/partners.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { PartnerDialog } from "./PartnerDialog.tsx";
import { partnerViews } from "./partnerSearch.ts";
import { StateTag } from "./StateTag.tsx";

const route = getRouteApi("/partners");

/** Units that send customers, how their agreements stand, and whom they sent. */
export function PartnersPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { show = "active" } = route.useSearch();
  const mayWrite = useAllowed("partners.create");
  const [adding, setAdding] = useState(false);
  const counts = useQuery(api.partners.counts.queryOptions());
  const partners = useInfiniteQuery(
    api.partners.list.infiniteOptions({
      input: (after: { name: string; id: number } | undefined) => (after ? { show, after } : { show }),
      initialPageParam: undefined as { name: string; id: number } | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  const due = counts.data ? counts.data.expiring + counts.data.expired : 0;
  return (
    <Page
      title={t("partners.title")}
      actions={
        mayWrite && (
          <Button type="primary" onClick={() => setAdding(true)}>
            {t("partners.create")}
          </Button>
        )
      }
    >
      <div>
        <Segmented
          aria-label={t("partners.show")}
          value={show}
          options={partnerViews.map((value) => ({
            value,
            label: value === "expiring" ? t("partners.view.expiring", { count: due }) : t(`partners.view.${value}`),
          }))}
          onChange={(value) =>
            navigate({ to: "/partners", search: value === "active" ? {} : { show: value }, replace: true })
          }
        />
      </div>
      <QueryState
        query={partners}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty description={t(`partners.empty.${show}`)} />}
      >
        {({ pages }) => <PartnersTable rows={pages.flatMap(({ rows }) => rows)} />}
      </QueryState>
      <LoadMore query={partners} />
      {adding && <PartnerDialog partner={null} onClose={() => setAdding(false)} />}
    </Page>
  );
}

function PartnersTable({ rows }: { rows: PartnerRow[] }) {
  const { t } = useTranslation();
  return (
    <Table<PartnerRow>
      size="small"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      columns={[
        {
          title: t("partners.field.name"),
          key: "name",
          render: (_, { id, name }) => (
            <Link to="/partners/$id" params={{ id }}>
              {name}
            </Link>
          ),
        },
        {
          title: t("partners.field.kind"),
          key: "kind",
          render: (_, { kind }) => t(`common.partnerKind.${kind}`),
        },
        { title: t("partners.field.contactName"), dataIndex: "contactName" },
        { title: t("partners.agreement"), key: "state", render: (_, row) => <StateTag {...row} /> },
        {
          title: t("partners.until"),
          key: "until",
          render: (_, { untilDate }) => untilDate ?? t("common.state.none"),
        },
        {
          title: t("partners.leads"),
          key: "leads",
          align: "right",
          render: (_, { id, name, leads }) =>
            leads === 0 ? (
              0
            ) : (
              <Link
                to="/leads"
                search={{ view: "table", partnerId: id }}
                aria-label={t("partners.leadsOf", { name, count: leads })}
              >
                {leads}
              </Link>
            ),
        },
      ]}
    />
  );
}
