import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Form, Input, InputNumber, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../../shared/contract/base.ts";
import { type CreditLine, movementAmountSchema } from "../../../shared/contract/creditLines.ts";
import type { LineMovementKind } from "../../../shared/domain/creditLine.ts";
import { api } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { fieldMessage, zodRule } from "../../ui/zodRule.ts";
import { MovementPreview } from "./MovementPreview.tsx";

interface Fields {
  amount: number | null;
  day: string;
  contractNumber: string;
  purpose: string;
  note: string;
}

interface MovementDialogProps {
  line: CreditLine;
  kind: LineMovementKind;
  onClose: () => void;
}

/** Entering what was drawn or paid back, with what it leaves. */
export function MovementDialog({ line, kind, onClose }: MovementDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const typed = Form.useWatch([], form);
  const entered = {
    onSuccess: async () => {
      void message.success(t(kind === "drawing" ? "creditLines.drawn" : "creditLines.repaid"));
      onClose();
      await queryClient.invalidateQueries();
    },
  };
  const draw = useMutation(api.creditLines.draw.mutationOptions(entered));
  const repay = useMutation(api.creditLines.repay.mutationOptions(entered));
  const { error, isPending } = kind === "drawing" ? draw : repay;
  const save = ({ amount, day, contractNumber, purpose, note }: Fields) => {
    const movement = { customerId: line.customerId, day, amountFen: toFen(amount) ?? 0, contractNumber, note };
    if (kind === "drawing") draw.mutate({ ...movement, purpose });
    else repay.mutate(movement);
  };
  return (
    <Modal
      open
      title={t(kind === "drawing" ? "creditLines.draw" : "creditLines.repay")}
      okText={t("common.actions.save")}
      confirmLoading={isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ amount: null, day: today, contractNumber: "", purpose: "", note: "" }}
        onFinish={save}
      >
        <Form.Item
          name="amount"
          label={t(kind === "drawing" ? "creditLines.drawingAmount" : "creditLines.repaymentAmount")}
          required
          validateTrigger="onBlur"
          rules={[
            {
              validator: async (_rule, amount: number | null) => {
                if (!movementAmountSchema.safeParse(toFen(amount)).success)
                  throw new Error(fieldMessage(amount === null ? "required" : "amount", t));
              },
            },
          ]}
        >
          <InputNumber autoFocus precision={2} min={0} suffix={t("common.money.unit")} style={{ width: "100%" }} />
        </Form.Item>
        <Form.Item name="day" label={t("creditLines.day")} rules={[{ required: true }]}>
          <DayInput max={today} allowClear={false} style={{ width: "100%" }} />
        </Form.Item>
        <MovementPreview
          course={line.course}
          kind={kind}
          day={typed?.day ?? today}
          amountFen={toFen(typed?.amount ?? null) ?? 0}
        />
        {kind === "drawing" && (
          <Form.Item
            name="purpose"
            label={t("creditLines.purpose")}
            required
            validateTrigger="onBlur"
            rules={[zodRule(requiredText(100), t)]}
          >
            <Input />
          </Form.Item>
        )}
        <Form.Item name="contractNumber" label={t("creditLines.contractNumber")} rules={[zodRule(text(60), t)]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item name="note" label={t("creditLines.note")} rules={[zodRule(text(300), t)]}>
          <Input />
        </Form.Item>
        {error && <Alert type="error" showIcon title={errorMessage(error, t)} />}
      </Form>
    </Modal>
  );
}

/** Yuan as typed, in fen. */
function toFen(yuan: number | null): number | null {
  return yuan === null ? null : Math.round(yuan * 100);
}
