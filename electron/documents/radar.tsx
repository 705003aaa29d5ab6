interface Axis {
  label: string;
  /** 0 to 1 */
  share: number;
}

const centre = { x: 130, y: 105 };
const radius = 64;

/** A radar chart as SVG: a filled shape over rings at each quarter. */
export function Radar({ title, axes }: { title: string; axes: readonly Axis[] }) {
  const ring = (share: number) => axes.map((_, index) => pointOn(index, axes.length, share)).join(" ");
  return (
    <svg viewBox="0 0 260 215" width="100%" role="img" aria-label={title}>
      {[0.25, 0.5, 0.75, 1].map((share) => (
        <polygon key={share} points={ring(share)} fill="none" stroke="#c9c2b4" strokeWidth="0.7" />
      ))}
      <polygon
        points={axes.map(({ share }, index) => pointOn(index, axes.length, share)).join(" ")}
        fill="#d69e2e66"
        stroke="#b7791f"
        strokeWidth="1.5"
      />
      {axes.map(({ label, share }, index) => {
        const [x, y] = place(index, axes.length, 1.34);
        return (
          <text key={label} x={x} y={y} fontSize="10" textAnchor="middle" dominantBaseline="middle">
            {label}
            <tspan x={x} dy="12" fill="#8a5a13">
              {Math.round(share * 100)}%
            </tspan>
          </text>
        );
      })}
    </svg>
  );
}

function pointOn(index: number, count: number, share: number): string {
  return place(index, count, share).join(",");
}

function place(index: number, count: number, share: number): [number, number] {
  const angle = (index / count) * 2 * Math.PI - Math.PI / 2;
  const round = (value: number) => Math.round(value * 10) / 10;
  return [round(centre.x + Math.cos(angle) * radius * share), round(centre.y + Math.sin(angle) * radius * share)];
}
