import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../../shared/contract/base.ts";
import type { SuspendedRow } from "../../../../shared/contract/ratingLists.ts";
import { api } from "../../../app/client.ts";
import { useFailure } from "../../../ui/useFailure.ts";
import { zodRule } from "../../../ui/zodRule.ts";

/** Puts a suspended rating in force again, for a reason. */
export function ReinstateDialog({ row, onClose }: { row: SuspendedRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const reinstate = useMutation(
    api.ratings.reinstate.mutationOptions({
      onSuccess: async () => {
        void message.success(t("ratingLists.reinstated"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const { ratingId: id, version } = row;
  return (
    <Modal
      open
      title={t("ratingLists.reinstateTitle", { name: row.customerName })}
      okText={t("ratingLists.reinstate")}
      confirmLoading={reinstate.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={({ reason }) => reinstate.mutate({ id, version, reason })}>
        <Form.Item
          name="reason"
          label={t("ratingLists.reinstateReason")}
          required
          rules={[zodRule(requiredText(300), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={300} placeholder={t("ratingLists.reinstateHint")} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
