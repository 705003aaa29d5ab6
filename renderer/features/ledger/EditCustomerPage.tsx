import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Customer, type CustomerFields, pickCustomerFields } from "../../../shared/contract/customers.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { CustomerForm } from "./CustomerForm.tsx";
import { StaleCustomerDialog } from "./StaleCustomerDialog.tsx";

const route = getRouteApi("/customers/$id/edit");

export function EditCustomerPage() {
  const { t } = useTranslation();
  const { id } = route.useParams();
  // The form keeps what the user opened: what others save meanwhile meets it in a dialog.
  const customer = useQuery(
    api.customers.getForEdit.queryOptions({ input: { id }, staleTime: Number.POSITIVE_INFINITY, gcTime: 0 }),
  );
  return (
    <QueryState query={customer}>
      {(data) => (
        <Page title={t("customers.editTitle", { name: data.name })}>
          <Editor customer={data} />
        </Page>
      )}
    </QueryState>
  );
}

/** A save that came too late: what the ledger holds now, and what was typed. */
interface Conflict {
  theirs: Customer;
  mine: CustomerFields;
}

function Editor({ customer }: { customer: Customer }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [conflict, setConflict] = useState<Conflict | null>(null);
  const update = useMutation(api.customers.update.mutationOptions());
  const open = { to: "/customers/$id", params: { id: customer.id } } as const;

  /** Saves onto a version; where it is no longer the newest, the dialog shows both. */
  const save = async (version: number, fields: CustomerFields) => {
    try {
      await update.mutateAsync({ id: customer.id, version, fields });
    } catch (error) {
      if (refusalOf(error)?.reason !== "stale") throw error;
      setConflict({ theirs: await client.customers.getForEdit({ id: customer.id }), mine: fields });
      return;
    }
    void message.success(t("customers.saved"));
    await queryClient.invalidateQueries();
    await navigate({ ...open, ignoreBlocker: true });
  };

  return (
    <>
      <CustomerForm
        initial={pickCustomerFields(customer)}
        ownId={customer.id}
        onSave={(fields) => save(customer.version, fields)}
        onCancel={() => navigate(open)}
      />
      {conflict && (
        <StaleCustomerDialog
          key={conflict.theirs.version}
          base={customer}
          theirs={conflict.theirs}
          mine={conflict.mine}
          saving={update.isPending}
          onSave={(fields) => save(conflict.theirs.version, fields).catch((error: unknown) => fail(error))}
          onCancel={() => setConflict(null)}
        />
      )}
    </>
  );
}
