import { Form, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { type Correction, type IndicatorId, indicatorRules } from "../../../shared/domain/assessment.ts";
import { amountInput } from "../../ui/amountInput.ts";

export interface CorrectionForm {
  part: Correction["part"];
  /** as typed: a number, or yuan */
  amount: number | null;
}

/** What of an indicator is corrected, and by how much. */
export function CorrectionFields({ indicator }: { indicator: IndicatorId }) {
  const { t } = useTranslation();
  const { unit, of } = indicatorRules[indicator];
  return (
    <>
      {unit === "rate" && (
        <Form.Item name="part" label={t("assessments.correction.part")}>
          <Radio.Group
            options={(["numerator", "denominator"] as const).map((part) => ({
              value: part,
              label: t(`assessments.correction.${part}`),
            }))}
          />
        </Form.Item>
      )}
      <Form.Item
        name="amount"
        label={t("assessments.correction.amount")}
        extra={t("assessments.correction.amountHint")}
        rules={[{ required: true, message: t("common.field.required") }]}
      >
        <InputNumber
          {...(of === "fen" ? { ...amountInput, precision: 2, suffix: t("common.money.unit") } : { precision: 0 })}
          style={{ width: "100%" }}
        />
      </Form.Item>
    </>
  );
}

/** What was typed as an entry: fen are whole. */
export function typedCorrection(indicator: IndicatorId, { part, amount }: CorrectionForm) {
  const scale = indicatorRules[indicator].of === "fen" ? 100 : 1;
  return { part: part ?? "numerator", amount: Math.round((amount ?? 0) * scale) };
}
