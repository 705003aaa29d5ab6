import { Link } from "@tanstack/react-router";
import { Button, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { ListedVisit, Visit } from "../../../shared/contract/visits.ts";
import { VisitDialog, VisitTags } from "./VisitDialog.tsx";

/** Visits of a customer who is named, or of several who name themselves. */
type VisitTableProps = { visits: readonly ListedVisit[] } | { visits: readonly Visit[]; of: string };

type Row = Visit & Partial<Pick<ListedVisit, "customerName" | "areaName">>;

/** Visits line by line; each opens with all that is known of it. */
export function VisitTable(props: VisitTableProps) {
  const { t } = useTranslation();
  const [openId, setOpenId] = useState<number | null>(null);
  const rows: readonly Row[] = props.visits;
  const opened = rows.find(({ id }) => id === openId);
  const several = !("of" in props);
  const nameOf = ({ customerName }: Row) => customerName ?? ("of" in props ? props.of : "");
  return (
    <>
      <Table<Row>
        size="small"
        rowKey="id"
        dataSource={[...rows]}
        pagination={several ? false : { pageSize: 10, hideOnSinglePage: true }}
        rowClassName={({ removedAt }) => (removedAt === null ? "" : "visit-removed")}
        columns={[
          { title: t("visits.visitedOn"), dataIndex: "visitedOn", width: 105 },
          ...(several
            ? [
                {
                  title: t("visits.customer"),
                  key: "customer",
                  width: 170,
                  render: (_: unknown, { customerId, customerName, areaName }: Row) => (
                    <>
                      <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "visits" }}>
                        {customerName}
                      </Link>{" "}
                      <span className="secondary">{areaName}</span>
                    </>
                  ),
                },
              ]
            : []),
          {
            title: t("visits.method"),
            dataIndex: "method",
            width: 95,
            render: (method: Visit["method"]) => t(`common.visitMethod.${method}`),
          },
          { title: t("customers.marketer"), dataIndex: "marketerName", width: 95 },
          { title: t("visits.purpose"), dataIndex: "purpose", width: 150 },
          {
            title: t("visits.result"),
            dataIndex: "result",
            render: (text: string) => <span className="prose">{text}</span>,
          },
          {
            title: t("visits.nextStep"),
            key: "next",
            width: 190,
            render: (_, { nextOn, nextStep }) => [nextOn, nextStep].filter(Boolean).join(" "),
          },
          {
            key: "open",
            width: 120,
            render: (_, visit) => (
              <>
                <Button
                  type="link"
                  size="small"
                  aria-label={`${t("visits.openVisit", { date: visit.visitedOn })} ${nameOf(visit)}`}
                  onClick={() => setOpenId(visit.id)}
                >
                  {t("visits.open")}
                </Button>
                <VisitTags visit={visit} />
              </>
            ),
          },
        ]}
      />
      {opened && <VisitDialog visit={opened} name={nameOf(opened)} onClose={() => setOpenId(null)} />}
    </>
  );
}
