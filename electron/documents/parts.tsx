import type { ReactNode } from "react";

/** Rows of a heading and its value, two pairs to a line unless there is an odd one left. */
export function Fields({ rows }: { rows: readonly (readonly [label: string, value: ReactNode])[] }) {
  const lines = rows.flatMap((row, index) => (index % 2 === 0 ? [[row, rows[index + 1]] as const] : []));
  return (
    <table className="fields">
      <tbody>
        {lines.map(([first, second]) => (
          <tr key={first[0]}>
            <th>{first[0]}</th>
            <td colSpan={second ? 1 : 3}>{first[1]}</td>
            {second && <th>{second[0]}</th>}
            {second && <td>{second[1]}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** A heading and its value to a line. */
export function Values({ rows }: { rows: readonly (readonly [label: string, value: string])[] }) {
  return (
    <table className="fields values">
      <tbody>
        {rows.map(([label, value]) => (
          <tr key={label}>
            <th>{label}</th>
            <td className="prose">{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

interface SignaturesProps {
  boxes: readonly { title: string; name: string }[];
  signature: string;
  date: string;
}

/** Boxes to sign in by hand, each under the role and name of whoever signs. */
export function Signatures({ boxes, signature, date }: SignaturesProps) {
  return (
    <div className="signatures keep">
      {boxes.map(({ title, name }) => (
        <div key={title}>
          <span>
            {title}: {name}
          </span>
          <span>{signature}:</span>
          <span>{date}:</span>
        </div>
      ))}
    </div>
  );
}
