import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { indicatorRules } from "../../../shared/domain/assessment.ts";
import type { StepPart } from "../../../shared/domain/assessmentFormula.ts";
import { AddIndicator, removeColumn } from "./indicatorChoice.tsx";
import { NumberBox } from "./NumberBox.tsx";

interface StepsEditorProps {
  part: "deductions" | "plus";
  parts: readonly StepPart[];
  onChange: (parts: StepPart[]) => void;
}

/** Points by steps: taken off for risk, or added on top. */
export function StepsEditor({ part, parts, onChange }: StepsEditorProps) {
  const { t } = useTranslation();
  const set = (indicator: StepPart["indicator"], change: Partial<StepPart>) =>
    onChange(parts.map((one) => (one.indicator === indicator ? { ...one, ...change } : one)));
  const column = (key: "from" | "step" | "points" | "most", heading: string) => ({
    title: heading,
    key,
    width: 150,
    render: (_: unknown, row: StepPart) => (
      <NumberBox
        label={`${t(`assessments.part.${part}`)} ${t(`assessments.indicator.${row.indicator}`)} ${heading}`}
        unit={key === "from" || key === "step" ? indicatorRules[row.indicator].unit : "points"}
        value={row[key]}
        onChange={(value) => set(row.indicator, { [key]: value })}
      />
    ),
  });
  return (
    <Table<StepPart>
      size="small"
      rowKey="indicator"
      title={() => <strong>{t(`assessments.part.${part}`)}</strong>}
      dataSource={parts as StepPart[]}
      pagination={false}
      columns={[
        {
          title: t("assessments.column.indicator"),
          key: "indicator",
          render: (_, { indicator }) => t(`assessments.indicator.${indicator}`),
        },
        column("from", t(part === "plus" ? "assessments.formula.stepFrom" : "assessments.formula.tolerated")),
        column("step", t("assessments.formula.step")),
        column("points", t("assessments.formula.stepPoints")),
        column("most", t("assessments.formula.most")),
        removeColumn(t, ({ indicator }) => onChange(parts.filter((one) => one.indicator !== indicator))),
      ]}
      footer={() => (
        <AddIndicator
          isRisk={part === "deductions"}
          taken={parts.map(({ indicator }) => indicator)}
          onAdd={(indicator) => onChange([...parts, { indicator, from: 0, step: 1, points: 0, most: 0 }])}
        />
      )}
    />
  );
}
