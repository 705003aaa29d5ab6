import type { ReactNode } from "react";

interface FieldsProps {
  rows: readonly (readonly [label: string, value: ReactNode])[];
  compact?: boolean;
}

/** Rows of a heading and its value, two pairs to a line unless there is an odd one left. */
export function Fields({ rows, compact = false }: FieldsProps) {
  const lines = rows.flatMap((row, index) => (index % 2 === 0 ? [[row, rows[index + 1]] as const] : []));
  return (
    <table className={compact ? "fields compact" : "fields"}>
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

interface ValuesProps {
  rows: readonly (readonly [label: string, value: string])[];
  compact?: boolean;
}

/** A heading and its value to a line. */
export function Values({ rows, compact = false }: ValuesProps) {
  return (
    <table className={compact ? "fields values compact" : "fields values"}>
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

interface Column {
  title: string;
  /** amounts and counts stand at the right */
  number?: boolean;
  /** CSS width, where the column's is not left to its content */
  width?: string;
}

interface GridProps {
  columns: readonly Column[];
  rows: readonly { id: string | number; cells: readonly ReactNode[] }[];
  /** what the rows come to, cell by cell */
  sum?: readonly ReactNode[];
}

/** A close-set table, a row to an entry. */
export function Grid({ columns, rows, sum }: GridProps) {
  const classes = columns.map(({ number }) => (number ? "number" : ""));
  return (
    <table className="compact">
      <thead>
        <tr>
          {columns.map(({ title, width }, index) => (
            <th key={title} className={classes[index]} style={width ? { width } : {}}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map(({ id, cells }) => (
          <tr key={id}>
            {columns.map(({ title }, index) => (
              <td key={title} className={classes[index]}>
                {cells[index]}
              </td>
            ))}
          </tr>
        ))}
        {sum && (
          <tr>
            {columns.map(({ title }, index) => (
              <th key={title} className={classes[index]}>
                {sum[index]}
              </th>
            ))}
          </tr>
        )}
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
        <div key={`${title} ${name}`}>
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
