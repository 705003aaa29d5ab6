import { Table, type TableColumnsType, Tag, Tooltip } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import type { LoadMeasure } from "../../../../shared/domain/loads.ts";
import { type LoadChange, loadChanges, type MarketerChange, planFigures } from "./loadChanges.ts";
import { useOverload, usePlanFigures } from "./usePlanFigures.ts";

/** What each marketer carries before and after, the largest change first. */
export function LoadChangesTable({ marketers }: { marketers: MarketerChange[] }) {
  const { t } = useTranslation();
  const { heading } = usePlanFigures();
  const rows = useMemo(() => loadChanges(marketers), [marketers]);
  const columns: TableColumnsType<LoadChange> = [
    {
      title: t("plans.marketer"),
      key: "name",
      render: (_, change) => <MarketerName {...change} />,
    },
    ...planFigures.map((figure) => ({
      title: heading(figure),
      key: figure,
      align: "right" as const,
      render: (_: unknown, change: LoadChange) => <Change figure={figure} change={change} />,
    })),
  ];
  return (
    <Table<LoadChange>
      aria-label={t("plans.loads")}
      className="plan-figures"
      size="small"
      rowKey={({ id }) => id ?? "nobody"}
      dataSource={rows}
      pagination={false}
      columns={columns}
    />
  );
}

/** A marketer, marked where they would have too many customers; nobody in red while that leaves somebody alone. */
function MarketerName({ id, name, after: { customers } }: LoadChange) {
  const { t } = useTranslation();
  if (id === null) return <Tag color={customers > 0 ? "red" : "default"}>{t("plans.nobody")}</Tag>;
  return (
    <>
      {name} <Overloaded customers={customers} />
    </>
  );
}

/** The mark of a marketer who would have so many customers; nothing where that is not too many. */
export function Overloaded({ customers }: { customers: number }) {
  const { t } = useTranslation();
  const { limit, hint } = useOverload();
  if (customers <= limit) return null;
  return (
    <Tooltip title={hint}>
      <Tag color="volcano">{t("loads.overloaded")}</Tag>
    </Tooltip>
  );
}

/** `420 → 455`, and below how much that is more or less. */
function Change({ figure, change: { before, after, difference } }: { figure: LoadMeasure; change: LoadChange }) {
  const { written, signed } = usePlanFigures();
  if (difference[figure] === 0) return <span className="plan-change same">{written(figure, after[figure])}</span>;
  const more = difference[figure] > 0;
  return (
    <span className="plan-change">
      <span>
        <span className="was">{written(figure, before[figure])} →</span> {written(figure, after[figure])}
      </span>
      <span className={more ? "mark more" : "mark less"}>
        {more ? "▲" : "▼"} {signed(figure, difference[figure])}
      </span>
    </span>
  );
}
