import { Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AssessmentFormula, BasePart, StepPart } from "../../../shared/domain/assessmentFormula.ts";
import { pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { type LoanClass, loanClasses } from "../../../shared/domain/customer.ts";
import { rateText, targetText } from "../../../shared/i18n/assessmentText.ts";

/** A published formula, read-only. */
export function FormulaView({ formula }: { formula: AssessmentFormula }) {
  const { t } = useTranslation();
  const indicator = {
    title: t("assessments.column.indicator"),
    key: "indicator",
    render: (_: unknown, { indicator: id }: BasePart | StepPart) => (
      <span title={t(`assessments.meaning.${id}`)}>{t(`assessments.indicator.${id}`)}</span>
    ),
  };
  const number = { align: "right" as const, width: 130 };
  const points = (title: string, key: "weight" | "points" | "most") => ({
    ...{ title, key, ...number },
    render: (_: unknown, row: { weight?: number; points?: number; most?: number }) => pointsText(row[key] ?? 0),
  });
  return (
    <Flex vertical gap="middle">
      <Table<BasePart>
        size="small"
        rowKey="indicator"
        title={() => <strong>{t("assessments.part.base")}</strong>}
        dataSource={formula.base as BasePart[]}
        pagination={false}
        columns={[
          indicator,
          points(t("assessments.column.weight"), "weight"),
          {
            ...{ title: t("assessments.column.target"), key: "target", ...number },
            render: (_, { indicator: id, target }) => targetText(id, target),
          },
          { title: t("assessments.formula.floor"), dataIndex: "floorPercent", ...number },
          { title: t("assessments.formula.cap"), dataIndex: "capPercent", ...number },
        ]}
      />
      {(["deductions", "plus"] as const).map((part) => (
        <Table<StepPart>
          key={part}
          size="small"
          rowKey="indicator"
          title={() => <strong>{t(`assessments.part.${part}`)}</strong>}
          dataSource={formula[part] as StepPart[]}
          pagination={false}
          columns={[
            indicator,
            {
              title: t(part === "plus" ? "assessments.formula.stepFrom" : "assessments.formula.tolerated"),
              ...{ key: "from", ...number },
              render: (_, { indicator: id, from }) => targetText(id, from),
            },
            {
              ...{ title: t("assessments.formula.step"), key: "step", ...number },
              render: (_, { indicator: id, step }) => targetText(id, step),
            },
            points(t("assessments.formula.stepPoints"), "points"),
            points(t("assessments.formula.most"), "most"),
          ]}
        />
      ))}
      <Typography.Text>{`${t("assessments.formula.plusCap")} ${pointsText(formula.plusCap)}`}</Typography.Text>
      <Table<{ loanClass: LoanClass }>
        size="small"
        rowKey="loanClass"
        title={() => <strong>{t("assessments.formula.rates")}</strong>}
        dataSource={loanClasses.map((loanClass) => ({ loanClass }))}
        pagination={false}
        columns={[
          { title: "", key: "class", render: (_, { loanClass }) => t(`common.loanClass.${loanClass}`) },
          {
            ...{ title: t("assessments.formula.lossRate"), key: "loss", ...number },
            render: (_, { loanClass }) => rateText(formula.lossRates[loanClass]),
          },
          {
            ...{ title: t("assessments.formula.interestRate"), key: "interest", ...number },
            render: (_, { loanClass }) => rateText(formula.interestRates[loanClass]),
          },
        ]}
      />
    </Flex>
  );
}
