import { useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";

/** Whether one chooses whose paper it is: who is no manager has their own alone. */
export function useChoosesMarketer(): boolean {
  return useSession().user.roles.includes("manager");
}

/** The marketer whose paper it is, in a form. */
export function MarketerField() {
  const { t } = useTranslation();
  const marketers = useQuery(api.jurisdictions.marketers.queryOptions());
  return (
    <Form.Item
      name="marketerId"
      label={t("common.role.marketer")}
      rules={[{ required: true, message: t("common.field.required") }]}
    >
      <Select
        loading={marketers.isPending}
        options={marketers.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
        showSearch={{ optionFilterProp: "label" }}
      />
    </Form.Item>
  );
}
