import type { ReactNode } from "react";
import { createPortal } from "react-dom";

/** A card over everything, which also prints alone. */
export function AloneScreen({ label, children }: { label: string; children: ReactNode }) {
  return createPortal(
    <div className="gate alone-screen" role="dialog" aria-modal aria-label={label}>
      <div className="gate-card wide">{children}</div>
    </div>,
    document.body,
  );
}
