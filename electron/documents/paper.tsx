import type { ReactNode } from "react";
import type { Language } from "../../shared/i18n/index.ts";

interface PaperProps {
  language: Language | undefined;
  title: string;
  /** CSS, as `paperStyles` made it */
  styles: string;
  children: ReactNode;
}

/** A self-contained page of HTML, to be looked at and printed. */
export function Paper({ language, title, styles, children }: PaperProps) {
  return (
    <html lang={language}>
      <head>
        <meta charSet="utf-8" />
        <title>{title}</title>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: React would escape the quotes of CSS; paperStyles escapes what comes from outside. */}
        <style dangerouslySetInnerHTML={{ __html: styles }} />
      </head>
      <body>{children}</body>
    </html>
  );
}
