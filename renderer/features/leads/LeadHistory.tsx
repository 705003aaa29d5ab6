import { Timeline, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Lead } from "../../../shared/contract/leads.ts";

/** What happened to a lead, the latest first: what staff did, and what the ledger knows of the customer. */
export function LeadHistory({ lead: { events, ratedOn, grantedOn } }: { lead: Lead }) {
  const { t } = useTranslation();
  const lines = [
    ...events.map(({ kind, lostKind, note, at, byName }) => ({
      day: dayjs(at).format("YYYY-MM-DD"),
      text: t(`leads.event.${kind}`),
      more: [byName, lostKind && t(`common.lostKind.${lostKind}`), note].filter(Boolean).join(" · "),
    })),
    ...(ratedOn ? [{ day: ratedOn, text: t("leads.event.rated"), more: t("leads.event.byLedger") }] : []),
    ...(grantedOn ? [{ day: grantedOn, text: t("leads.event.granted"), more: t("leads.event.byLedger") }] : []),
  ];
  // Those of one day stay in the order in which they happened.
  const sorted = lines
    .map((line, place) => ({ ...line, place }))
    .sort((one, other) => {
      if (one.day !== other.day) return one.day < other.day ? 1 : -1;
      return other.place - one.place;
    });
  return (
    <section className="panel" aria-label={t("leads.history")}>
      <Typography.Title level={5}>{t("leads.history")}</Typography.Title>
      <Timeline
        items={sorted.map(({ day, text, more, place }) => ({
          key: place,
          content: (
            <>
              {day} {text}
              <div className="secondary small">{more}</div>
            </>
          ),
        }))}
      />
    </section>
  );
}
