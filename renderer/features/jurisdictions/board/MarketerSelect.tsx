import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { matches, useSpelling } from "../../../app/pinyinMatch.ts";
import { useBoardDesk } from "./useDesk.ts";

/** Stands for nobody in the list, where `null` means that none is chosen yet. */
export const nobody = 0;

interface MarketerSelectProps {
  id?: string;
  label: string;
  value: number | null;
  onChange: (id: number | null) => void;
  /** the entry for nobody, where it is offered */
  nobodyText?: string;
  /** who is not offered */
  without?: number;
  allowClear?: boolean;
  autoFocus?: boolean;
  /** also who has left */
  all?: boolean;
  width?: number | string;
}

/** Choosing a marketer by name, as written or as spelt. */
export function MarketerSelect({ id, label, value, onChange, nobodyText, without, ...rest }: MarketerSelectProps) {
  const { t } = useTranslation();
  const { marketers, loads } = useBoardDesk();
  const spell = useSpelling();
  const offered = marketers.filter((person) => (rest.all || person.active) && person.id !== without);
  return (
    <Select<number | null>
      {...(id === undefined ? {} : { id })}
      aria-label={label}
      placeholder={label}
      style={{ width: rest.width ?? "100%" }}
      allowClear={rest.allowClear ?? false}
      autoFocus={rest.autoFocus ?? false}
      value={value}
      onChange={(chosen) => onChange(chosen ?? null)}
      showSearch={{
        filterOption: (typed, option) => matches(String(option?.label ?? ""), typed.trim(), spell),
      }}
      options={[
        ...(nobodyText === undefined ? [] : [{ value: nobody, label: nobodyText, count: null }]),
        ...offered.map(({ id: value, name }) => ({
          ...{ value, label: name },
          count: loads.get(value)?.plan.customers ?? 0,
        })),
      ]}
      optionRender={({ label: name, data }) => (
        <span className="option-line">
          {name}
          {data.count !== null && (
            <span className="secondary">{t("board.customers", { count: data.count, shown: data.count })}</span>
          )}
        </span>
      )}
    />
  );
}
