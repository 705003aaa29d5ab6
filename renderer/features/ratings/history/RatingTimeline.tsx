import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Button, Timeline } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { RatingEventKind } from "../../../../shared/domain/ratingLife.ts";
import { api } from "../../../app/client.ts";
import { QueryState } from "../../../ui/QueryState.tsx";

/** Events that everybody looks for; the others are one click away. */
const shown = 12;

const colours: Partial<Record<RatingEventKind, string>> = {
  approve: "green",
  activate: "green",
  reinstate: "green",
  return: "orange",
  suspend: "red",
  supersede: "gray",
  discard: "gray",
  withdraw: "gray",
};

/** What happened to all ratings of a customer, newest first. */
export function RatingTimeline({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const [all, setAll] = useState(false);
  const events = useQuery(api.ratings.events.queryOptions({ input: { customerId } }));
  return (
    <section className="panel rating-timeline" aria-label={t("ratingLists.history.timeline")}>
      <h5 className="ant-typography">{t("ratingLists.history.timeline")}</h5>
      <QueryState query={events}>
        {(rows) => {
          const newest = rows.toReversed();
          return (
            <>
              <Timeline
                items={(all ? newest : newest.slice(0, shown)).map(({ id, ratingId, kind, at, by, note }) => ({
                  key: id,
                  color: colours[kind] ?? "blue",
                  content: (
                    <>
                      <div>
                        <strong>{t(`ratingLists.history.event.${kind}`)}</strong>{" "}
                        {by?.name ?? t("ratingLists.history.system")}
                      </div>
                      <div className="secondary">
                        {dayjs(at).format("YYYY-MM-DD HH:mm")}{" "}
                        <Link to="/ratings/$id" params={{ id: ratingId }}>
                          {t("ratingLists.history.edition", { id: ratingId })}
                        </Link>
                      </div>
                      {note !== "" && <div>{note}</div>}
                    </>
                  ),
                }))}
              />
              {!all && newest.length > shown && (
                <Button type="link" onClick={() => setAll(true)}>
                  {t("ratingLists.history.showAll", { count: newest.length })}
                </Button>
              )}
            </>
          );
        }}
      </QueryState>
    </section>
  );
}
