import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { CreditLine, LineMovementRow } from "../../../shared/contract/creditLines.ts";
import { effectOf } from "../../../shared/domain/creditLine.ts";
import { api } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Money } from "../../ui/Money.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { reversalTitle } from "./reversalTitle.ts";

interface ReverseDialogProps {
  line: CreditLine;
  movement: LineMovementRow;
  onClose: () => void;
}

/** Taking an entry back: what it was, what the balance becomes, and why. */
export function ReverseDialog({ line, movement, onClose }: ReverseDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const reverse = useMutation(
    api.creditLines.reverse.mutationOptions({
      onSuccess: async () => {
        void message.success(t("creditLines.reversed"));
        onClose();
        await queryClient.invalidateQueries();
      },
    }),
  );
  return (
    <Modal
      open
      title={reversalTitle(movement, t)}
      okText={t("creditLines.reverse")}
      okButtonProps={{ danger: true }}
      confirmLoading={reverse.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <FactsTable
        plain
        column={1}
        rows={[
          [t("creditLines.amount"), <Money key="amount" fen={movement.amountFen} />],
          [t("creditLines.balance"), <Money key="balance" fen={line.balanceFen} />],
          [t("creditLines.balanceAfter"), <Money key="after" fen={line.balanceFen - effectOf(movement)} />],
        ]}
      />
      <Typography.Paragraph style={{ marginTop: 12 }}>{t("creditLines.reverseHint")}</Typography.Paragraph>
      <Form form={form} layout="vertical" onFinish={({ reason }) => reverse.mutate({ id: movement.id, reason })}>
        <Form.Item
          name="reason"
          label={t("creditLines.reverseReason")}
          required
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input autoFocus />
        </Form.Item>
        {reverse.error && <Alert type="error" showIcon title={errorMessage(reverse.error, t)} />}
      </Form>
    </Modal>
  );
}
