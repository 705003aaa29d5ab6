import { Checkbox, Flex, Form } from "antd";
import { useTranslation } from "react-i18next";
import { useFreeCode } from "./AddDialog.tsx";
import type { AreaDialogProps } from "./AreaActions.tsx";
import { ChangeDialog, type ChangeFields } from "./ChangeDialog.tsx";
import { CodeField, NameField } from "./fields.tsx";
import { ResidentsField } from "./ResidentsField.tsx";

interface Fields extends ChangeFields {
  name: string;
  code: string;
  areaIds: number[];
  customerIds: number[];
}

/** A new area beside one, with what of it and who of its customers goes along. */
export function SplitDialog({ area, areas, onClose, onChanged }: AreaDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const { name = "", code = "", areaIds = [], customerIds = [] } = Form.useWatch((fields) => fields, form) ?? {};
  useFreeCode(area.parentId ?? area.id, (free) => form.setFieldValue("code", free));
  const below = areas.filter(({ parentId }) => parentId === area.id);
  return (
    <ChangeDialog
      title={t("areas.dialog.split", { area: area.name })}
      width={760}
      form={form}
      initialValues={{ name: "", code: "", areaIds: [], customerIds: [] }}
      change={
        name.trim() === "" || code === "" ? null : { kind: "split", id: area.id, name, code, areaIds, customerIds }
      }
      onClose={onClose}
      onChanged={onChanged}
    >
      <Flex gap="middle">
        <NameField label={t("areas.dialog.newArea")} />
        <CodeField />
      </Flex>
      {below.length > 0 && (
        <Form.Item name="areaIds" label={t("areas.dialog.alongAreas")}>
          <Checkbox.Group options={below.map((one) => ({ value: one.id, label: one.name }))} />
        </Form.Item>
      )}
      <Form.Item name="customerIds" label={t("areas.dialog.alongCustomers")}>
        <ResidentsField areaId={area.id} />
      </Form.Item>
    </ChangeDialog>
  );
}
