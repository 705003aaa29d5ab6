import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useTranslation } from "react-i18next";
import { readsWholeBranch } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { useVisitsSearch } from "./useVisitsSearch.ts";

/** Narrows a list to a marketer, for whoever sees several, and to an area. */
export function WhoseAndWhere() {
  const { t } = useTranslation();
  const { user } = useSession();
  const { search, look } = useVisitsSearch();
  const chooses = readsWholeBranch(user.roles);
  const loads = useQuery(api.jurisdictions.marketers.queryOptions({ enabled: chooses }));
  return (
    <>
      {chooses && (
        <Select<number | null>
          allowClear
          aria-label={t("visits.page.marketer")}
          placeholder={t("visits.page.everyMarketer")}
          showSearch={{ optionFilterProp: "label" }}
          style={{ width: 160 }}
          value={search.marketerId ?? null}
          options={loads.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
          onChange={(marketerId) => look({ marketerId: marketerId ?? undefined })}
        />
      )}
      <AreaSelect
        id="visits-area"
        allowClear
        style={{ width: 220 }}
        value={search.areaId}
        onChange={(areaId) => look({ areaId })}
      />
    </>
  );
}
