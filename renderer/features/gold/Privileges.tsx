import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { fieldMessage } from "../../ui/zodRule.ts";

const usual = ["rate", "priority", "line", "fee", "service"] as const;
const one = requiredText(100);

/** The form's field for what gold customers are granted: chosen from the usual, or typed. */
export function Privileges() {
  const { t } = useTranslation();
  const check = async (_rule: unknown, privileges: string[]) => {
    for (const privilege of privileges) {
      const parsed = one.safeParse(privilege);
      if (!parsed.success) throw new Error(fieldMessage(parsed.error.issues[0]?.message ?? "", t));
    }
  };
  return (
    <Form.Item
      name="privileges"
      label={t("gold.privileges")}
      extra={t("gold.privilegesHint")}
      rules={[{ validator: check }]}
    >
      <Select
        mode="tags"
        maxCount={20}
        options={usual.map((name) => {
          const words = t(`gold.usualPrivilege.${name}`);
          return { value: words, label: words };
        })}
      />
    </Form.Item>
  );
}
