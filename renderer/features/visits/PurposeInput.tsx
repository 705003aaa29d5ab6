import { AutoComplete } from "antd";
import { type CSSProperties, useState } from "react";
import { useTranslation } from "react-i18next";
import { usualPurposes } from "../../../shared/domain/visit.ts";

interface PurposeInputProps {
  id?: string;
  "aria-label"?: string;
  value?: string;
  onChange?: (value: string) => void;
  placeholder?: string;
  allowClear?: boolean;
  style?: CSSProperties;
}

/** What a visit was made for: one of the usual purposes, or any other words. */
export function PurposeInput({ placeholder, ...props }: PurposeInputProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const typed = (props.value ?? "").toLowerCase();
  const words = usualPurposes.map((purpose) => t(`visits.purposes.${purpose}`));
  const fitting = words.filter((word) => word.toLowerCase().includes(typed));
  return (
    <AutoComplete
      {...props}
      open={open && fitting.length > 0}
      onOpenChange={setOpen}
      defaultActiveFirstOption={false}
      options={fitting.map((value) => ({ value }))}
      placeholder={placeholder ?? t("visits.purposeHint")}
      // Enter takes what is pointed at, and does not save a form that is still being filled in.
      onKeyDown={(event) => {
        if (event.key === "Enter" && open && fitting.length > 0) event.preventDefault();
      }}
    />
  );
}
