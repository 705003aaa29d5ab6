import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Modal } from "antd";
import { useTranslation } from "react-i18next";
import type { GoldCustomer } from "../../../shared/contract/gold.ts";
import { addMonths } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { Privileges } from "./Privileges.tsx";
import { ReviewDate } from "./ReviewDate.tsx";

interface ConfirmDialogProps {
  customers: readonly GoldCustomer[];
  onClose: () => void;
  onDone: () => void;
}

/** Customers named in a dialog; enough to see that they are the right ones. */
const named = 8;

/** Makes the ticked customers gold, with what they are granted and when they are looked at again. */
export function ConfirmDialog({ customers, onClose, onDone }: ConfirmDialogProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reviewOn: string; privileges: string[] }>();
  const confirm = useMutation(
    api.gold.confirm.mutationOptions({
      onSuccess: async ({ changed }) => {
        void message.success(t("gold.confirm.done", { count: changed }));
        onDone();
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const names = customers
    .slice(0, named)
    .map(({ name }) => name)
    .join(t("common.separator"));
  const words = customers.length > named ? "gold.confirm.namesMore" : "gold.confirm.names";
  return (
    <Modal
      open
      title={t("gold.confirm.title")}
      okText={t("gold.confirm.button", { count: customers.length })}
      confirmLoading={confirm.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p>{t(words, { count: customers.length, names })}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reviewOn: addMonths(today, 12), privileges: [] }}
        onFinish={(fields) => confirm.mutate({ customerIds: customers.map(({ customerId }) => customerId), ...fields })}
      >
        <Privileges />
        <ReviewDate />
      </Form>
    </Modal>
  );
}
