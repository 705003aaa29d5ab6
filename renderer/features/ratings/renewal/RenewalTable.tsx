import { Link } from "@tanstack/react-router";
import { Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { refusalText } from "../../../../shared/i18n/refusalText.ts";
import { GradeTag } from "../../../ui/GradeTag.tsx";
import { Money } from "../../../ui/Money.tsx";
import { RenewalChanges } from "./RenewalChanges.tsx";
import { RenewalFields } from "./RenewalFields.tsx";
import type { Renewal, RenewalEntry } from "./useRenewals.ts";

interface RenewalTableProps {
  renewals: readonly Renewal[];
  ticked: readonly number[];
  onTick: (ratingIds: readonly number[]) => void;
  onChange: (ratingId: number, changed: Partial<RenewalEntry>) => void;
}

/** A row a customer: last time, now, what the ledger says otherwise, and what is asked. */
export function RenewalTable({ renewals, ticked, onTick, onChange }: RenewalTableProps) {
  const { t } = useTranslation();
  return (
    <Table<Renewal>
      className="rating-list renewal"
      size="small"
      rowKey={({ row }) => row.ratingId}
      dataSource={[...renewals]}
      pagination={false}
      tableLayout="fixed"
      rowSelection={{
        selectedRowKeys: [...ticked],
        onChange: (keys) => onTick(keys.map(Number)),
        getCheckboxProps: ({ row, ready }) => ({
          disabled: !ready,
          "aria-label": t("ratingLists.renewal.tick", { name: row.customerName }),
        }),
        getTitleCheckboxProps: () => ({ "aria-label": t("ratingLists.renewal.tickAll") }),
      }}
      columns={[
        {
          title: t("customers.name"),
          key: "customer",
          width: 120,
          render: (_, { row }) => (
            <>
              <Link to="/customers/$id" params={{ id: row.customerId }} search={{ tab: "ratings" }}>
                {row.customerName}
              </Link>
              <div className="secondary">{row.areaName}</div>
            </>
          ),
        },
        { title: t("ratings.expiresOn"), key: "expiresOn", width: 104, render: (_, { row }) => row.expiresOn },
        {
          title: t("ratingLists.renewal.last"),
          key: "last",
          width: 130,
          align: "right",
          render: (_, { row: { last } }) => <Outcome {...last} />,
        },
        {
          title: t("ratingLists.renewal.now"),
          key: "now",
          width: 130,
          align: "right",
          render: (_, { result }) =>
            // While something is missing, the score says nothing yet.
            result?.complete ? <Outcome {...result} lineFen={result.line.lineFen} /> : t("common.state.none"),
        },
        {
          title: t("ratingLists.renewal.changes"),
          key: "changes",
          render: (_, { row }) => <RenewalChanges row={row} />,
        },
        {
          title: t("ratingLists.renewal.ask"),
          key: "ask",
          width: 300,
          render: (_, renewal) =>
            renewal.row.open === null && !renewal.done?.proposedId ? (
              <>
                <RenewalFields renewal={renewal} onChange={(changed) => onChange(renewal.row.ratingId, changed)} />
                {renewal.done?.refusal && (
                  <Typography.Text type="danger">{refusalText(renewal.done.refusal, t)}</Typography.Text>
                )}
              </>
            ) : null,
        },
        { key: "state", width: 110, render: (_, renewal) => <State renewal={renewal} /> },
      ]}
    />
  );
}

function Outcome({
  score,
  grade,
  lineFen,
}: {
  score: number;
  grade: Renewal["row"]["last"]["grade"];
  lineFen: number;
}) {
  const { t } = useTranslation();
  return (
    <>
      <GradeTag grade={grade} /> {t("ratingLists.renewal.outcome", { score })}
      <div className="secondary">
        <Money fen={lineFen} />
      </div>
    </>
  );
}

function State({ renewal: { row, scorecard, ready, done } }: { renewal: Renewal }) {
  const { t } = useTranslation();
  if (done?.proposedId)
    return (
      <Link to="/ratings/$id" params={{ id: done.proposedId }}>
        {t("ratingLists.renewal.proposed")}
      </Link>
    );
  if (row.open)
    return (
      <Link to="/ratings/$id" params={{ id: row.open.id }}>
        {t("ratingLists.renewal.open", { status: t(`common.ratingStatus.${row.open.status}`) })}
      </Link>
    );
  if (!scorecard) return <Tag>{t("ratingLists.renewal.noScorecard")}</Tag>;
  return ready ? (
    <Tag color="green">{t("ratingLists.renewal.ready")}</Tag>
  ) : (
    <Tag color="orange">{t("ratingLists.renewal.notReady")}</Tag>
  );
}
