import { useQuery } from "@tanstack/react-query";
import { Timeline, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { VisitChange } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";

/** What became of a visit, the latest change first, each with what it said before. */
export function VisitHistory({ visitId }: { visitId: number }) {
  const { t } = useTranslation();
  const changes = useQuery(api.visits.changes.queryOptions({ input: { id: visitId } }));
  return (
    <section aria-label={t("visits.changes")}>
      <Typography.Title level={5}>{t("visits.changes")}</Typography.Title>
      <QueryState query={changes}>
        {(all) => (
          <Timeline
            items={all.map((change) => ({
              key: change.id,
              content: (
                <>
                  <Typography.Text type="secondary">
                    {dayjs(change.changedAt).format("YYYY-MM-DD HH:mm")}
                  </Typography.Text>{" "}
                  {t(`visits.change.${change.kind}`, { name: change.changedByName })}
                  {change.reason && <div>{change.reason}</div>}
                  {change.kind === "correct" && <Before change={change} />}
                </>
              ),
            }))}
          />
        )}
      </QueryState>
    </section>
  );
}

function Before({ change: { before } }: { change: VisitChange }) {
  const { t } = useTranslation();
  const { visitedOn, method, purpose, result, nextOn, nextStep } = before;
  const parts = [visitedOn, t(`common.visitMethod.${method}`), purpose, result, nextOn, nextStep];
  return <div className="prose secondary">{parts.filter(Boolean).join(" · ")}</div>;
}
