import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Empty } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { LogVisit } from "../visits/LogVisit.tsx";
import { VisitTable } from "../visits/VisitTable.tsx";

/** The contact log of a customer, newest first. */
export function VisitsPanel({ customer: { id: customerId, name } }: { customer: { id: number; name: string } }) {
  const { t } = useTranslation();
  const visits = useQuery(api.visits.listForCustomer.queryOptions({ input: { customerId } }));
  const mayLog = useAllowed("visits.log");
  const [logging, setLogging] = useState(false);
  const [withRemoved, setWithRemoved] = useState(false);
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
        {(rows) => {
          const standing = rows.filter(({ removedAt }) => removedAt === null);
          const removed = rows.length - standing.length;
          return (
            <>
              <VisitTable visits={withRemoved ? rows : standing} of={name} />
              {removed > 0 && (
                <Checkbox checked={withRemoved} onChange={({ target }) => setWithRemoved(target.checked)}>
                  {t("visits.showRemoved", { count: removed })}
                </Checkbox>
              )}
            </>
          );
        }}
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
