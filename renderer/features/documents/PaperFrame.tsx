import type { Ref } from "react";
import { useTranslation } from "react-i18next";

interface PaperFrameProps {
  title: string;
  html: string;
  /** opens the print dialog as soon as the pages are there */
  printAtOnce?: boolean;
  ref?: Ref<HTMLIFrameElement>;
}

/** Pages as the core made them, for the eye and the print dialog. */
export function PaperFrame({ title, html, printAtOnce = false, ref }: PaperFrameProps) {
  const { t } = useTranslation();
  return (
    <iframe
      ref={ref}
      title={`${t("documents.preview")}: ${title}`}
      className="document-frame"
      // No scripts inside; our own page may reach in to open the print dialog.
      sandbox="allow-same-origin allow-modals"
      srcDoc={html}
      onLoad={({ currentTarget }) => printAtOnce && currentTarget.contentWindow?.print()}
    />
  );
}
