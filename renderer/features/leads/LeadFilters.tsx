import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Input, Select } from "antd";
import { useEffect } from "react";
import { useTranslation } from "react-i18next";
import { leadChannels, leadStages } from "../../../shared/domain/leads.ts";
import { readsWholeBranch } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { useDraft } from "../../ui/useDraft.ts";
import { useLeadSearch } from "./leadSearch.ts";

/** Narrows the leads; what is chosen stands in the address. */
export function LeadFilters({ byStage = false }: { byStage?: boolean }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const { filter, look } = useLeadSearch();
  const { search: _search, ...chosen } = filter;
  return (
    <Flex gap="small" align="center" wrap>
      <LeadSearchBox />
      <Select
        aria-label={t("leads.field.channel")}
        placeholder={t("leads.field.channel")}
        allowClear
        style={{ width: 150 }}
        value={filter.channel ?? null}
        options={leadChannels.map((value) => ({ value, label: t(`common.leadChannel.${value}`) }))}
        onChange={(channel) => look({ channel: channel ?? undefined })}
      />
      {byStage && (
        <Select
          aria-label={t("leads.stage")}
          placeholder={t("leads.stage")}
          allowClear
          style={{ width: 116 }}
          value={filter.stage ?? null}
          options={leadStages.map((value) => ({ value, label: t(`common.leadStage.${value}`) }))}
          onChange={(stage) => look({ stage: stage ?? undefined, reached: undefined })}
        />
      )}
      {readsWholeBranch(user.roles) && <MarketerSelect />}
      <AreaSelect allowClear style={{ width: 180 }} value={filter.areaId} onChange={(areaId) => look({ areaId })} />
      <Select
        aria-label={t("leads.due.label")}
        placeholder={t("leads.due.label")}
        allowClear
        style={{ width: 140 }}
        value={filter.due ?? null}
        options={(["late", "soon"] as const).map((value) => ({ value, label: t(`leads.due.${value}`) }))}
        onChange={(due) => look({ due: due ?? undefined })}
      />
      {(Object.keys(chosen).length > 0 || filter.search) && (
        <Button
          type="link"
          size="small"
          onClick={() =>
            look({
              ...{ search: undefined, channel: undefined, stage: undefined, reached: undefined, marketerId: undefined },
              ...{ areaId: undefined, partnerId: undefined, due: undefined },
              ...{ createdFrom: undefined, createdTo: undefined },
            })
          }
        >
          {t("leads.clearFilters")}
        </Button>
      )}
      <Narrowings />
    </Flex>
  );
}

/** What other screens narrowed the leads to, in words. */
function Narrowings() {
  const { t } = useTranslation();
  const { filter } = useLeadSearch();
  const { createdFrom, createdTo, reached, partnerId } = filter;
  const words = [
    ...(createdFrom || createdTo
      ? [t("leads.createdBetween", { from: createdFrom ?? "…", to: createdTo ?? "…" })]
      : []),
    ...(reached ? [t("leads.reached", { stage: t(`common.leadStage.${reached}`) })] : []),
    ...(partnerId === undefined ? [] : [t("leads.ofPartner")]),
  ];
  return words.length === 0 ? null : <span className="secondary">{words.join(t("common.separator"))}</span>;
}

function LeadSearchBox() {
  const { t } = useTranslation();
  const { filter, look } = useLeadSearch();
  const [typed, setTyped] = useDraft(filter.search ?? "");
  const settled = useDebounced(typed.trim());
  useEffect(() => {
    if (settled === typed.trim() && settled !== (filter.search ?? "")) look({ search: settled || undefined });
  }, [settled, typed, filter.search, look]);
  return (
    <Input
      allowClear
      style={{ width: 170 }}
      maxLength={60}
      placeholder={t("leads.searchHint")}
      aria-label={t("leads.searchHint")}
      value={typed}
      onChange={({ target }) => setTyped(target.value)}
    />
  );
}

function MarketerSelect() {
  const { t } = useTranslation();
  const { filter, look } = useLeadSearch();
  const { data } = useQuery(api.jurisdictions.marketers.queryOptions());
  return (
    <Select
      aria-label={t("customers.marketer")}
      placeholder={t("customers.marketer")}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      style={{ width: 130 }}
      value={filter.marketerId ?? null}
      options={(data?.marketers ?? []).map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(marketerId) => look({ marketerId: marketerId ?? undefined })}
    />
  );
}
