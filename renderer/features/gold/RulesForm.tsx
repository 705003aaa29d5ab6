import { Checkbox, Form, InputNumber, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { customerKinds } from "../../../shared/domain/customer.ts";
import type { GoldRules } from "../../../shared/domain/goldRules.ts";
import { grades } from "../../../shared/domain/scorecard.ts";

interface RulesFormProps {
  rules: GoldRules;
  onChange: (rules: GoldRules) => void;
}

/** The rules as fields; what cannot be, such as no kind at all, is not taken over. */
export function RulesForm({ rules, onChange }: RulesFormProps) {
  const { t } = useTranslation();
  const number = (
    name: "years" | "cleanMonths" | "services" | "customerYears",
    label: string,
    unit: string,
    max: number,
  ) => (
    <Form.Item label={label} htmlFor={`gold-${name}`}>
      <InputNumber
        id={`gold-${name}`}
        min={0}
        max={max}
        precision={0}
        suffix={unit}
        style={{ width: "100%" }}
        value={rules[name]}
        onChange={(value) => onChange({ ...rules, [name]: value ?? 0 })}
      />
    </Form.Item>
  );
  return (
    <Form layout="vertical" component="div" className="gold-rules">
      <Form.Item label={t("gold.rules.kinds")}>
        <Checkbox.Group
          aria-label={t("gold.rules.kinds")}
          value={[...rules.kinds]}
          options={customerKinds.map((kind) => ({
            value: kind,
            label: t(`common.customerKind.${kind}`),
            disabled: rules.kinds.length === 1 && rules.kinds[0] === kind,
          }))}
          onChange={(kinds) => onChange({ ...rules, kinds: customerKinds.filter((kind) => kinds.includes(kind)) })}
        />
      </Form.Item>
      <div className="gold-rules-pair">
        <Form.Item label={t("gold.rules.grade")} htmlFor="gold-grade">
          <Select
            id="gold-grade"
            value={rules.grade}
            options={grades.map((grade) => ({ value: grade, label: grade }))}
            onChange={(grade) => onChange({ ...rules, grade })}
          />
        </Form.Item>
        {number("years", t("gold.rules.years"), t("gold.rules.unitYears"), 20)}
        {number("cleanMonths", t("gold.rules.cleanMonths"), t("gold.rules.unitMonths"), 120)}
        {number("customerYears", t("gold.rules.customerYears"), t("gold.rules.unitYears"), 50)}
      </div>
      <Form.Item label={t("gold.rules.contribution")} htmlFor="gold-contribution">
        <InputNumber
          id="gold-contribution"
          min={0}
          max={1e10}
          precision={2}
          suffix={t("common.money.unit")}
          style={{ width: "100%" }}
          value={rules.contributionFen / 100}
          onChange={(yuan) => onChange({ ...rules, contributionFen: Math.round((yuan ?? 0) * 100) })}
        />
      </Form.Item>
      {number("services", t("gold.rules.services"), t("gold.rules.unitServices"), 20)}
      <Typography.Paragraph type="secondary">{t("gold.rules.zeroHint")}</Typography.Paragraph>
    </Form>
  );
}
