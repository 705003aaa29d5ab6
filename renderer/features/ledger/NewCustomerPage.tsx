import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { getRouteApi, useNavigate } from "@tanstack/react-router";
import { Alert, App, Button } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { CustomerForm } from "./CustomerForm.tsx";

const route = getRouteApi("/customers/new");

/** Registers a customer; one who was met on a round has the form filled in as far as they told. */
export function NewCustomerPage() {
  const { doorId } = route.useSearch();
  return doorId === undefined ? <Registration /> : <RegistrationOfProspect doorId={doorId} />;
}

function RegistrationOfProspect({ doorId }: { doorId: number }) {
  const prospect = useQuery(
    api.rounds.prospect.queryOptions({ input: { id: doorId }, staleTime: Number.POSITIVE_INFINITY }),
  );
  return <QueryState query={prospect}>{(data) => <Registration prospect={data} />}</QueryState>;
}

function Registration({ prospect }: { prospect?: Outputs["rounds"]["prospect"] }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation(api.customers.create.mutationOptions());
  const link = useMutation(api.rounds.linkCustomer.mutationOptions());
  return (
    <Page
      title={t("customers.register")}
      actions={
        <Button onClick={() => navigate({ to: "/customers/blank-form", search: {} })}>
          {t("investigationPaper.blank")}
        </Button>
      }
    >
      {prospect && <Alert type="info" showIcon title={t("rounds.registering", { name: prospect.name })} />}
      <CustomerForm
        initial={prospect ? { name: prospect.name, phone: prospect.phone, areaId: prospect.areaId } : {}}
        ownId={null}
        onSave={async (fields) => {
          const { id, fileNumber } = await create.mutateAsync(fields);
          if (prospect) await link.mutateAsync({ id: prospect.id, customerId: id });
          void message.success(t("customers.registered", { fileNumber }));
          await queryClient.invalidateQueries();
          if (prospect)
            await navigate({ to: "/visits/rounds/$id", params: { id: prospect.roundId }, ignoreBlocker: true });
          else await navigate({ to: "/customers/$id", params: { id }, ignoreBlocker: true });
        }}
        onCancel={() => navigate({ to: "/customers" })}
      />
    </Page>
  );
}
