import { encode } from "uqr";

/** Modules left white around the code, as ISO/IEC 18004 asks. */
const quietZone = 4;

/** A QR code in black as SVG, that bears a quarter of smudges or so. */
export function QrCode({ text, title }: { text: string; title: string }) {
  const { data, size } = encode(text, { ecc: "Q", border: quietZone });
  return (
    <svg className="qr" viewBox={`0 0 ${size} ${size}`} shapeRendering="crispEdges" role="img" aria-label={title}>
      <path d={data.map(rowPath).join("")} fill="#000" />
    </svg>
  );
}

/** The dark modules of a row, those side by side as one rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  const bits = row.map((dark) => (dark ? "1" : "0")).join("");
  return [...bits.matchAll(/1+/g)]
    .map(({ index, 0: run }) => `M${index} ${y}h${run.length}v1h-${run.length}z`)
    .join("");
}
