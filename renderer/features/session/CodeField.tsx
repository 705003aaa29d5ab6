import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { refusalOf } from "../../app/refusals.ts";

/** Whether the core only asked for the code, which is no mistake of anybody's. */
export function isAskedFor(error: unknown): boolean {
  return refusalOf(error)?.reason === "codeNeeded";
}

/** The code beside the password, as the field `code`, once the core has asked for it. */
export function CodeField({ error }: { error: unknown }) {
  const { t } = useTranslation();
  if (!isAskedFor(error) && refusalOf(error)?.reason !== "wrongCode") return null;
  return (
    <Form.Item name="code" label={t("session.code")} extra={t("session.codeHint")} rules={[{ required: true }]}>
      <Input autoFocus autoComplete="one-time-code" maxLength={40} />
    </Form.Item>
  );
}
