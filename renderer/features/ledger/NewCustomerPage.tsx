import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { Page } from "../../ui/Page.tsx";
import { CustomerForm } from "./CustomerForm.tsx";

export function NewCustomerPage() {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const create = useMutation(api.customers.create.mutationOptions());
  return (
    <Page
      title={t("customers.register")}
      actions={
        <Button onClick={() => navigate({ to: "/customers/blank-form", search: {} })}>
          {t("investigationPaper.blank")}
        </Button>
      }
    >
      <CustomerForm
        initial={{}}
        ownId={null}
        onSave={async (fields) => {
          const { id, fileNumber } = await create.mutateAsync(fields);
          void message.success(t("customers.registered", { fileNumber }));
          await queryClient.invalidateQueries();
          await navigate({ to: "/customers/$id", params: { id }, ignoreBlocker: true });
        }}
        onCancel={() => navigate({ to: "/customers" })}
      />
    </Page>
  );
}
