import { type Ref, useEffect, useImperativeHandle, useRef } from "react";
import { useTranslation } from "react-i18next";
import { fitWidth } from "./fitWidth.ts";

interface PaperFrameProps {
  title: string;
  html: string;
  /** what it is a preview of, where it is not of customer files */
  label?: string;
  /** not to be looked at: the print dialog opens as soon as the pages are there */
  printOnly?: boolean;
  ref?: Ref<HTMLIFrameElement>;
}

/** Pages as the core made them, for the eye and the print dialog; on the screen as wide as the frame allows. */
export function PaperFrame({ title, html, label, printOnly = false, ref }: PaperFrameProps) {
  const { t } = useTranslation();
  const frame = useRef<HTMLIFrameElement>(null);
  useImperativeHandle(ref, () => frame.current as HTMLIFrameElement);
  useEffect(() => {
    const element = frame.current;
    if (!element || printOnly) return;
    const resized = new ResizeObserver(() => fitWidth(element));
    resized.observe(element);
    return () => resized.disconnect();
  }, [printOnly]);
  return (
    <iframe
      ref={frame}
      title={`${label ?? t("documents.preview")}: ${title}`}
      className={printOnly ? "print-frame" : "document-frame"}
      // No scripts inside; our own page may reach in to open the print dialog.
      sandbox="allow-same-origin allow-modals"
      srcDoc={html}
      onLoad={({ currentTarget }) => (printOnly ? currentTarget.contentWindow?.print() : fitWidth(currentTarget))}
    />
  );
}
