import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { newPasswordSchema } from "../../shared/contract/branch.ts";
import { zodRule } from "./zodRule.ts";

interface NewSecretFieldsProps {
  /** of the field; what is typed once more is the field `repeated` */
  name: string;
  label: string;
  repeatLabel: string;
  /** what the browser may do with it */
  autoComplete: "new-password" | "off";
}

/** A new password or passphrase and its repetition. */
export function NewSecretFields({ name, label, repeatLabel, autoComplete }: NewSecretFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name={name}
        label={label}
        extra={t("session.passwordRule")}
        rules={[zodRule(newPasswordSchema, t)]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete={autoComplete} />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={repeatLabel}
        dependencies={[name]}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== getFieldValue(name)) throw new Error(t("common.field.passwordsDiffer"));
            },
          }),
        ]}
      >
        <Input.Password autoComplete={autoComplete} />
      </Form.Item>
    </>
  );
}
