import { Form, type FormRule, Input, InputNumber, Radio, Select } from "antd";
import type { TFunction } from "i18next";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { type ChoiceField, choices, kindOf, unitOf } from "../../../shared/domain/recordFields.ts";
import { choiceLabel, fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { CustomerSelect } from "../../ui/CustomerSelect.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { fieldMessage } from "../../ui/zodRule.ts";
import { fromForm } from "./fields.ts";

interface RecordFieldProps {
  name: string;
  /** what the contract says of the field; absent for a choice that only steers the form */
  schema: z.ZodType | undefined;
  /** must be filled in, though the contract lets it be missing in other cases */
  required: boolean;
  /** the customer who is linked already */
  chosen: { id: number; name: string } | null;
  /** whose record it is */
  customerId: number;
}

/** One field of the record in a form, typed as people say it: yuan, mu, a date out of a calendar. */
export function RecordField({ name, schema, required, chosen, customerId }: RecordFieldProps) {
  const { t } = useTranslation();
  const kind = kindOf(name);
  return (
    <Form.Item
      name={name}
      label={fieldLabel(name, t)}
      required={required || (schema !== undefined && !schema.safeParse(fromForm(name, null)).success)}
      rules={schema ? [recordRule(name, schema, required, t)] : []}
      validateTrigger="onBlur"
    >
      {kind === "customer" ? <CustomerSelect chosen={chosen} except={customerId} /> : <Control name={name} />}
    </Form.Item>
  );
}

/** The control of a field; what is passed down by the form item goes on to it. */
function Control({ name, ...passed }: { name: string }) {
  const { t } = useTranslation();
  const wide = { style: { width: "100%" } };
  const unit = unitOf(name);
  switch (kindOf(name)) {
    case "choice":
      return (
        <Select
          allowClear
          {...passed}
          options={choices[name as ChoiceField].map((value) => ({ value, label: choiceLabel(name, value, t) }))}
        />
      );
    case "yesNo":
      return (
        <Radio.Group
          {...passed}
          options={[true, false].map((value) => ({ value, label: choiceLabel(name, value ? "yes" : "no", t) }))}
        />
      );
    case "money":
      return <InputNumber {...passed} {...wide} precision={2} suffix={t("common.money.unit")} />;
    case "mu":
      return <InputNumber {...passed} {...wide} min={0} precision={2} suffix={t("records.units.mu")} />;
    case "number":
      return <InputNumber {...passed} {...wide} min={0} precision={0} suffix={unit && t(`records.units.${unit}`)} />;
    case "date":
      return <DayInput {...passed} {...wide} />;
    case "month":
      return <DayInput picker="month" {...passed} {...wide} />;
    case "long":
      return <Input.TextArea autoSize={{ minRows: 2 }} {...passed} />;
    default:
      return <Input autoComplete="off" {...passed} />;
  }
}

/** The field's own rule out of the contract; what is not there at all is asked for. */
function recordRule(name: string, schema: z.ZodType, required: boolean, t: TFunction): FormRule {
  return {
    validator: async (_rule, typed: unknown) => {
      const value = fromForm(name, typed);
      const missing = value === null || value === "";
      const parsed = schema.safeParse(value);
      if (parsed.success && !(missing && required)) return;
      const key = missing ? "required" : (parsed.error?.issues[0]?.message ?? "");
      throw new Error(fieldMessage(key, t));
    },
  };
}
