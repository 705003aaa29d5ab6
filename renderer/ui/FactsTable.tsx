import { Descriptions } from "antd";
import type { ReactNode } from "react";

interface FactsTableProps {
  rows: readonly (readonly [label: string, value: ReactNode])[];
  /** pairs of label and value side by side */
  column: number;
  /** whether the last value, long text as a rule, takes a whole line */
  wideLast?: boolean;
  /** inside a panel already, without a frame of its own */
  plain?: boolean;
}

/** Facts about one thing, each with its label. */
export function FactsTable({ rows, column, wideLast = false, plain = false }: FactsTableProps) {
  return (
    <Descriptions
      bordered
      size="small"
      column={column}
      className={plain ? "" : "panel"}
      items={rows.map(([label, children], index) => ({
        key: label,
        label,
        children,
        ...(wideLast && index === rows.length - 1 ? { span: column } : {}),
      }))}
    />
  );
}
