import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { levelBelow } from "../../../../shared/domain/areaCode.ts";
import type { AreaDialogProps } from "./AreaActions.tsx";
import { ChangeDialog, type ChangeFields } from "./ChangeDialog.tsx";
import { AreaField } from "./fields.tsx";

interface Fields extends ChangeFields {
  parentId: number;
}

/** A village goes to another township, a group to another village. */
export function MoveDialog({ area, areas, onClose, onChanged }: AreaDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const parentId = Form.useWatch("parentId", form);
  const candidates = areas.filter(
    ({ id, level, mergedIntoId }) => id !== area.parentId && mergedIntoId === null && levelBelow(level) === area.level,
  );
  return (
    <ChangeDialog
      title={t("areas.dialog.move", { area: area.name })}
      form={form}
      initialValues={{}}
      change={parentId === undefined ? null : { kind: "move", id: area.id, parentId }}
      onClose={onClose}
      onChanged={onChanged}
    >
      <AreaField name="parentId" label={t("areas.dialog.newParent")} candidates={candidates} areas={areas} />
    </ChangeDialog>
  );
}
