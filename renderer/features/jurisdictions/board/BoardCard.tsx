import {
  CalendarOutlined,
  CaretDownFilled,
  CaretRightFilled,
  CheckOutlined,
  LockOutlined,
  MoreOutlined,
} from "@ant-design/icons";
import { type CSSProperties, type PointerEvent, useRef } from "react";
import { useTranslation } from "react-i18next";
import type { BoardRow } from "./columns.ts";
import { useBoardDesk } from "./useDesk.ts";
import { useFigureText } from "./useFigureText.ts";

/** Heights in px of the lines of a column, with the space above each. */
export function heightOf({ depth, moved }: BoardRow): number {
  return depth > 0 ? 28 : moved ? 74 : 56;
}

export function rowId(areaId: number): string {
  return `board-area-${areaId}`;
}

interface BoardCardProps {
  row: BoardRow;
  style: CSSProperties;
  active: boolean;
  /** hangs somewhere at the moment: dragged, or lifted by keyboard */
  lifted: boolean;
  onToggle: () => void;
  onActive: () => void;
  onPointerDown: (event: PointerEvent) => void;
  onMenu: (at: { x: number; y: number }) => void;
}

/** A card, or an area within an opened card. */
export function BoardCard({ row, style, active, lifted, onToggle, onActive, onPointerDown, onMenu }: BoardCardProps) {
  const { t } = useTranslation();
  const desk = useBoardDesk();
  const text = useFigureText();
  const { area, part, depth, below, open, moved } = row;
  const ticked = desk.ticked.has(area.id);
  const locked = desk.locked.has(area.id);
  const menuButton = useRef<HTMLButtonElement>(null);
  const container = area.parentId === null ? undefined : desk.tree.byId.get(area.parentId);
  const customers = t("board.customers", {
    count: part.figures.customers,
    shown: text("customers", part.figures.customers),
  });
  const balance = desk.known.has("balanceFen")
    ? t("board.amount", { amount: text("balanceFen", part.figures.balanceFen) })
    : null;
  const villages = part.villages > 0 ? t("board.villagesBelow", { count: part.villages }) : null;
  const from = moved ? desk.nameOf(desk.now.effective.get(area.id)) : null;
  const assistant = desk.planned.own.get(area.id)?.assistantId;
  const label = [
    area.name,
    customers,
    villages,
    from && t("board.cameFrom", { name: from }),
    locked && t("board.locked"),
  ].filter(Boolean);
  const className = [
    depth > 0 ? "board-row" : "board-card",
    moved && "moved",
    ticked && "ticked",
    active && "active",
    lifted && "lifted",
    open && "open",
    desk.editable && !locked && "movable",
  ].filter(Boolean);
  return (
    // biome-ignore lint/a11y/useKeyWithClickEvents: the list that it is in has the keyboard.
    <div
      id={rowId(area.id)}
      role="option"
      tabIndex={-1}
      aria-selected={ticked}
      aria-label={label.join(t("common.separator"))}
      data-area={area.id}
      className={className.join(" ")}
      style={{ ...style, paddingInlineStart: depth > 0 ? 8 + depth * 12 : undefined }}
      onPointerDown={onPointerDown}
      // The list keeps the focus: a card goes out of the page when it is moved or scrolled away.
      onMouseDown={(event) => event.preventDefault()}
      onClick={({ ctrlKey, metaKey }) => {
        onActive();
        if ((ctrlKey || metaKey) && desk.editable) desk.tick(area.id);
      }}
      onDoubleClick={onToggle}
      onContextMenu={(event) => {
        event.preventDefault();
        onActive();
        onMenu({ x: event.clientX, y: event.clientY });
      }}
    >
      <div className="card-line">
        {below > 0 ? (
          <button
            type="button"
            tabIndex={-1}
            className="card-button"
            aria-label={t(open ? "board.close" : "board.open", { area: area.name })}
            onClick={onToggle}
          >
            {open ? <CaretDownFilled /> : <CaretRightFilled />}
          </button>
        ) : (
          <span className="card-dot" />
        )}
        <span className="cut card-name" title={`${area.name} ${area.code}`}>
          {area.name}
          {depth === 0 && container && area.level !== "township" && (
            <span className="secondary card-container">{container.name}</span>
          )}
        </span>
        {locked && <LockOutlined className="card-lock" title={t("board.locked")} />}
        {area.laterFrom && (
          <CalendarOutlined className="secondary" title={t("board.later", { date: area.laterFrom })} />
        )}
        {depth > 0 && <span className="secondary card-count">{text("customers", part.figures.customers)}</span>}
        {desk.editable && (
          <button
            type="button"
            tabIndex={-1}
            className={ticked ? "card-button card-tick on" : "card-button card-tick"}
            aria-label={t("board.tick", { area: area.name })}
            aria-pressed={ticked}
            onClick={() => desk.tick(area.id)}
          >
            <CheckOutlined />
          </button>
        )}
        <button
          ref={menuButton}
          type="button"
          tabIndex={-1}
          className="card-button card-menu"
          aria-label={t("board.menu", { area: area.name })}
          onClick={() => {
            const box = menuButton.current?.getBoundingClientRect();
            if (box) onMenu({ x: box.left, y: box.bottom });
          }}
        >
          <MoreOutlined />
        </button>
      </div>
      {depth === 0 && (
        <div className="card-figures cut">
          {[customers, balance, villages].filter(Boolean).join(" · ")}
          {assistant != null && (
            <span className="secondary"> · {t("board.assistedBy", { name: desk.nameOf(assistant) })}</span>
          )}
        </div>
      )}
      {depth === 0 && from !== null && <div className="card-from cut">{t("board.cameFrom", { name: from })}</div>}
    </div>
  );
}
