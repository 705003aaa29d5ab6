import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import type { LeadFields } from "../../../shared/contract/leads.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { LeadForm } from "./LeadForm.tsx";

const route = getRouteApi("/leads/new");

/** A new lead: typed from scratch, or whom a gold customer trades with. */
export function NewLeadPage() {
  const { t } = useTranslation();
  const { linkId } = route.useSearch();
  return (
    <Page
      path={[
        <Link key="leads" to="/leads" search={{}}>
          {t("leads.title")}
        </Link>,
      ]}
      title={t("leads.create")}
    >
      {linkId === undefined ? (
        <Creator initial={{}} referrer={null} customerId={null} />
      ) : (
        <FromGoldLink linkId={linkId} />
      )}
    </Page>
  );
}

function FromGoldLink({ linkId }: { linkId: number }) {
  const link = useQuery(
    api.leads.goldLinkForLead.queryOptions({ input: { id: linkId }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  return (
    <QueryState query={link}>
      {({ name, phone, areaId, gold, customerId }) => (
        <Creator
          initial={{ name, phone, areaId, channel: "goldLink", referrerId: gold.id }}
          referrer={gold}
          customerId={customerId}
        />
      )}
    </QueryState>
  );
}

interface CreatorProps {
  initial: Partial<LeadFields>;
  referrer: { id: number; name: string } | null;
  customerId: number | null;
}

function Creator({ initial, referrer, customerId }: CreatorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation(api.leads.create.mutationOptions());
  return (
    <LeadForm
      initial={initial}
      ownId={null}
      referrer={referrer}
      onSave={async (fields) => {
        const { id, name } = await create.mutateAsync({ fields, customerId });
        void message.success(t("leads.created", { name }));
        await queryClient.invalidateQueries({ queryKey: api.leads.key() });
        await navigate({ to: "/leads/$id", params: { id }, ignoreBlocker: true });
      }}
      onCancel={() => navigate({ to: "/leads", search: {} })}
    />
  );
}
