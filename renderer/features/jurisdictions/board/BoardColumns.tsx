import { type KeyboardEvent, useCallback, useEffect, useLayoutEffect, useMemo, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import { matches, useSpelling } from "../../../app/pinyinMatch.ts";
import { useSize } from "../../../ui/useSize.ts";
import { rowId } from "./BoardCard.tsx";
import { BoardColumn } from "./BoardColumn.tsx";
import { boardKey, within } from "./boardKeys.ts";
import { openTo, rowsOf } from "./columns.ts";
import { useCardDrag } from "./useCardDrag.ts";
import { useBoardDesk } from "./useDesk.ts";

/** Width of a column with the space behind it, in px. */
const step = 222;
const gap = 8;

/** Where the keyboard is: a new object each time it is led somewhere. */
interface Active {
  column: number;
  areaId: number | null;
}

/** What was lifted by keyboard, the column it hangs over, and what was typed of a name. */
interface Lifted {
  areaIds: readonly number[];
  column: number;
  typed: string;
}

interface BoardColumnsProps {
  onMenu: (areaId: number, at: { x: number; y: number }) => void;
}

/** The board: a column for everybody, cards for areas, moved with the mouse or the keyboard. */
export function BoardColumns({ onMenu }: BoardColumnsProps) {
  const { t } = useTranslation();
  const desk = useBoardDesk();
  const { cards, tree, moves, setHovering, setSaid, nameOf, areaNames } = desk;
  const spell = useSpelling();
  const [open, setOpen] = useState<ReadonlySet<number>>(new Set());
  const [active, setActive] = useState<Active>({ column: 0, areaId: null });
  const [lifted, setLifted] = useState<Lifted | null>(null);
  const scroller = useRef<HTMLDivElement>(null);
  const list = useRef<HTMLDivElement>(null);
  const { width } = useSize(scroller);
  const [scrolled, setScrolled] = useState(0);
  const { columns } = cards;
  const rows = useMemo(
    () => columns.map((column) => rowsOf(tree, cards, column, open, moves)),
    [columns, cards, tree, open, moves],
  );
  const row = rows[active.column]?.findIndex(({ area }) => area.id === active.areaId) ?? -1;

  const go = useCallback((column: number, areaId: number | null) => setActive({ column, areaId }), []);
  const toggle = (areaId: number, to?: boolean) =>
    setOpen((before) => {
      const next = new Set(before);
      if (to ?? !before.has(areaId)) next.add(areaId);
      else next.delete(areaId);
      return next;
    });

  // A search, or a move, leads to an area once: its card opens as far as it takes.
  const { sought, planned } = desk;
  const followed = useRef<object | null>(null);
  useEffect(() => {
    if (!sought || followed.current === sought) return;
    followed.current = sought;
    const marketer = planned.effective.get(sought.areaId) ?? null;
    setOpen((before) => new Set([...before, ...openTo(tree, cards, sought.areaId)]));
    go(
      cards.columns.findIndex(({ marketerId }) => marketerId === marketer),
      sought.areaId,
    );
  }, [sought, planned, tree, cards, go]);

  const column = lifted?.column ?? active.column;
  const led = lifted ?? active;
  // biome-ignore lint/correctness/useExhaustiveDependencies: being led there again scrolls again
  useLayoutEffect(() => {
    const element = scroller.current;
    // Nobody's column, the first, stands beside what scrolls.
    if (!element || column === 0) return;
    const start = (column - 1) * step;
    if (start < element.scrollLeft) element.scrollLeft = start;
    else if (start + step > element.scrollLeft + element.clientWidth)
      element.scrollLeft = start + step - element.clientWidth;
  }, [column, led]);

  const { drag, onPointerDown } = useCardDrag(scroller, {
    taken: desk.takenWith,
    onOver: (areaIds, to) => setHovering(to === undefined ? null : { areaIds, to }),
    onDrop: desk.move,
  });

  const aim = (from: Lifted, to: number, typed = "") => {
    const id = columns[to]?.marketerId ?? null;
    setLifted({ ...from, column: to, typed });
    setHovering({ areaIds: from.areaIds, to: id });
    const load = desk.loads.get(id)?.now.customers ?? 0;
    setSaid(t("board.said.over", { name: nameOf(id), count: load }));
  };
  const lift = () => {
    if (active.areaId === null || !desk.editable) return;
    if (desk.locked.has(active.areaId)) {
      setSaid(t("board.problem.locked", { area: tree.byId.get(active.areaId)?.name ?? "", name: "" }));
      return;
    }
    const areaIds = desk.takenWith(active.areaId);
    setLifted({ areaIds, column: active.column, typed: "" });
    setSaid(t("board.said.lifted", { areas: areaNames(areaIds) }));
  };
  const letGo = () => {
    setLifted(null);
    setHovering(null);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    const state = { place: { column: active.column, row }, rows: rows.map((lines) => lines.length) };
    const pressed = boardKey(event, { ...state, target: lifted?.column ?? null });
    if (!pressed) return;
    const area = active.areaId;
    event.preventDefault();
    switch (pressed.does) {
      case "focus": {
        const { place } = pressed;
        go(place.column, rows[place.column]?.[place.row]?.area.id ?? null);
        return;
      }
      case "target":
        if (lifted) aim(lifted, pressed.column);
        return;
      case "type":
        if (lifted) {
          const typed = pressed.text === "Backspace" ? lifted.typed.slice(0, -1) : lifted.typed + pressed.text;
          const found = columns.findIndex(({ marketerId }) => typed && matches(nameOf(marketerId), typed, spell));
          if (found >= 0) aim(lifted, found, typed);
          else setLifted({ ...lifted, typed: typed.slice(0, -1) });
        }
        return;
      case "drop":
        if (lifted) desk.move(lifted.areaIds, columns[lifted.column]?.marketerId ?? null);
        letGo();
        return;
      case "cancel":
        if (lifted) setSaid(t("board.said.cancelled"));
        else desk.setTicked(new Set());
        letGo();
        return;
      case "lift":
        lift();
        return;
      case "tick":
        if (area !== null && desk.editable) desk.tick(area);
        return;
      case "toggle":
        if (area !== null) toggle(area);
        return;
      case "open":
      case "close":
        if (area !== null) toggle(area, pressed.does === "open");
        return;
      case "menu": {
        const box = area === null ? null : document.getElementById(rowId(area))?.getBoundingClientRect();
        if (area !== null && box) onMenu(area, { x: box.left + 24, y: box.bottom });
      }
    }
  };

  const hovering = drag?.areaIds ?? lifted?.areaIds ?? [];
  const columnProps = (index: number) => ({
    marketerId: columns[index]?.marketerId ?? null,
    rows: rows[index] ?? [],
    active: active.column === index && active.areaId !== null ? (active as { areaId: number }) : null,
    lifted: hovering,
    target: desk.hovering !== null && desk.hovering.to === (columns[index]?.marketerId ?? null),
    onToggle: toggle,
    onActive: (areaId: number) => go(index, areaId),
    onPointerDown: (areaId: number, event: React.PointerEvent) => {
      go(index, areaId);
      list.current?.focus({ preventScroll: true });
      if (desk.editable && !desk.locked.has(areaId)) onPointerDown(areaId, event);
    },
    onMenu,
  });
  const firstSeen = within(Math.floor(scrolled / step) - 1, columns.length - 1);
  const seen = Math.ceil(width / step) + 3;
  return (
    <div
      ref={list}
      role="listbox"
      tabIndex={0}
      aria-label={t("board.views.board")}
      aria-multiselectable
      aria-activedescendant={active.areaId === null ? undefined : rowId(active.areaId)}
      className="board"
      onKeyDown={onKeyDown}
      onFocus={() => active.areaId === null && go(active.column, rows[active.column]?.[0]?.area.id ?? null)}
    >
      <BoardColumn {...columnProps(0)} />
      <div
        ref={scroller}
        className="board-scroller"
        role="presentation"
        onScroll={({ currentTarget }) => setScrolled(currentTarget.scrollLeft)}
      >
        <div role="presentation" style={{ width: (columns.length - 1) * step, height: "100%", position: "relative" }}>
          {columns.slice(1 + firstSeen, 1 + firstSeen + seen).map(({ marketerId }, index) => (
            <BoardColumn
              key={marketerId}
              {...columnProps(1 + firstSeen + index)}
              style={{ position: "absolute", left: (firstSeen + index) * step, width: step - gap }}
            />
          ))}
        </div>
      </div>
      {drag && (
        <div className="drag-ghost" style={{ left: drag.x + 12, top: drag.y + 8 }}>
          {areaNames(drag.areaIds)}
        </div>
      )}
      {lifted && (
        <div className="lifted-bar">
          <strong>
            {areaNames(lifted.areaIds)} → {nameOf(columns[lifted.column]?.marketerId)}
          </strong>
          {lifted.typed && <kbd>{lifted.typed}</kbd>}
          <span>{t("board.liftedHint")}</span>
        </div>
      )}
    </div>
  );
}
