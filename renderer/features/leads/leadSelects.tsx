import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";

interface IdSelectProps {
  id?: string;
  value?: number | null;
  onChange?: (id: number | null) => void;
}

/** More partners than a branch has. */
const mostOffered = 500;

/** Choosing a partner with whom the branch works. */
export function PartnerSelect(props: IdSelectProps) {
  const { t } = useTranslation();
  const { data } = useQuery(api.partners.list.queryOptions({ input: { limit: mostOffered } }));
  const rows = data?.rows ?? [];
  return <IdSelect {...props} options={rows} none={t("leads.noPartner")} />;
}

/** Choosing a marketer in the place of the one of the area. */
export function OwnerSelect(props: IdSelectProps) {
  const { data } = useQuery(api.jurisdictions.marketers.queryOptions());
  return <IdSelect {...props} options={data?.marketers ?? []} />;
}

function IdSelect({
  id,
  value,
  onChange,
  options,
  none,
}: IdSelectProps & { options: readonly { id: number; name: string }[]; none?: string }) {
  return (
    <Select
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(chosen) => onChange?.(chosen ?? null)}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      options={options.map((one) => ({ value: one.id, label: one.name }))}
      {...(none === undefined ? {} : { notFoundContent: none })}
    />
  );
}
