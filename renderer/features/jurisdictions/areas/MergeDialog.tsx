import { Form } from "antd";
import { useTranslation } from "react-i18next";
import { areaCodeLength } from "../../../../shared/domain/areaCode.ts";
import type { AreaDialogProps } from "./AreaActions.tsx";
import { ChangeDialog, type ChangeFields } from "./ChangeDialog.tsx";
import { AreaField } from "./fields.tsx";

interface Fields extends ChangeFields {
  intoId: number;
}

/** Makes an area a part of another of its level: from today its customers are those of the other's marketer. */
export function MergeDialog({ area, areas, onClose, onChanged }: AreaDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<Fields>();
  const intoId = Form.useWatch("intoId", form);
  const county = area.code.slice(0, areaCodeLength.county);
  const candidates = areas.filter(
    ({ id, level, code, mergedIntoId }) =>
      id !== area.id && level === area.level && mergedIntoId === null && code.startsWith(county),
  );
  return (
    <ChangeDialog
      title={t("areas.dialog.merge", { area: area.name })}
      form={form}
      initialValues={{}}
      change={intoId === undefined ? null : { kind: "merge", id: area.id, intoId }}
      onClose={onClose}
      onChanged={() => onChanged(intoId ?? area.id)}
    >
      <AreaField name="intoId" label={t("areas.dialog.into")} candidates={candidates} areas={areas} />
    </ChangeDialog>
  );
}
