import { Link } from "@tanstack/react-router";
import { Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadRow } from "../../../shared/contract/leads.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { useSession } from "../../app/session.ts";
import { sourceOf } from "./useSaveLeads.ts";

const stageColours = {
  new: "default",
  contacted: "blue",
  customer: "cyan",
  rated: "gold",
  granted: "green",
  lost: "red",
} as const;

export function StageTag({ stage }: Pick<LeadRow, "stage">) {
  const { t } = useTranslation();
  return <Tag color={stageColours[stage]}>{t(`common.leadStage.${stage}`)}</Tag>;
}

/** Leads as a table, each with a way to open it. */
export function LeadsTable({ rows }: { rows: LeadRow[] }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const none = t("common.state.none");
  return (
    <Table<LeadRow>
      size="small"
      rowKey="id"
      dataSource={rows}
      pagination={false}
      columns={[
        {
          title: t("leads.field.name"),
          key: "name",
          render: (_, { id, name, phoneMasked }) => (
            <>
              <Link to="/leads/$id" params={{ id }}>
                {name || t("leads.erasedName")}
              </Link>
              <div className="secondary small">{phoneMasked}</div>
            </>
          ),
        },
        { title: t("leads.field.areaId"), dataIndex: "areaName" },
        {
          title: t("leads.field.channel"),
          key: "channel",
          render: (_, row) => (
            <>
              {t(`common.leadChannel.${row.channel}`)}
              <div className="secondary small">{sourceOf(row)}</div>
            </>
          ),
        },
        { title: t("leads.stage"), key: "stage", render: (_, { stage }) => <StageTag stage={stage} /> },
        { title: t("customers.marketer"), key: "owner", render: (_, { owner }) => owner?.name ?? none },
        {
          title: t("leads.needYuan"),
          key: "need",
          align: "right",
          render: (_, { needFen, needPurpose }) => (
            <>
              {needFen === null ? none : formatFen(needFen)}
              <div className="secondary small">{needPurpose}</div>
            </>
          ),
        },
        {
          title: t("leads.next"),
          key: "next",
          render: (_, { nextOn, nextStep, lost }) => (
            <>
              <Typography.Text className="nowrap" {...(nextOn && nextOn < today && !lost ? { type: "danger" } : {})}>
                {nextOn ?? none}
              </Typography.Text>
              <div className="secondary small">{nextStep}</div>
            </>
          ),
        },
        { title: t("leads.createdOn"), dataIndex: "createdOn", className: "nowrap" },
        {
          title: t("leads.customer"),
          key: "customer",
          render: (_, { customer }) =>
            customer ? (
              <Link to="/customers/$id" params={{ id: customer.id }}>
                {customer.fileNumber}
              </Link>
            ) : (
              none
            ),
        },
      ]}
    />
  );
}
