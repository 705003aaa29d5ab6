import {
  type PointerEvent as ReactPointerEvent,
  type RefObject,
  useCallback,
  useEffect,
  useRef,
  useState,
} from "react";

/** The pointer has to go this far, in px, before a press becomes a drag. */
const threshold = 5;
/** At this distance from an edge, in px, the board begins to scroll, by at most so many px a frame. */
const edge = 70;
const fastest = 26;

/** The columns as the page has them: what a card is dropped on. */
const columnAttribute = "data-column";
export const nobodysColumn = "nobody";

interface DragHandlers {
  /** what is taken along when this area is dragged */
  taken: (areaId: number) => number[];
  /** the pointer is over another column; undefined for none */
  onOver: (areaIds: readonly number[], to: number | null | undefined) => void;
  onDrop: (areaIds: readonly number[], to: number | null) => void;
}

export interface DragState {
  areaIds: readonly number[];
  x: number;
  y: number;
}

/**
 * Dragging of cards with the mouse. The pointer is followed on the window: the card that was taken may scroll out of the
 * page meanwhile. Escape lets it go where it was.
 */
export function useCardDrag(scroller: RefObject<HTMLElement | null>, handlers: DragHandlers) {
  const [drag, setDrag] = useState<DragState | null>(null);
  const latest = useRef(handlers);
  latest.current = handlers;
  const stop = useRef<(() => void) | null>(null);
  useEffect(() => () => stop.current?.(), []);

  const onPointerDown = useCallback(
    (areaId: number, event: ReactPointerEvent) => {
      if (event.button !== 0 || event.pointerType === "touch") return;
      if (event.target instanceof Element && event.target.closest("button, input")) return;
      const start = { x: event.clientX, y: event.clientY };
      const at = { ...start };
      let areaIds: readonly number[] | null = null;
      let over: number | null | undefined;
      let frame = 0;

      const look = () => {
        const next = columnAt(at);
        if (next === over || !areaIds) return;
        over = next;
        latest.current.onOver(areaIds, over);
      };
      const scroll = () => {
        const box = scroller.current?.getBoundingClientRect();
        if (box && scroller.current) {
          const by = pull(at.x, box.left, box.right);
          if (by !== 0) {
            scroller.current.scrollLeft += by;
            look();
          }
        }
        frame = requestAnimationFrame(scroll);
      };
      const onMove = (moved: PointerEvent) => {
        at.x = moved.clientX;
        at.y = moved.clientY;
        if (!areaIds) {
          if (Math.hypot(at.x - start.x, at.y - start.y) < threshold) return;
          areaIds = latest.current.taken(areaId);
          frame = requestAnimationFrame(scroll);
          document.body.classList.add("dragging-card");
        }
        setDrag({ areaIds, ...at });
        look();
      };
      const end = () => {
        cancelAnimationFrame(frame);
        document.body.classList.remove("dragging-card");
        window.removeEventListener("pointermove", onMove);
        window.removeEventListener("pointerup", onUp);
        window.removeEventListener("pointercancel", end);
        window.removeEventListener("keydown", onKey, true);
        if (areaIds) latest.current.onOver(areaIds, undefined);
        setDrag(null);
        stop.current = null;
      };
      const onUp = () => {
        const to = columnAt(at);
        const taken = areaIds;
        end();
        if (taken && to !== undefined) latest.current.onDrop(taken, to);
      };
      const onKey = (key: KeyboardEvent) => {
        if (key.key !== "Escape") return;
        key.stopPropagation();
        end();
      };
      window.addEventListener("pointermove", onMove);
      window.addEventListener("pointerup", onUp);
      window.addEventListener("pointercancel", end);
      window.addEventListener("keydown", onKey, true);
      stop.current = end;
    },
    [scroller],
  );
  return { drag, onPointerDown };
}

/** Whose column is at a point: null for nobody's, undefined for no column. */
function columnAt({ x, y }: { x: number; y: number }): number | null | undefined {
  const column = document.elementFromPoint(x, y)?.closest(`[${columnAttribute}]`)?.getAttribute(columnAttribute);
  if (column === null || column === undefined) return undefined;
  return column === nobodysColumn ? null : Number(column);
}

/** How far to scroll in a frame: the nearer to the edge, the faster. */
function pull(x: number, left: number, right: number): number {
  if (x < left + edge) return -Math.round(fastest * Math.min(1, (left + edge - x) / edge));
  if (x > right - edge) return Math.round(fastest * Math.min(1, (x - right + edge) / edge));
  return 0;
}
