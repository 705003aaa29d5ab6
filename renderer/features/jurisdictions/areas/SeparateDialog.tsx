import { Form } from "antd";
import { useTranslation } from "react-i18next";
import type { AreaDialogProps } from "./AreaActions.tsx";
import { ChangeDialog, type ChangeFields } from "./ChangeDialog.tsx";

/** Takes a merger back from today on. */
export function SeparateDialog({ area, onClose, onChanged }: AreaDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<ChangeFields>();
  return (
    <ChangeDialog
      title={t("areas.dialog.separate", { area: area.name })}
      form={form}
      initialValues={{}}
      change={{ kind: "separate", id: area.id }}
      onClose={onClose}
      onChanged={onChanged}
    />
  );
}
