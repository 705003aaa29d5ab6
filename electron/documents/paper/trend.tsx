export interface TrendPoint {
  /** the period, below the axis */
  label: string;
  /** null: a gap */
  value: number | null;
  /** the value as it is read, beside its point */
  text: string;
}

const frame = { width: 240, height: 100, left: 24, right: 216, top: 38, bottom: 82 };

/** What a figure below its point takes, which stands where the value is negative. */
const below = 11;

/** A small chart of one figure over periods as SVG, in black: a line from zero up or down, its values in figures. */
export function Trend({ title, points }: { title: string; points: readonly TrendPoint[] }) {
  const values = points.flatMap(({ value }) => (value === null ? [] : [value]));
  const [least, most] = [Math.min(0, ...values), Math.max(0, ...values)];
  const bottom = least < 0 ? frame.bottom - below : frame.bottom;
  const across = (index: number) =>
    round(frame.left + ((frame.right - frame.left) * index) / Math.max(1, points.length - 1));
  const up = (value: number) => round(bottom - ((bottom - frame.top) * (value - least)) / (most - least || 1));
  return (
    <svg viewBox={`0 0 ${frame.width} ${frame.height}`} width="100%" role="img" aria-label={title}>
      <text x={frame.width / 2} y="12" fontSize="11" fontWeight="600" textAnchor="middle">
        {title}
      </text>
      <path d={`M8 ${up(0)}H${frame.width - 8}`} stroke="#777" strokeWidth="0.6" />
      <path d={lineOf(points, across, up)} fill="none" stroke="#000" strokeWidth="1.3" />
      {points.map(({ label, value, text }, index) => (
        <g key={label} fontSize="10" textAnchor="middle">
          <text x={across(index)} y={frame.height - 4} fill="#333">
            {label}
          </text>
          {value !== null && (
            <>
              <circle cx={across(index)} cy={up(value)} r="2.2" />
              <text x={across(index)} y={value < 0 ? up(value) + below : up(value) - 6}>
                {text}
              </text>
            </>
          )}
        </g>
      ))}
    </svg>
  );
}

/** From point to point; where one is missing the line stops, and goes on behind it. */
function lineOf(
  points: readonly TrendPoint[],
  across: (index: number) => number,
  up: (value: number) => number,
): string {
  return points
    .map(({ value }, index) => {
      if (value === null) return "";
      const goesOn = index > 0 && points[index - 1]?.value !== null;
      return `${goesOn ? "L" : "M"}${across(index)} ${up(value)}`;
    })
    .join("");
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}
