import { Form, type FormInstance, Input } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../../shared/contract/base.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { zodRule } from "../../../ui/zodRule.ts";
import "./plans.css";

export interface DayAndReasonFields {
  from: string;
  reason: string;
}

interface DayAndReasonProps {
  form: FormInstance<DayAndReasonFields>;
  /** what is chosen at first */
  firstDay: string;
  earliest: string;
  onFinish: (fields: DayAndReasonFields) => void;
}

/** From which day on a plan holds, and why: side by side, for the preview has the room below. */
export function DayAndReason({ form, firstDay, earliest, onFinish }: DayAndReasonProps) {
  const { t } = useTranslation();
  return (
    <Form
      form={form}
      layout="vertical"
      className="plan-day-and-reason"
      initialValues={{ from: firstDay, reason: "" }}
      onFinish={onFinish}
    >
      <Form.Item name="from" label={t("plans.from")} required>
        <DayInput min={earliest} allowClear={false} />
      </Form.Item>
      <Form.Item
        name="reason"
        label={t("plans.reason")}
        required
        rules={[zodRule(requiredText(200), t)]}
        validateTrigger="onBlur"
      >
        <Input maxLength={200} />
      </Form.Item>
    </Form>
  );
}
