import { useQuery } from "@tanstack/react-query";
import { Flex, Select, Typography } from "antd";
import { useDeferredValue, useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerRow } from "../../shared/contract/customers.ts";
import { api } from "../app/client.ts";

interface CustomerSelectProps {
  id?: string;
  value?: number | null;
  onChange?: (id: number | null) => void;
  /** who is chosen already, by name */
  chosen?: { id: number; name: string } | null;
  /** a customer who cannot be chosen */
  except?: number;
  autoFocus?: boolean;
  /** false where one is needed: Tab then goes straight on to what comes next */
  allowClear?: boolean;
}

const offered = 10;

/** Choosing a customer of the ledger: type what they can be found by; numbers stay masked. */
export function CustomerSelect({
  id,
  value,
  onChange,
  chosen = null,
  except,
  autoFocus = false,
  allowClear = true,
}: CustomerSelectProps) {
  const { t } = useTranslation();
  const [typed, setTyped] = useState("");
  const search = useDeferredValue(typed.trim());
  const found = useQuery(
    api.customers.list.queryOptions({ input: { search, limit: offered }, enabled: search !== "" }),
  );
  const rows = (found.data?.rows ?? []).filter((row) => row.id !== except);
  const options = rows.map((row) => ({ value: row.id, label: row.name, row }));
  const known = chosen && !rows.some((row) => row.id === chosen.id) && search === "";
  return (
    <Select<number, { value: number; label: string; row?: CustomerRow }>
      {...(id === undefined ? {} : { id })}
      value={value ?? null}
      onChange={(picked) => onChange?.(picked ?? null)}
      allowClear={allowClear}
      autoFocus={autoFocus}
      showSearch={{ filterOption: false, onSearch: setTyped }}
      placeholder={t("records.customerSearch")}
      loading={found.isFetching}
      notFoundContent={search === "" ? null : t("records.customerNone")}
      options={known ? [{ value: chosen.id, label: chosen.name }, ...options] : options}
      optionRender={({ data: { label, row } }) => (
        <Flex justify="space-between" gap="small">
          <span>{label}</span>
          {row && (
            <Typography.Text type="secondary">
              {[row.fileNumber, row.idNumberMasked, row.areaName].join(" · ")}
            </Typography.Text>
          )}
        </Flex>
      )}
    />
  );
}
