import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form } from "antd";
import { useTranslation } from "react-i18next";
import type { VisitFields } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { CustomerSelect } from "../../ui/CustomerSelect.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { VisitForm } from "./VisitForm.tsx";
import { VisitFormItems } from "./VisitFormItems.tsx";
import "./visits.css";

interface LogVisitProps {
  /** who was visited; chosen in the form where the screen does not know */
  customerId?: number;
  /** the customer's, where the screen behind shows several */
  name?: string;
  /** what the form begins with; today and no purpose otherwise */
  visitedOn?: string;
  purpose?: string;
  onClose: () => void;
}

type Fields = VisitFields & { customerId: number | null };

/** Writes down a visit, which does what was open for the customer. */
export function LogVisit({ customerId, name, visitedOn, purpose = "", onClose }: LogVisitProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const log = useMutation(
    api.visits.log.mutationOptions({
      onSuccess: async () => {
        void message.success(t("visits.logged"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const chooses = customerId === undefined;
  return (
    <VisitForm
      form={form}
      title={name === undefined ? t("visits.log") : t("dayList.logVisitOf", { name })}
      initial={{
        ...{ customerId: customerId ?? null, visitedOn: visitedOn ?? today, method: "onSite", purpose },
        ...{ result: "", nextStep: "", nextOn: null },
      }}
      first={chooses ? "customerId" : "purpose"}
      saving={log.isPending}
      onSave={({ customerId: chosen, ...fields }) => {
        const visited = customerId ?? chosen;
        if (visited !== null) log.mutate({ ...fields, customerId: visited });
      }}
      onClose={onClose}
    >
      {chooses && (
        <Form.Item
          name="customerId"
          label={t("visits.customer")}
          rules={[{ required: true, message: t("visits.chooseCustomer") }]}
        >
          <CustomerSelect allowClear={false} />
        </Form.Item>
      )}
      <VisitFormItems />
    </VisitForm>
  );
}
