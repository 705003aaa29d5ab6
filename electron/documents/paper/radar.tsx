interface Axis {
  label: string;
  /** 0 to 1 */
  share: number;
}

const centre = { x: 172, y: 98 };
const radius = 62;

/** A radar chart as SVG: a filled shape over rings at each quarter. */
export function Radar({ title, axes }: { title: string; axes: readonly Axis[] }) {
  const ring = (share: number) => axes.map((_, index) => pointOn(index, axes.length, share)).join(" ");
  return (
    <svg viewBox="0 0 344 188" width="100%" role="img" aria-label={title}>
      {[0.25, 0.5, 0.75, 1].map((share) => (
        <polygon
          key={share}
          points={ring(share)}
          fill="none"
          stroke="#777"
          strokeWidth="0.5"
          strokeDasharray={share < 1 ? "2 2" : "none"}
        />
      ))}
      <polygon
        points={axes.map(({ share }, index) => pointOn(index, axes.length, share)).join(" ")}
        fill="#00000012"
        stroke="#000"
        strokeWidth="1.5"
      />
      {axes.map(({ label, share }, index) => {
        const [x, y] = place(index, axes.length, index === 0 ? 1.36 : 1.14);
        return (
          <text key={label} x={x} y={y} fontSize="11.5" textAnchor={anchorOf(x)} dominantBaseline="middle">
            {label}
            <tspan x={x} dy="13" fontWeight="600">
              {Math.round(share * 100)}%
            </tspan>
          </text>
        );
      })}
    </svg>
  );
}

/** Labels grow away from the chart. */
function anchorOf(x: number): "start" | "middle" | "end" {
  if (x > centre.x + 1) return "start";
  return x < centre.x - 1 ? "end" : "middle";
}

function pointOn(index: number, count: number, share: number): string {
  return place(index, count, share).join(",");
}

function place(index: number, count: number, share: number): [number, number] {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return [round(centre.x + Math.cos(angle) * radius * share), round(centre.y + Math.sin(angle) * radius * share)];
}
