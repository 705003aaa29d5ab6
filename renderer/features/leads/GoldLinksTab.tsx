import { useInfiniteQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { GoldLink } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

/** Whom gold customers trade with and nobody has rated yet: each can be taken up as a lead. */
export function GoldLinksTab() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const links = useInfiniteQuery(
    api.leads.goldLinks.infiniteOptions({
      input: (after: number | undefined) => (after === undefined ? {} : { after }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ next }) => next ?? undefined,
    }),
  );
  return (
    <div className="leads-view">
      <span className="secondary">{t("leads.goldLinks.hint")}</span>
      <QueryState
        query={links}
        isEmpty={({ pages }) => pages.every(({ rows }) => rows.length === 0)}
        empty={<Empty description={t("leads.goldLinks.empty")} />}
      >
        {({ pages }) => (
          <Table<GoldLink>
            size="small"
            rowKey="id"
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              {
                title: t("leads.goldLinks.name"),
                key: "name",
                render: (_, { name, phoneMasked }) => (
                  <>
                    {name} <span className="secondary">{phoneMasked}</span>
                  </>
                ),
              },
              {
                title: t("leads.goldLinks.relation"),
                key: "relation",
                render: (_, { relation, gold }) => (
                  <>
                    {t(`records.choice.relation.${relation}`)} ·{" "}
                    <Link to="/customers/$id" params={{ id: gold.id }}>
                      {gold.name}
                    </Link>
                  </>
                ),
              },
              { title: t("leads.field.areaId"), dataIndex: "areaName" },
              {
                title: t("leads.goldLinks.standing"),
                key: "standing",
                render: (_, { customer }) =>
                  customer ? (
                    <Link to="/customers/$id" params={{ id: customer.id }}>
                      {t("leads.goldLinks.notRated", { fileNumber: customer.fileNumber })}
                    </Link>
                  ) : (
                    t("leads.goldLinks.noCustomer")
                  ),
              },
              {
                key: "action",
                render: (_, { id, name }) => (
                  <Button
                    type="link"
                    size="small"
                    aria-label={`${t("leads.goldLinks.take")} ${name}`}
                    onClick={() => navigate({ to: "/leads/new", search: { linkId: id } })}
                  >
                    {t("leads.goldLinks.take")}
                  </Button>
                ),
              },
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={links} />
    </div>
  );
}
