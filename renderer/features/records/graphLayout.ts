import type { LinkView } from "../../../shared/contract/records.ts";
import type { SeenRelation } from "../../../shared/domain/records.ts";

/** Where a link stands around the customer: suppliers left, buyers right, who vouches above, the family below. */
type Side = "left" | "right" | "above" | "below";

const sides: Readonly<Record<SeenRelation, Side>> = {
  upstream: "left",
  downstream: "right",
  guarantor: "above",
  guaranteed: "above",
  affiliate: "above",
  member: "below",
  other: "below",
};

export interface GraphNode {
  link: LinkView;
  side: Side;
  /** top left corner */
  x: number;
  y: number;
}

export interface GraphLayout {
  width: number;
  height: number;
  /** top left corner of the customer's own node */
  self: { x: number; y: number };
  nodes: GraphNode[];
}

export const nodeWidth = 168;
export const nodeHeight = 44;
const width = 1080;
const gap = 14;
const rowHeight = nodeHeight + 26;
const perRow = 3;
/** of the rows above and below, with room at both ends */
const middleWidth = perRow * (nodeWidth + gap) + gap;

/** Places a customer's links around them, so that no two nodes overlap, however many there are. */
export function layOut(links: readonly LinkView[]): GraphLayout {
  const on = (side: Side) => links.filter(({ relation }) => sides[relation] === side);
  const [left, right, above, below] = [on("left"), on("right"), on("above"), on("below")];
  const rowsAbove = Math.ceil(above.length / perRow);
  const rowsBelow = Math.ceil(below.length / perRow);
  const columnHeight = Math.max(left.length, right.length) * (nodeHeight + gap) - gap;
  const middleHeight = (rowsAbove + rowsBelow) * rowHeight + nodeHeight;
  const height = Math.max(columnHeight, middleHeight) + 2 * gap;
  const selfY = (height - middleHeight) / 2 + rowsAbove * rowHeight;
  const self = { x: (width - nodeWidth) / 2, y: selfY };
  const column = (side: Side, of: readonly LinkView[], x: number) =>
    of.map((link, index) => ({ link, side, x, y: columnTop(of.length, height) + index * (nodeHeight + gap) }));
  const rowsOf = (side: Side, of: readonly LinkView[], y: (row: number) => number) =>
    of.map((link, index) => {
      const row = Math.floor(index / perRow);
      const inRow = Math.min(perRow, of.length - row * perRow);
      const x = width / 2 - (inRow * (nodeWidth + gap) - gap) / 2 + (index % perRow) * (nodeWidth + gap);
      return { link, side, x, y: y(row) };
    });
  return {
    width,
    height,
    self,
    nodes: [
      ...column("left", left, gap),
      ...column("right", right, width - gap - nodeWidth),
      ...rowsOf("above", above, (row) => selfY - (row + 1) * rowHeight),
      ...rowsOf("below", below, (row) => selfY + (row + 1) * rowHeight),
    ],
  };
}

function columnTop(count: number, height: number): number {
  return (height - (count * (nodeHeight + gap) - gap)) / 2;
}

/** The curve from the customer to a node; goods flow in the direction in which it is drawn. */
export function curve(self: { x: number; y: number }, { side, x, y }: GraphNode): string {
  const middle = { x: self.x + nodeWidth / 2, y: self.y + nodeHeight / 2 };
  const ownY = y + nodeHeight / 2;
  // Partners' curves end beside the rows above and below, and run straight on between them.
  if (side === "left") {
    const [from, to] = [x + nodeWidth, (width - middleWidth) / 2];
    const bend = (from + to) / 2;
    return `M ${from} ${ownY} C ${bend} ${ownY}, ${bend} ${middle.y}, ${to} ${middle.y} H ${self.x}`;
  }
  if (side === "right") {
    const [from, to] = [(width + middleWidth) / 2, x];
    const bend = (from + to) / 2;
    return `M ${self.x + nodeWidth} ${middle.y} H ${from} C ${bend} ${middle.y}, ${bend} ${ownY}, ${to} ${ownY}`;
  }
  const fromY = side === "above" ? self.y : self.y + nodeHeight;
  const toY = side === "above" ? y + nodeHeight : y;
  const bend = (fromY + toY) / 2;
  return `M ${middle.x} ${fromY} C ${middle.x} ${bend}, ${x + nodeWidth / 2} ${bend}, ${x + nodeWidth / 2} ${toY}`;
}

/** A name cut to what fits into a node: Chinese characters are about twice as wide as Latin ones. */
export function clipped(name: string, halfWidths: number): string {
  let used = 0;
  let fitting = "";
  for (const character of name) {
    used += /[\u2E80-\uFFEF]/.test(character) ? 2 : 1.15;
    if (used > halfWidths) return `${fitting}…`;
    fitting += character;
  }
  return name;
}
