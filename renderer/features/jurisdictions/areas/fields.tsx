import { Form, Input, Select } from "antd";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { areaNameSchema } from "../../../../shared/contract/areas.ts";
import type { Area } from "../../../../shared/contract/jurisdictions.ts";
import { areaMatches } from "../../../../shared/domain/areaSearch.ts";
import { zodRule } from "../../../ui/zodRule.ts";

/** The name that an area gets. */
export function NameField({ label }: { label: string }) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="name"
      label={label}
      required
      rules={[zodRule(areaNameSchema, t)]}
      validateTrigger="onBlur"
      style={{ flex: 1 }}
    >
      <Input maxLength={60} autoFocus />
    </Form.Item>
  );
}

/** The code of a new area; the next free one stands there already. */
export function CodeField() {
  const { t } = useTranslation();
  return (
    <Form.Item
      name="code"
      label={t("areas.code")}
      rules={[{ required: true, pattern: /^\d+$/, message: t("common.field.invalid") }]}
      validateTrigger="onBlur"
    >
      <Input maxLength={14} style={{ width: 200 }} />
    </Form.Item>
  );
}

interface AreaFieldProps {
  name: string;
  label: string;
  /** among which is chosen */
  candidates: Area[];
  areas: Area[];
}

/** Another area, found by name, pinyin or code, told with what it lies in. */
export function AreaField({ name, label, candidates, areas }: AreaFieldProps) {
  const { t } = useTranslation();
  const names = useMemo(() => new Map(areas.map((area) => [area.id, area.name])), [areas]);
  const options = candidates.map((area) => ({
    value: area.id,
    label: t("areas.inParent", { name: area.name, parent: names.get(area.parentId ?? 0) ?? area.code }),
    area,
  }));
  return (
    <Form.Item name={name} label={label} rules={[{ required: true, message: t("common.field.required") }]}>
      <Select
        showSearch={{ filterOption: (typed, option) => option !== undefined && areaMatches(option.area, typed) }}
        placeholder={t("areas.search")}
        options={options}
      />
    </Form.Item>
  );
}
