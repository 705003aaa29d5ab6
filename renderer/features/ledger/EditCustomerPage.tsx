import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Customer, pickCustomerFields } from "../../../shared/contract/customers.ts";
import { api } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { CustomerForm } from "./CustomerForm.tsx";

const route = getRouteApi("/customers/$id/edit");

export function EditCustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  // What a stale save met is fetched again only when the user asks: until then their own text stays.
  const customer = useQuery(
    api.customers.getForEdit.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  return (
    <QueryState query={customer}>
      {(data) => (
        <Page title={t("customers.editTitle", { name: data.name })}>
          <Editor key={data.version} customer={data} onReload={() => customer.refetch()} />
        </Page>
      )}
    </QueryState>
  );
}

function Editor({ customer, onReload }: { customer: Customer; onReload: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [stale, setStale] = useState(false);
  const update = useMutation(api.customers.update.mutationOptions());
  const open = { to: "/customers/$id", params: { id: customer.id } } as const;
  return (
    <>
      {stale && (
        <Alert
          type="warning"
          showIcon
          title={t("customers.staleHint")}
          action={<Button onClick={onReload}>{t("customers.reload")}</Button>}
        />
      )}
      <CustomerForm
        initial={pickCustomerFields(customer)}
        ownId={customer.id}
        onSave={async (fields) => {
          try {
            await update.mutateAsync({ id: customer.id, version: customer.version, fields });
          } catch (error) {
            if (refusalOf(error)?.reason === "stale") setStale(true);
            throw error;
          }
          void message.success(t("customers.saved"));
          await queryClient.invalidateQueries({ queryKey: api.customers.key() });
          await navigate({ ...open, ignoreBlocker: true });
        }}
        onCancel={() => navigate(open)}
      />
    </>
  );
}
