import { Link } from "@tanstack/react-router";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import type { LinkView } from "../../../shared/contract/records.ts";
import { clipped, curve, layOut, nodeHeight, nodeWidth } from "./graphLayout.ts";

/** What fits into a node, in half widths of a character. */
const nameFits = 20;

interface LinksGraphProps {
  customer: CustomerView;
  links: readonly LinkView[];
}

/** The customer among those they are linked to: each customer of the ledger among them opens by click or Enter. */
export function LinksGraph({ customer, links }: LinksGraphProps) {
  const { t } = useTranslation();
  const { width, height, self, nodes } = layOut(links);
  return (
    <svg className="links-graph" viewBox={`0 0 ${width} ${height}`} style={{ maxWidth: width }}>
      <title>{t("records.graphLabel", { name: customer.name })}</title>
      <defs>
        <marker id="flow" viewBox="0 0 8 8" refX="7" refY="4" markerWidth="8" markerHeight="8" orient="auto">
          <path d="M 0 0 L 8 4 L 0 8 z" />
        </marker>
      </defs>
      {nodes.map((node) => (
        <path
          key={node.link.id}
          className="edge"
          d={curve(self, node)}
          {...(node.side === "left" || node.side === "right" ? { markerEnd: "url(#flow)" } : {})}
        />
      ))}
      <g transform={`translate(${self.x} ${self.y})`} className="self">
        <Box name={customer.name} words={t("records.graphSelf")} />
      </g>
      {nodes.map(({ link, x, y }) => (
        <g key={link.id} transform={`translate(${x} ${y})`}>
          <Node link={link} />
        </g>
      ))}
    </svg>
  );
}

function Node({ link: { name, relation, kinship, other } }: { link: LinkView }) {
  const { t } = useTranslation();
  const words = kinship ? t(`records.choice.kinship.${kinship}`) : t(`records.choice.relation.${relation}`);
  if (!other) return <Box name={name} words={words} />;
  return (
    <Link to="/customers/$id" params={{ id: other.id }} search={{ tab: "links" }} aria-label={`${name} ${words}`}>
      <Box name={name} words={words} />
    </Link>
  );
}

function Box({ name, words }: { name: string; words: string }) {
  return (
    <>
      <title>{name}</title>
      <rect width={nodeWidth} height={nodeHeight} rx={6} />
      <text x={nodeWidth / 2} y={18} className="name">
        {clipped(name, nameFits)}
      </text>
      <text x={nodeWidth / 2} y={35} className="words">
        {words}
      </text>
    </>
  );
}
