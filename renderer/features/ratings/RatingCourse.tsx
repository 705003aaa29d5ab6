import { Empty, Timeline, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { RatingEvent } from "../../../shared/contract/ratings.ts";

/** What happened to a rating, oldest first: who, when, and in which words. */
export function RatingCourse({ events }: { events: readonly RatingEvent[] }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-labelledby="course">
      <Typography.Title level={5} id="course">
        {t("ratings.course")}
      </Typography.Title>
      {events.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("ratings.noCourse")} />
      ) : (
        <Timeline
          items={events.map(({ id, kind, by, at, note }) => ({
            key: id,
            content: (
              <>
                <Typography.Text strong>{t(`ratings.event.${kind}`)}</Typography.Text>{" "}
                {by?.name ?? t("ratings.bySystem")}{" "}
                <Typography.Text type="secondary">{dayjs(at).format("YYYY-MM-DD HH:mm")}</Typography.Text>
                {note && <div className="prose">{note}</div>}
              </>
            ),
          }))}
        />
      )}
    </section>
  );
}
