import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { CustomerForm } from "../ledger/CustomerForm.tsx";

const route = getRouteApi("/leads/$id/register");

/** Registers a lead as a customer, with what is known of it filled in. */
export function RegisterLeadPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const lead = useQuery(
    api.leads.getForEdit.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  const register = useMutation(api.leads.register.mutationOptions());
  return (
    <QueryState query={lead}>
      {({ name, phone, areaId, version }) => (
        <Page
          path={[
            <Link key="leads" to="/leads" search={{}}>
              {t("leads.title")}
            </Link>,
            <Link key="lead" to="/leads/$id" params={{ id }}>
              {name}
            </Link>,
          ]}
          title={t("customers.register")}
        >
          <CustomerForm
            initial={{ name, phone, areaId }}
            ownId={null}
            onSave={async (fields) => {
              const { fileNumber } = await register.mutateAsync({ id, version, fields });
              void message.success(t("customers.registered", { fileNumber }));
              await queryClient.invalidateQueries();
              await navigate({ to: "/leads/$id", params: { id }, ignoreBlocker: true });
            }}
            onCancel={() => navigate({ to: "/leads/$id", params: { id } })}
          />
        </Page>
      )}
    </QueryState>
  );
}
