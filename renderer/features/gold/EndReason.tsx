import { Form } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Characters of a reason at most. */
export const longestReason = 300;

/** The form's field for why somebody is gold no more; `children` is what it is typed into. */
export function EndReason({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="reason"
      label={t("gold.endReason")}
      required
      rules={[zodRule(requiredText(longestReason), t)]}
      validateTrigger="onBlur"
    >
      {children}
    </Form.Item>
  );
}
