import { useMutation } from "@tanstack/react-query";
import { Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../../shared/contract/base.ts";
import { api } from "../../../app/client.ts";
import { useSession } from "../../../app/session.ts";
import { DayInput } from "../../../ui/DayInput.tsx";
import { zodRule } from "../../../ui/zodRule.ts";
import { type BulkChangeProps, BulkDialog } from "./BulkDialog.tsx";
import { useBulkChange } from "./useBulkChange.ts";

/** Puts a visit into the follow-ups of each customer. */
export function ScheduleVisitDialog(props: BulkChangeProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { selection, onClose } = props;
  const [form] = Form.useForm<{ nextOn: string; nextStep: string }>();
  const after = useBulkChange(props, (count) => t("ledger.bulk.visitDone", { count }), form);
  const schedule = useMutation(api.bulk.scheduleVisit.mutationOptions(after));
  return (
    <BulkDialog
      title={t("ledger.bulk.visitTitle")}
      selection={selection}
      pending={schedule.isPending}
      onConfirm={() => form.submit()}
      onClose={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ nextOn: today, nextStep: "" }}
        onFinish={(fields) => schedule.mutate({ selection, ...fields })}
      >
        <Form.Item
          name="nextOn"
          label={t("ledger.bulk.visitOn")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <DayInput min={today} allowClear={false} />
        </Form.Item>
        <Form.Item
          name="nextStep"
          label={t("ledger.bulk.visitStep")}
          required
          extra={t("ledger.bulk.visitReplaces")}
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input placeholder={t("ledger.bulk.visitStepHint")} maxLength={200} />
        </Form.Item>
      </Form>
    </BulkDialog>
  );
}
