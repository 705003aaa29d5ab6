import { Flex, Input, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AssessmentFormula } from "../../../shared/domain/assessmentFormula.ts";
import { pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { loanClasses } from "../../../shared/domain/customer.ts";
import { BaseEditor } from "./BaseEditor.tsx";
import { NumberBox } from "./NumberBox.tsx";
import { StepsEditor } from "./StepsEditor.tsx";

interface FormulaEditorProps {
  formula: AssessmentFormula;
  onChange: (formula: AssessmentFormula) => void;
}

/** A draft as a form: what each indicator weighs, what risk costs, what is added, and the rates by class. */
export function FormulaEditor({ formula, onChange }: FormulaEditorProps) {
  const { t } = useTranslation();
  const change = (part: Partial<AssessmentFormula>) => onChange({ ...formula, ...part });
  const weights = formula.base.reduce((sum, { weight }) => sum + weight, 0);
  return (
    <Flex vertical gap="middle">
      <Input
        aria-label={t("assessments.formula.name")}
        addonBefore={t("assessments.formula.name")}
        maxLength={100}
        value={formula.title}
        onChange={({ target }) => change({ title: target.value })}
      />
      <BaseEditor parts={formula.base} onChange={(base) => change({ base })} />
      <Typography.Text type={weights === 10_000 ? "secondary" : "danger"}>
        {t("assessments.formula.weightSum", { sum: pointsText(weights) })}
      </Typography.Text>
      <StepsEditor part="deductions" parts={formula.deductions} onChange={(deductions) => change({ deductions })} />
      <StepsEditor part="plus" parts={formula.plus} onChange={(plus) => change({ plus })} />
      <Flex gap="small" align="center">
        <span>{t("assessments.formula.plusCap")}</span>
        <div style={{ width: 120 }}>
          <NumberBox
            label={t("assessments.formula.plusCap")}
            unit="points"
            value={formula.plusCap}
            onChange={(plusCap) => change({ plusCap })}
          />
        </div>
      </Flex>
      <Typography.Text strong>{t("assessments.formula.rates")}</Typography.Text>
      <div style={{ display: "grid", gridTemplateColumns: "repeat(6, minmax(0, 1fr))", gap: 8 }}>
        <span />
        {loanClasses.map((loanClass) => (
          <span key={loanClass}>{t(`common.loanClass.${loanClass}`)}</span>
        ))}
        {(["lossRates", "interestRates"] as const).map((rates) => {
          const heading = t(
            rates === "lossRates" ? "assessments.formula.lossRate" : "assessments.formula.interestRate",
          );
          return [
            <span key={rates}>{heading}</span>,
            ...loanClasses.map((loanClass) => (
              <NumberBox
                key={`${rates}.${loanClass}`}
                label={`${heading} ${t(`common.loanClass.${loanClass}`)}`}
                unit="rate"
                value={formula[rates][loanClass]}
                onChange={(rate) => change({ [rates]: { ...formula[rates], [loanClass]: rate } })}
              />
            )),
          ];
        })}
      </div>
    </Flex>
  );
}
