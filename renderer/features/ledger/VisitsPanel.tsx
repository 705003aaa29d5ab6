import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Empty, Table } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Visit } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { LogVisit } from "../visits/LogVisit.tsx";

/** The contact log of a customer, newest first. */
export function VisitsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const visits = useQuery(api.visits.listForCustomer.queryOptions({ input: { customerId } }));
  const mayLog = useAllowed("visits.log");
  const [logging, setLogging] = useState(false);
  return (
    <div className="panel">
      {mayLog && (
        <Button style={{ float: "right" }} onClick={() => setLogging(true)}>
          {t("visits.log")}
        </Button>
      )}
      <NextVisit customerId={customerId} />
      <QueryState
        query={visits}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("visits.none")} />}
      >
        {(rows) => (
          <Table<Visit>
            size="small"
            rowKey="id"
            title={() => t("visits.title")}
            dataSource={rows}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            columns={[
              { title: t("visits.visitedOn"), dataIndex: "visitedOn", width: 110 },
              {
                title: t("visits.method"),
                dataIndex: "method",
                width: 130,
                render: (method: Visit["method"]) => t(`common.visitMethod.${method}`),
              },
              { title: t("customers.marketer"), dataIndex: "marketerName", width: 110 },
              { title: t("visits.purpose"), dataIndex: "purpose" },
              { title: t("visits.result"), dataIndex: "result" },
              {
                title: t("visits.nextStep"),
                key: "next",
                render: (_, { nextOn, nextStep }) => [nextOn, nextStep].filter(Boolean).join(" "),
              },
            ]}
          />
        )}
      </QueryState>
      {logging && <LogVisit customerId={customerId} onClose={() => setLogging(false)} />}
    </div>
  );
}

/** What is to be done next, agreed at a visit or planned. */
function NextVisit({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { data: next } = useQuery(api.visits.next.queryOptions({ input: { customerId } }));
  if (!next) return null;
  const { nextOn: date, nextStep } = next;
  return (
    <Alert
      type={date < today ? "warning" : "info"}
      showIcon
      title={t("visits.planned", { date, nextStep })}
      style={{ width: "fit-content", marginBottom: 8 }}
    />
  );
}
