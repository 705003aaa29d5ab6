import { CalendarOutlined, WarningFilled } from "@ant-design/icons";
import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../../shared/domain/dates.ts";
import { noLoad } from "../../../../shared/domain/loads.ts";
import { holdsSomething, type Measure, type PlannedLoad } from "./boardLoads.ts";
import { useBoardDesk } from "./useDesk.ts";
import { useFigureText } from "./useFigureText.ts";

/** In one line under the two that count most. */
const small = ["gold", "keyTargets", "ratingsDue", "overdueLoans", "villages"] as const;
const nothing: PlannedLoad = { now: noLoad(), plan: noLoad() };

/** Who a column is, and what they carry: now, and under the plan. */
export function ColumnHead({ marketerId }: { marketerId: number | null }) {
  const desk = useBoardDesk();
  const load = desk.loads.get(marketerId) ?? nothing;
  return (
    <div className="column-head">
      <div className="column-name">
        <strong className="cut" title={desk.nameOf(marketerId)}>
          {desk.nameOf(marketerId)}
        </strong>
        <Marks marketerId={marketerId} load={load} />
      </div>
      {marketerId !== null && <LoadBar load={load} over={desk.isOver(marketerId)} />}
      <div className="load-main">
        <Figure measure="customers" load={load} />
        <Figure measure="balanceFen" load={load} />
      </div>
      <div className="load-small">
        {small.map((measure) => (
          <Figure key={measure} measure={measure} load={load} />
        ))}
      </div>
    </div>
  );
}

function Marks({ marketerId, load }: { marketerId: number | null; load: PlannedLoad }) {
  const { t } = useTranslation();
  const { people, isOver, nameOf, mean, measure } = useBoardDesk();
  const text = useFigureText();
  const person = marketerId === null ? undefined : people.get(marketerId);
  if (!person)
    return load.plan.customers > 0 ? <WarningFilled className="danger" title={t("board.nobodysCustomers")} /> : null;
  const { active, absence, id } = person;
  return (
    <span className="column-marks">
      {absence && (
        <Tooltip title={t("board.onLeave", { date: addDays(absence.to, -1), name: nameOf(absence.deputyId) })}>
          <Tag color="orange" icon={<CalendarOutlined />}>
            {t("board.leave")}
          </Tag>
        </Tooltip>
      )}
      {!active && (
        <Tooltip title={t(holdsSomething(load) ? "board.leftStillHolds" : "board.leftEmpty")}>
          <Tag color={holdsSomething(load) ? "red" : "default"}>{t("board.left")}</Tag>
        </Tooltip>
      )}
      {active && isOver(id) && (
        <Tooltip
          title={t("board.overloaded", { mean: text(measure, Math.round(mean)), what: t(`board.figure.${measure}`) })}
        >
          <Tag color="red">{t("board.over")}</Tag>
        </Tooltip>
      )}
    </span>
  );
}

/** The load against what everybody has on average, which is the middle of the line. */
function LoadBar({ load, over }: { load: PlannedLoad; over: boolean }) {
  const { measure, mean } = useBoardDesk();
  const width = mean === 0 ? 0 : Math.min(100, (load.plan[measure] / mean) * 50);
  return (
    <div className="load-bar" aria-hidden>
      <div className={over ? "over" : ""} style={{ width: `${width}%` }} />
    </div>
  );
}

function Figure({ measure, load }: { measure: Measure; load: PlannedLoad }) {
  const { t } = useTranslation();
  const { known, measure: compared, moves, editable } = useBoardDesk();
  const text = useFigureText();
  const now = load.now[measure];
  const plan = load.plan[measure];
  const label = t(`board.figure.${measure}`);
  const isKnown = known.has(measure);
  const value = isKnown ? text(measure, now) : t("common.state.none");
  const change = plan - now;
  const signed = `${change > 0 ? "+" : "−"}${text(measure, Math.abs(change))}`;
  const whole =
    change === 0
      ? `${label} ${value}`
      : `${label} ${value} → ${text(measure, plan)}${t("board.change", { change: signed })}`;
  return (
    <div className={`figure ${measure}${compared === measure ? " compared" : ""}`} title={whole} data-figure={measure}>
      <span className="label">{t(`board.short.${measure}`)}</span>
      <span className={change === 0 ? "value" : "value was"}>{value}</span>
      {(change !== 0 || (editable && moves.size > 0)) && (
        <span className={change === 0 ? "value none" : `value ${change > 0 ? "more" : "less"}`}>
          {change === 0 ? "" : text(measure, plan)}
          {change !== 0 && <span className="change">{signed}</span>}
        </span>
      )}
    </div>
  );
}
