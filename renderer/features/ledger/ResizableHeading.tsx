import { type PointerEvent, type ThHTMLAttributes, useRef } from "react";
import { useTranslation } from "react-i18next";

interface ResizableHeadingProps extends ThHTMLAttributes<HTMLTableCellElement> {
  /** px; absent where the column cannot be made wider */
  currentWidth?: number;
  onResize?: (width: number) => void;
}

/** A column's heading with a handle at its right edge to drag. */
export function ResizableHeading({ currentWidth, onResize, children, ...props }: ResizableHeadingProps) {
  const { t } = useTranslation();
  const start = useRef<{ x: number; width: number } | null>(null);
  const move = ({ clientX }: PointerEvent) => {
    if (start.current) onResize?.(start.current.width + clientX - start.current.x);
  };
  return (
    <th {...props}>
      {children}
      {onResize && currentWidth !== undefined && (
        // biome-ignore lint/a11y/noStaticElementInteractions lint/a11y/useKeyWithClickEvents: widths are a nicety of the mouse; the click is only kept from sorting.
        <span
          className="resize-handle"
          title={t("ledger.columns.resize")}
          onClick={(event) => event.stopPropagation()}
          onPointerDown={(event) => {
            event.preventDefault();
            event.currentTarget.setPointerCapture(event.pointerId);
            start.current = { x: event.clientX, width: currentWidth };
          }}
          onPointerMove={move}
          onPointerUp={() => {
            start.current = null;
          }}
        />
      )}
    </th>
  );
}
