import { Flex, Segmented, Table, type TableColumnsType, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LoadMeasure } from "../../../../shared/domain/loads.ts";
import { Overloaded } from "./LoadChangesTable.tsx";
import { type ComparedMarketer, planFigures, type Sided } from "./loadChanges.ts";
import "./plans.css";
import { usePlanFigures } from "./usePlanFigures.ts";

interface ComparedLoadsProps {
  marketers: ComparedMarketer[];
  /** of the plans */
  names: Sided<string>;
}

/** What each marketer would carry under either plan: one figure at a time. */
export function ComparedLoads({ marketers, names }: ComparedLoadsProps) {
  const { t } = useTranslation();
  const { heading, written, signed } = usePlanFigures();
  const [figure, setFigure] = useState<LoadMeasure>("customers");
  const after = (side: "left" | "right") => ({
    title: names[side],
    key: side,
    align: "right" as const,
    render: (_: unknown, marketer: ComparedMarketer) => {
      const difference = marketer[side][figure] - marketer.before[figure];
      return (
        <>
          {marketer.id !== null && <Overloaded customers={marketer[side].customers} />}{" "}
          {difference !== 0 && (
            <Typography.Text type="secondary">
              {difference > 0 ? "▲" : "▼"} {signed(figure, difference)}
            </Typography.Text>
          )}{" "}
          {written(figure, marketer[side][figure])}
        </>
      );
    },
  });
  const columns: TableColumnsType<ComparedMarketer> = [
    {
      title: t("plans.marketer"),
      key: "name",
      render: (_, { name }) => name ?? <Tag>{t("plans.nobody")}</Tag>,
    },
    {
      title: t("plans.before"),
      key: "before",
      align: "right",
      render: (_, { before }) => written(figure, before[figure]),
    },
    after("left"),
    after("right"),
    {
      title: t("plans.difference"),
      key: "difference",
      align: "right",
      render: (_, marketer) => {
        const difference = marketer.right[figure] - marketer.left[figure];
        return difference === 0 ? t("common.state.none") : <strong>{signed(figure, difference)}</strong>;
      },
    },
  ];
  return (
    <section className="panel" aria-label={t("plans.loads")}>
      <Flex vertical gap="small">
        <Segmented
          aria-label={t("plans.compareFigure")}
          style={{ alignSelf: "flex-start" }}
          value={figure}
          onChange={setFigure}
          options={planFigures.map((value) => ({ value, label: heading(value) }))}
        />
        <Table<ComparedMarketer>
          className="plan-figures"
          size="small"
          rowKey={({ id }) => id ?? "nobody"}
          dataSource={marketers}
          pagination={false}
          columns={columns}
        />
      </Flex>
    </section>
  );
}
