import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { indicatorRules } from "../../../shared/domain/assessment.ts";
import type { BasePart } from "../../../shared/domain/assessmentFormula.ts";
import { AddIndicator, removeColumn } from "./indicatorChoice.tsx";
import { NumberBox } from "./NumberBox.tsx";

interface BaseEditorProps {
  parts: readonly BasePart[];
  onChange: (parts: BasePart[]) => void;
}

/** Indicators with weight, target, floor and cap. */
export function BaseEditor({ parts, onChange }: BaseEditorProps) {
  const { t } = useTranslation();
  const set = (indicator: BasePart["indicator"], change: Partial<BasePart>) =>
    onChange(parts.map((part) => (part.indicator === indicator ? { ...part, ...change } : part)));
  const column = (key: "weight" | "target" | "floorPercent" | "capPercent", heading: string) => ({
    title: heading,
    key,
    width: key === "target" ? 190 : 120,
    render: (_: unknown, part: BasePart) => (
      <NumberBox
        label={`${t(`assessments.indicator.${part.indicator}`)} ${heading}`}
        unit={key === "weight" ? "points" : key === "target" ? indicatorRules[part.indicator].unit : "percent"}
        value={part[key]}
        onChange={(value) => set(part.indicator, { [key]: value })}
      />
    ),
  });
  return (
    <Table<BasePart>
      size="small"
      rowKey="indicator"
      title={() => <strong>{t("assessments.part.base")}</strong>}
      dataSource={parts as BasePart[]}
      pagination={false}
      columns={[
        {
          title: t("assessments.column.indicator"),
          key: "indicator",
          render: (_, { indicator }) => t(`assessments.indicator.${indicator}`),
        },
        column("weight", t("assessments.column.weight")),
        column("target", t("assessments.column.target")),
        column("floorPercent", t("assessments.formula.floor")),
        column("capPercent", t("assessments.formula.cap")),
        removeColumn(t, ({ indicator }) => onChange(parts.filter((part) => part.indicator !== indicator))),
      ]}
      footer={() => (
        <AddIndicator
          isRisk={false}
          taken={parts.map(({ indicator }) => indicator)}
          onAdd={(indicator) =>
            onChange([...parts, { indicator, weight: 0, target: 1, floorPercent: 0, capPercent: 100 }])
          }
        />
      )}
    />
  );
}
