import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";
import { api } from "../../app/client.ts";
import { useLanguage } from "../../i18n/index.ts";
import { type FilterChip, filterChips } from "./filterWords.ts";
import type { FilterChanges } from "./listSearch.ts";

interface FilterChipsProps {
  filter: CustomerFilter;
  apply: (changes: FilterChanges) => void;
  onReset: () => void;
}

/** The conditions in force, each in words and with a cross to take it off. */
export function FilterChips({ filter, apply, onReset }: FilterChipsProps) {
  const { t } = useTranslation();
  const chips = useFilterChips(filter);
  if (chips.length === 0) return null;
  return (
    <Flex gap={6} wrap align="center" role="list" aria-label={t("ledger.filter.title")}>
      {chips.map(({ fields, words }) => (
        <Tag
          key={words}
          role="listitem"
          className="filter-chip"
          color="gold"
          variant="outlined"
          closable={{ "aria-label": t("ledger.filter.remove", { words }) }}
          onClose={(event) => {
            // The address decides what is shown; the tag must not hide itself.
            event.preventDefault();
            apply(Object.fromEntries(fields.map((field) => [field, undefined])));
          }}
        >
          {words}
        </Tag>
      ))}
      <Button type="link" size="small" onClick={onReset}>
        {t("ledger.filter.clearAll")}
      </Button>
    </Flex>
  );
}

/** The conditions in words; names of areas and marketers are asked for only where a condition has one. */
function useFilterChips(filter: CustomerFilter): FilterChip[] {
  const { t } = useTranslation();
  const language = useLanguage();
  const areas = useQuery(
    api.jurisdictions.areas.queryOptions({ input: {}, enabled: filter.areaId !== undefined }),
  ).data;
  const marketers = useQuery(api.jurisdictions.marketers.queryOptions({ enabled: filter.marketerId !== undefined }))
    .data?.marketers;
  const unknown = t("common.state.none");
  return filterChips(filter, {
    t,
    language,
    areaName: (id) => areas?.find((area) => area.id === id)?.name ?? unknown,
    marketerName: (id) => marketers?.find((marketer) => marketer.id === id)?.name ?? unknown,
  });
}
