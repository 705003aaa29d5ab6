import { CalendarOutlined, WarningFilled } from "@ant-design/icons";
import { Tag, Tooltip } from "antd";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../../shared/domain/dates.ts";
import { type LoadMeasure, noLoad } from "../../../../shared/domain/loads.ts";
import { overloadPercent } from "../../../../shared/domain/overload.ts";
import { holdsSomething, type PlannedLoad } from "./boardLoads.ts";
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
      <WideFigure measure="customers" load={load} />
      <WideFigure measure="balanceFen" load={load} />
      <div className="load-small">
        {small.map((measure) => (
          <SmallFigure key={measure} measure={measure} load={load} />
        ))}
      </div>
    </div>
  );
}

function Marks({ marketerId, load }: { marketerId: number | null; load: PlannedLoad }) {
  const { t } = useTranslation();
  const { people, isOver, nameOf, fair, measure } = useBoardDesk();
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
          title={t("loads.overloadedHint", {
            what: t(`loads.figure.${measure}`),
            limit: text(measure, Math.floor(fair.limit)),
            share: text(measure, Math.round(fair.share)),
            percent: overloadPercent,
          })}
        >
          <Tag color="red">{t("loads.overloaded")}</Tag>
        </Tooltip>
      )}
    </span>
  );
}

/** The load against an even share, which is the middle of the line. */
function LoadBar({ load, over }: { load: PlannedLoad; over: boolean }) {
  const {
    measure,
    fair: { share },
  } = useBoardDesk();
  const width = share === 0 ? 0 : Math.min(100, (load.plan[measure] / share) * 50);
  return (
    <div className="load-bar" aria-hidden>
      <div className={over ? "over" : ""} style={{ width: `${width}%` }} />
    </div>
  );
}

interface FigureProps {
  measure: LoadMeasure;
  load: PlannedLoad;
}

/** `Customers 361 → 207 −154`, or the number alone where the plan leaves it. */
function WideFigure({ measure, load }: FigureProps) {
  const { label, whole, compared, value, planned, signed } = useFigure(measure, load);
  return (
    <div className={`figure wide cut${compared}`} title={whole} data-figure={measure}>
      <span className="label">{label}</span>
      <span className={signed ? "value was" : "value"}>{value}</span>
      {signed && (
        <>
          <span className="was">→</span>
          <span className="value new">{planned}</span>
          <span className="change"> {signed}</span>
        </>
      )}
    </div>
  );
}

/** One of several beside each other; the line under the number is kept free for what the plan makes of it. */
function SmallFigure({ measure, load }: FigureProps) {
  const { label, whole, compared, value, planned, signed } = useFigure(measure, load);
  return (
    <div className={`figure small${compared}`} title={whole} data-figure={measure}>
      <span className="label">{label}</span>
      <span className={signed ? "value new" : "value"}>{signed ? planned : value}</span>
      <span className="change">{signed}</span>
    </div>
  );
}

function useFigure(measure: LoadMeasure, { now, plan }: PlannedLoad) {
  const { t } = useTranslation();
  const { known, measure: compared } = useBoardDesk();
  const text = useFigureText();
  const value = known.has(measure) ? text(measure, now[measure]) : t("common.state.none");
  const planned = text(measure, plan[measure]);
  const change = plan[measure] - now[measure];
  const signed = change === 0 ? null : `${change > 0 ? "+" : "−"}${text(measure, Math.abs(change))}`;
  const what = `${t(`loads.figure.${measure}`)} ${value}`;
  return {
    ...{ value, planned, signed },
    label: t(`loads.short.${measure}`),
    whole: signed ? `${what} → ${planned}${t("board.change", { change: signed })}` : what,
    compared: compared === measure ? " compared" : "",
  };
}
