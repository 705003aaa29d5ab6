import { useQuery } from "@tanstack/react-query";
import { Empty, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { eventText, ResponsibilityTimeline } from "./ResponsibilityTimeline.tsx";

/** Who has been responsible for an area, by itself or from above, from when to when and why; and what was done to it. */
export function AreaHistory({ area }: { area: Pick<Area, "id" | "name"> }) {
  const { t } = useTranslation();
  const timeline = useQuery(api.jurisdictions.areaTimeline.queryOptions({ input: { areaId: area.id } }));
  return (
    <div className="panel">
      <Typography.Title level={5}>{t("jurisdictions.historyOf", { area: area.name })}</Typography.Title>
      <QueryState
        query={timeline}
        isEmpty={({ periods, events }) => periods.length === 0 && events.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("jurisdictions.noHistory")} />}
      >
        {({ periods, events }) => (
          <>
            <ResponsibilityTimeline periods={periods} />
            {events.length > 0 && (
              <>
                <Typography.Title level={5}>{t("responsibility.events")}</Typography.Title>
                <ul className="area-events">
                  {events.map((event) => (
                    <li key={event.id}>
                      {event.on} {eventText(event, t)}
                    </li>
                  ))}
                </ul>
              </>
            )}
          </>
        )}
      </QueryState>
    </div>
  );
}
