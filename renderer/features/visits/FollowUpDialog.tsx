import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../../shared/contract/base.ts";
import type { FollowUp } from "../../../shared/contract/visits.ts";
import { addDays } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { useFollowUpChange } from "./useFollowUpChange.ts";

interface FollowUpDialogProps {
  action: "complete" | "putOff" | "drop";
  followUp: FollowUp;
  onClose: () => void;
}

interface Fields {
  nextOn: string | null;
  reason: string;
}

/** Says that a follow-up is done, gives it another day, or lets it go; the last two with a reason. */
export function FollowUpDialog({ action, followUp, onClose }: FollowUpDialogProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [form] = Form.useForm<Fields>();
  const said = ({ nextOn }: FollowUp) =>
    ({
      complete: t("visits.followUp.done"),
      putOff: t("visits.followUp.putOffDone", { date: nextOn }),
      drop: t("visits.followUp.dropped"),
    })[action];
  const after = useFollowUpChange(said, { form, onClose });
  const complete = useMutation(api.visits.followUps.complete.mutationOptions(after));
  const putOff = useMutation(api.visits.followUps.putOff.mutationOptions(after));
  const drop = useMutation(api.visits.followUps.drop.mutationOptions(after));
  const { id, version, customerName: name } = followUp;
  const titles = {
    complete: t("visits.followUp.completeTitle", { name }),
    putOff: t("visits.followUp.putOffTitle", { name }),
    drop: t("visits.followUp.dropTitle", { name }),
  };
  const reasonRule = action === "complete" ? text(200) : requiredText(200);
  return (
    <Modal
      open
      title={titles[action]}
      okText={t("common.actions.save")}
      confirmLoading={complete.isPending || putOff.isPending || drop.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      {action === "drop" && <Typography.Paragraph>{t("visits.followUp.dropHint")}</Typography.Paragraph>}
      <Form
        form={form}
        layout="vertical"
        initialValues={{ nextOn: addDays(today, 7), reason: "" }}
        onFinish={({ nextOn, reason }) => {
          if (action === "complete") complete.mutate({ id, version, reason });
          else if (action === "drop") drop.mutate({ id, version, reason });
          else if (nextOn) putOff.mutate({ id, version, nextOn, reason });
        }}
      >
        {action === "putOff" && (
          <Form.Item name="nextOn" label={t("visits.followUp.newDay")} rules={[{ required: true }]}>
            <DayInput min={today} />
          </Form.Item>
        )}
        <Form.Item
          name="reason"
          label={t(action === "complete" ? "visits.followUp.note" : "visits.followUp.reason")}
          rules={[zodRule(reasonRule, t)]}
        >
          <Input autoFocus />
        </Form.Item>
      </Form>
    </Modal>
  );
}
