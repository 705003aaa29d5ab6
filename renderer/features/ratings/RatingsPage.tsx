import { useQuery } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Flex, Select, Tabs } from "antd";
import { useTranslation } from "react-i18next";
import { readsWholeBranch } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { Page } from "../../ui/Page.tsx";
import { DueList } from "./lists/DueList.tsx";
import { QueueList } from "./lists/QueueList.tsx";
import { SuspendedList } from "./lists/SuspendedList.tsx";
import { WaitingList } from "./lists/WaitingList.tsx";
import { RenewalList } from "./renewal/RenewalList.tsx";
import "./ratings.css";

const route = getRouteApi("/ratings");

/** Everything to be done about ratings: to approve, due, to be renewed, suspended, waiting. */
export function RatingsPage() {
  const { t } = useTranslation();
  const { list = "queue", bucket, ...filter } = route.useSearch();
  const navigate = useNavigate();
  const mayRenew = useAllowed("ratings.renewal.propose");
  const wholeBranch = readsWholeBranch(useSession().user.roles);
  const counts = useQuery(api.ratings.counts.queryOptions({ input: filter })).data;
  const search = (changes: Partial<ReturnType<typeof route.useSearch>>) => {
    const next = Object.entries({ list, bucket, ...filter, ...changes }).filter(([, value]) => value !== undefined);
    void navigate({ to: "/ratings", search: Object.fromEntries(next), replace: true });
  };
  const label = (key: typeof list, count: number | undefined) =>
    count === undefined ? t(`ratingLists.list.${key}`) : counted(key, count);
  const counted = (key: typeof list, count: number) =>
    t("ratingLists.counted", { list: t(`ratingLists.list.${key}`), count });
  return (
    <Page
      title={t("ratings.title")}
      actions={
        <Flex gap="small">
          {wholeBranch && (
            <MarketerSelect value={filter.marketerId} onChange={(marketerId) => search({ marketerId })} />
          )}
          <AreaSelect
            id="ratings-area"
            allowClear
            value={filter.areaId}
            onChange={(areaId) => search({ areaId })}
            style={{ width: 260 }}
          />
        </Flex>
      }
    >
      <Tabs
        activeKey={list}
        onChange={(key) => search({ list: key as typeof list })}
        destroyOnHidden
        items={[
          {
            key: "queue",
            label: label("queue", counts?.proposed),
            children: <QueueList filter={filter} />,
          },
          {
            key: "due",
            label: label("due", counts && counts.expired + counts.within30 + counts.within60),
            children: (
              <DueList filter={filter} bucket={bucket} counts={counts} onBucket={(next) => search({ bucket: next })} />
            ),
          },
          ...(mayRenew
            ? [{ key: "renewal", label: t("ratingLists.list.renewal"), children: <RenewalList filter={filter} /> }]
            : []),
          {
            key: "suspended",
            label: label("suspended", counts?.suspended),
            children: <SuspendedList filter={filter} />,
          },
          {
            key: "waiting",
            label: label("waiting", counts?.waiting),
            children: <WaitingList filter={filter} />,
          },
        ]}
      />
    </Page>
  );
}

interface MarketerSelectProps {
  value: number | undefined;
  onChange: (id: number | undefined) => void;
}

function MarketerSelect({ value, onChange }: MarketerSelectProps) {
  const { t } = useTranslation();
  const loads = useQuery(api.jurisdictions.marketers.queryOptions());
  return (
    <Select<number | null>
      aria-label={t("customers.marketer")}
      allowClear
      showSearch={{ optionFilterProp: "label" }}
      placeholder={t("ratingLists.anyMarketer")}
      style={{ width: 180 }}
      value={value ?? null}
      options={loads.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []}
      onChange={(chosen) => onChange(chosen ?? undefined)}
    />
  );
}
