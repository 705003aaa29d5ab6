import { useQuery } from "@tanstack/react-query";
import { Empty, Timeline, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";

/** Who has been responsible for an area, from when to when and why. */
export function AreaHistory({ area }: { area: Pick<Area, "id" | "name"> }) {
  const { t } = useTranslation();
  const history = useQuery(api.jurisdictions.history.queryOptions({ input: { areaId: area.id } }));
  return (
    <div className="panel">
      <Typography.Title level={5}>{t("jurisdictions.historyOf", { area: area.name })}</Typography.Title>
      <QueryState
        query={history}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("jurisdictions.noHistory")} />}
      >
        {(rows) => (
          <Timeline
            items={rows.map(({ id, marketerName, from, to, reason, assignedByName }) => ({
              key: id,
              content: (
                <>
                  <div>
                    {marketerName} · {to ? t("jurisdictions.fromTo", { from, to }) : t("jurisdictions.since", { from })}
                  </div>
                  <Typography.Text type="secondary">
                    {reason} · {assignedByName}
                  </Typography.Text>
                </>
              ),
            }))}
          />
        )}
      </QueryState>
    </div>
  );
}
