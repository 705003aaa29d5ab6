import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaDialogProps } from "./AreaActions.tsx";
import { ChangeDialog, type ChangeFields } from "./ChangeDialog.tsx";
import { NameField } from "./fields.tsx";

interface Fields extends ChangeFields {
  name: string;
}

/** Another name from today; the area is found by the old one as well. */
export function RenameDialog({ area, onClose, onChanged }: AreaDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const name = (Form.useWatch("name", form) ?? "").trim();
  return (
    <ChangeDialog
      title={t("areas.dialog.rename", { area: area.name })}
      form={form}
      initialValues={{ name: area.name }}
      change={name === "" || name === area.name ? null : { kind: "rename", id: area.id, name }}
      onClose={onClose}
      onChanged={onChanged}
    >
      <NameField label={t("areas.dialog.newName")} />
    </ChangeDialog>
  );
}
