import { Tag, Timeline, Typography } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { AreaEvent, ResponsibilityCause, ResponsibilityPeriod } from "../../../shared/contract/responsibility.ts";
import { useSession } from "../../app/session.ts";

/** Who was responsible, newest first: by what, from when to when, why and by whose decision. */
export function ResponsibilityTimeline({ periods }: { periods: readonly ResponsibilityPeriod[] }) {
  const { today } = useSession();
  return (
    <Timeline
      items={periods.map((period) => ({
        key: period.from ?? "",
        color: holds(period, today) ? "green" : "gray",
        content: <Period period={period} />,
      }))}
    />
  );
}

function holds({ from, to }: ResponsibilityPeriod, day: string): boolean {
  return (from === null || from <= day) && (to === null || day < to);
}

function Period({ period }: { period: ResponsibilityPeriod }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { marketer, deputy, assistant, from, causes } = period;
  return (
    <>
      <div>
        <Typography.Text strong>{marketer?.name ?? t("responsibility.nobody")}</Typography.Text>{" "}
        {deputy && <Tag color="blue">{t("responsibility.deputy", { name: deputy.name })}</Tag>}
        {assistant && <Tag>{t("responsibility.assistant", { name: assistant.name })}</Tag>}
        {from !== null && from > today && <Tag color="gold">{t("responsibility.ahead")}</Tag>}
      </div>
      <div>
        {span(period, t)} · {byText(period, t)}
      </div>
      {causes.map((cause) => (
        <div key={JSON.stringify(cause)}>
          <Typography.Text type="secondary">{causeText(cause, t)}</Typography.Text>
        </div>
      ))}
    </>
  );
}

function span({ from, to }: ResponsibilityPeriod, t: TFunction): string {
  if (from === null) return to === null ? t("responsibility.always") : t("responsibility.until", { to });
  return to === null ? t("responsibility.since", { from }) : t("responsibility.fromTo", { from, to });
}

/** By what somebody is responsible. */
export function byText({ by, area }: Pick<ResponsibilityPeriod, "by" | "area">, t: TFunction): string {
  return t(`responsibility.by.${by}`, { area: area?.name ?? "" });
}

function causeText(cause: ResponsibilityCause, t: TFunction): string {
  switch (cause.kind) {
    case "assigned":
    case "unassigned":
      return [t(`responsibility.cause.${cause.kind}`, { area: cause.areaName }), decided(cause, t)].join("");
    case "excepted":
    case "exceptionEnded":
      return [t(`responsibility.cause.${cause.kind}`), decided(cause, t)].join("");
    case "moved":
      return [
        t("responsibility.cause.moved", { from: cause.from, to: cause.to }),
        decided({ reason: null, byName: cause.byName }, t),
      ].join("");
    case "tree":
      return eventText(cause.event, t);
    case "coverBegan":
    case "coverEnded":
      return [
        t(`responsibility.cause.${cause.kind}`, { absent: cause.absentName, deputy: cause.deputyName }),
        decided(cause, t),
      ].join("");
  }
}

/** What was done to an area, why and by whom. */
export function eventText(event: AreaEvent, t: TFunction): string {
  const { kind, areaName, otherName, from, to } = event;
  const done = t(`responsibility.event.${kind}`, {
    area: areaName,
    other: otherName ?? "",
    from: from ?? areaName,
    to: to ?? "",
  });
  return `${done}${decided(event, t)}`;
}

function decided({ reason, byName }: { reason: string | null; byName: string | null }, t: TFunction): string {
  const parts = [reason, byName].filter(Boolean);
  return parts.length === 0 ? "" : t("responsibility.decided", { why: parts.join(t("responsibility.separator")) });
}
