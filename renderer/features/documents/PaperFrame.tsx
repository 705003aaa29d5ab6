import type { Ref } from "react";
import { useTranslation } from "react-i18next";

interface PaperFrameProps {
  title: string;
  html: string;
  /** what it is a preview of, where it is not of customer files */
  label?: string;
  /** not to be looked at: the print dialog opens as soon as the pages are there */
  printOnly?: boolean;
  ref?: Ref<HTMLIFrameElement>;
}

/** Pages as the core made them, for the eye and the print dialog. */
export function PaperFrame({ title, html, label, printOnly = false, ref }: PaperFrameProps) {
  const { t } = useTranslation();
  return (
    <iframe
      ref={ref}
      title={`${label ?? t("documents.preview")}: ${title}`}
      className={printOnly ? "print-frame" : "document-frame"}
      // No scripts inside; our own page may reach in to open the print dialog.
      sandbox="allow-same-origin allow-modals"
      srcDoc={html}
      onLoad={({ currentTarget }) => printOnly && currentTarget.contentWindow?.print()}
    />
  );
}
