import { type CSSProperties, type PointerEvent, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { useSize } from "../../../ui/useSize.ts";
import { BoardCard, heightOf } from "./BoardCard.tsx";
import { ColumnHead } from "./ColumnHead.tsx";
import type { BoardRow } from "./columns.ts";
import { seenLines, topsOf } from "./lines.ts";
import { nobodysColumn } from "./useCardDrag.ts";
import { useBoardDesk } from "./useDesk.ts";

interface BoardColumnProps {
  marketerId: number | null;
  rows: readonly BoardRow[];
  style?: CSSProperties;
  /** the area that the keyboard is at, where it is in this column; a new object scrolls there again */
  active: { areaId: number } | null;
  /** areas that hang somewhere at the moment */
  lifted: readonly number[];
  /** what is lifted would come here */
  target: boolean;
  onToggle: (areaId: number) => void;
  onActive: (areaId: number) => void;
  onPointerDown: (areaId: number, event: PointerEvent) => void;
  onMenu: (areaId: number, at: { x: number; y: number }) => void;
}

/** One column of the board; only the lines that are seen are in the page. */
export function BoardColumn({ marketerId, rows, style, active, lifted, target, ...on }: BoardColumnProps) {
  const { t } = useTranslation();
  const desk = useBoardDesk();
  const list = useRef<HTMLDivElement>(null);
  const { height } = useSize(list);
  const [scrolled, setScrolled] = useState(0);
  const tops = useMemo(() => topsOf(rows.map(heightOf)), [rows]);
  const [first, end] = seenLines(tops, scrolled, height);
  // By the time the window's lines change the place may be another one; what counts is where the keyboard was led to.
  const latest = useRef({ rows, tops });
  latest.current = { rows, tops };
  useScrollTo(active, list, latest);
  useEffect(() => setScrolled(list.current?.scrollTop ?? 0), []);
  const load = desk.loads.get(marketerId)?.plan;
  const danger = marketerId === null ? (load?.customers ?? 0) > 0 : desk.left.has(marketerId) && rows.length > 0;
  const className = ["board-column", target && "target", danger && "in-danger", marketerId === null && "nobodys"];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of options, not of form fields.
    <div
      role="group"
      aria-label={desk.nameOf(marketerId)}
      className={className.filter(Boolean).join(" ")}
      style={style}
      data-column={marketerId ?? nobodysColumn}
    >
      <ColumnHead marketerId={marketerId} />
      <div
        ref={list}
        className="column-cards"
        role="presentation"
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollTop)}
      >
        <div role="presentation" style={{ height: (tops.at(-1) ?? 0) + 8, position: "relative" }}>
          {rows.slice(first, end).map((row, index) => (
            <BoardCard
              key={row.area.id}
              row={row}
              style={{ top: tops[first + index], height: heightOf(row) - (row.depth > 0 ? 0 : 6) }}
              active={active?.areaId === row.area.id}
              lifted={lifted.includes(row.area.id)}
              onToggle={() => on.onToggle(row.area.id)}
              onActive={() => on.onActive(row.area.id)}
              onPointerDown={(event) => on.onPointerDown(row.area.id, event)}
              onMenu={(at) => on.onMenu(row.area.id, at)}
            />
          ))}
        </div>
        {rows.length === 0 && (
          <p className="column-empty secondary">{t(marketerId === null ? "board.nobodysNothing" : "board.noCards")}</p>
        )}
      </div>
    </div>
  );
}

/** Scrolls a column so that the line that the keyboard came to is seen. */
function useScrollTo(
  active: { areaId: number } | null,
  list: React.RefObject<HTMLDivElement | null>,
  latest: React.RefObject<{ rows: readonly BoardRow[]; tops: readonly number[] }>,
): void {
  useLayoutEffect(() => {
    const element = list.current;
    if (!active || !element) return;
    const { rows, tops } = latest.current;
    const index = rows.findIndex(({ area }) => area.id === active.areaId);
    if (index < 0) return;
    const top = tops[index] ?? 0;
    const bottom = tops[index + 1] ?? top;
    if (top < element.scrollTop) element.scrollTop = top - 4;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight + 12;
  }, [active, list, latest]);
}
