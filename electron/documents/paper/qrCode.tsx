import { encode } from "uqr";

interface QrCodeProps {
  /** what a scanner types: a number of ours, without any name */
  text: string;
  /** width and height on paper in millimetres, with the quiet zone around it */
  size: number;
}

/** Light modules that ISO/IEC 18004 wants on each side. */
const quietZone = 4;

/** A QR code as SVG that still reads with a seal's edge or a fold across it: a quarter of it may be lost. */
export function QrCode({ text, size }: QrCodeProps) {
  const { data, size: modules } = encode(text, { ecc: "Q", border: quietZone });
  return (
    <svg
      className="qr-code"
      viewBox={`0 0 ${modules} ${modules}`}
      width={`${size}mm`}
      height={`${size}mm`}
      shapeRendering="crispEdges"
      role="img"
      aria-label={text}
    >
      <path d={data.map(rowPath).join("")} />
    </svg>
  );
}

/** The dark modules of a row, each run of them a rectangle. */
function rowPath(row: readonly boolean[], y: number): string {
  const runs: string[] = [];
  for (let x = 0; x < row.length; x += 1) {
    if (!row[x]) continue;
    const from = x;
    while (row[x + 1]) x += 1;
    runs.push(`M${from} ${y}h${x - from + 1}v1H${from}z`);
  }
  return runs.join("");
}
