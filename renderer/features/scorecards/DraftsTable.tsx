import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Table, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { ScorecardDraftSummary } from "../../../shared/contract/scorecards.ts";
import type { CustomerKind } from "../../../shared/domain/customer.ts";
import { api } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { DiscardDraft } from "./DiscardDraft.tsx";
import { nameOf } from "./words.ts";

/** The open drafts, where there are any. */
export function DraftsTable() {
  const { t } = useTranslation();
  const language = useLanguage();
  const drafts = useQuery(api.scorecards.drafts.list.queryOptions());
  return (
    <QueryState query={drafts}>
      {(rows) =>
        rows.length > 0 && (
          <section className="panel" aria-label={t("scorecardPages.drafts")}>
            <Typography.Title level={5}>{t("scorecardPages.drafts")}</Typography.Title>
            <Table<ScorecardDraftSummary>
              size="small"
              rowKey="id"
              dataSource={rows}
              pagination={false}
              columns={[
                {
                  title: t("scorecardPages.column.title"),
                  key: "title",
                  render: (_, { id, title }) => (
                    <Link to="/scorecards/drafts/$id" params={{ id }}>
                      {nameOf(title, t, language)}
                    </Link>
                  ),
                },
                {
                  title: t("scorecardPages.column.kinds"),
                  dataIndex: "kinds",
                  render: (kinds: CustomerKind[]) =>
                    kinds.map((kind) => t(`common.customerKind.${kind}`)).join(t("common.separator")),
                },
                {
                  title: t("scorecardPages.column.basedOn"),
                  key: "basedOn",
                  render: (_, { basedOn }) =>
                    basedOn
                      ? t("scorecardPages.basedOnEdition", { edition: basedOn.edition })
                      : t("scorecardPages.basedOnNothing"),
                },
                {
                  title: t("scorecardPages.column.changed"),
                  key: "changed",
                  render: (_, { updatedAt, updatedByName }) =>
                    updatedByName === ""
                      ? t("scorecardPages.byApplication")
                      : t("scorecardPages.publishedBy", {
                          name: updatedByName,
                          on: dayjs(updatedAt).format("YYYY-MM-DD HH:mm"),
                        }),
                },
                {
                  title: t("scorecardPages.column.problems"),
                  dataIndex: "problems",
                  render: (count: number) =>
                    count === 0 ? (
                      <Tag color="green">{t("scorecardPages.ready")}</Tag>
                    ) : (
                      <Tag color="orange">{t("scorecardPages.problemCount", { count })}</Tag>
                    ),
                },
                {
                  title: t("scorecardPages.column.actions"),
                  key: "actions",
                  render: (_, draft) => (
                    <DiscardDraft size="small" {...draft} title={nameOf(draft.title, t, language)} />
                  ),
                },
              ]}
            />
          </section>
        )
      }
    </QueryState>
  );
}
