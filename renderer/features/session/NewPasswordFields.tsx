import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { newPasswordSchema } from "../../../shared/contract/branch.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** A new password and its repetition, as the fields `newPassword` and `repeated`. */
export function NewPasswordFields() {
  const { t } = useTranslation();
  return (
    <>
      <Form.Item
        name="newPassword"
        label={t("session.newPassword")}
        extra={t("session.passwordRule")}
        rules={[zodRule(newPasswordSchema, t)]}
        validateTrigger="onBlur"
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
      <Form.Item
        name="repeated"
        label={t("session.repeatPassword")}
        dependencies={["newPassword"]}
        validateTrigger="onBlur"
        rules={[
          ({ getFieldValue }) => ({
            validator: async (_rule, value) => {
              if (value !== getFieldValue("newPassword")) throw new Error(t("common.field.passwordsDiffer"));
            },
          }),
        ]}
      >
        <Input.Password autoComplete="new-password" />
      </Form.Item>
    </>
  );
}
