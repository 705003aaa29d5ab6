import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { useTranslation } from "react-i18next";
import { fieldLabel, valueText } from "../../shared/i18n/recordText.ts";
import { api } from "../app/client.ts";

/** Fields and values of a customer's record, by their paths in the audit trail, as people read them. */
export function useRecordText() {
  const { t } = useTranslation();
  const areas = useQuery(api.jurisdictions.areas.queryOptions({ input: {} }));
  const names = useMemo(() => new Map(areas.data?.map(({ id, name }) => [id, name])), [areas.data]);
  return {
    label: (path: string) => fieldLabel(path, t),
    value: (path: string, value: unknown) => valueText(path, value, t, (id) => names.get(id)),
  };
}
