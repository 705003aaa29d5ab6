import type { ComponentProps, ReactNode } from "react";
import ReactMarkdown, { type Components } from "react-markdown";
import remarkGfm from "remark-gfm";
import { safeLink } from "./safeLink.ts";

type HeadingProps = ComponentProps<"h1"> & {
  node?: { position?: { start: { line: number } } | undefined } | undefined;
};

/** Headings know their line in the Markdown, by which a search leads to them; the page's own title stands above. */
function heading(Tag: "h3" | "h4" | "h5" | "h6") {
  return function Heading({ node, children }: HeadingProps) {
    return <Tag data-line={node?.position?.start.line}>{children}</Tag>;
  };
}

/** Where a link does not lead to what it may, its words stand alone. */
function SafeAnchor({ href, children }: { href?: string | undefined; children?: ReactNode }) {
  const address = safeLink(href);
  if (address === null) return <span>{children}</span>;
  if (address.startsWith("#/")) return <a href={address}>{children}</a>;
  return (
    <a href={address} target="_blank" rel="noreferrer noopener" title={address}>
      {children}
    </a>
  );
}

const components: Components = {
  h1: heading("h3"),
  h2: heading("h4"),
  h3: heading("h5"),
  h4: heading("h6"),
  h5: heading("h6"),
  h6: heading("h6"),
  a: SafeAnchor,
  // Nothing is loaded from anywhere: of a picture its words remain.
  img: ({ alt }) => <span>{alt}</span>,
  input: ({ checked }) => <span aria-hidden>{checked ? "☑" : "☐"} </span>,
};

/** A page's Markdown as elements. HTML in it stands there as it was typed. */
export function Markdown({ content }: { content: string }) {
  return (
    <div className="markdown">
      <ReactMarkdown remarkPlugins={[remarkGfm]} components={components} urlTransform={(url) => safeLink(url) ?? ""}>
        {content}
      </ReactMarkdown>
    </div>
  );
}
