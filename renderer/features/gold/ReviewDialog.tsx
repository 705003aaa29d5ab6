import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { longText } from "../../../shared/contract/base.ts";
import { addMonths } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { EndReason, longestReason } from "./EndReason.tsx";
import { ReviewDate } from "./ReviewDate.tsx";
import { Standing } from "./Standing.tsx";
import { type MembershipDialogProps, useMembershipChange } from "./useMembershipChange.ts";

interface Fields {
  outcome: "keep" | "end";
  reviewOn: string;
  note: string;
  reason: string;
}

/** Keeps a member until another review, or ends the membership with a reason. */
export function ReviewDialog({ name, membership, conditions, onClose }: MembershipDialogProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [form] = Form.useForm<Fields>();
  const outcome = Form.useWatch("outcome", form) ?? "keep";
  const said = ({ endedOn, reviewOn }: { endedOn: string | null; reviewOn: string }) =>
    endedOn === null ? t("gold.review.keepDone", { date: reviewOn }) : t("gold.review.endDone", { name });
  const after = useMembershipChange(onClose, said, form);
  const keep = useMutation(api.gold.review.mutationOptions(after));
  const end = useMutation(api.gold.end.mutationOptions(after));
  const { id, version } = membership;
  return (
    <Modal
      open
      title={t("gold.review.title", { name })}
      okText={t("common.actions.save")}
      confirmLoading={keep.isPending || end.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ outcome: "keep", reviewOn: addMonths(today, 12), note: "", reason: "" }}
        onFinish={({ reviewOn, note, reason }) =>
          outcome === "keep" ? keep.mutate({ id, version, reviewOn, note }) : end.mutate({ id, version, reason })
        }
      >
        <Form.Item label={t("gold.conditionsNow")}>
          <Standing conditions={conditions} />
        </Form.Item>
        <Form.Item name="outcome" label={t("gold.review.outcome")}>
          <Radio.Group
            options={[
              { value: "keep", label: t("gold.review.keep") },
              { value: "end", label: t("gold.review.end") },
            ]}
          />
        </Form.Item>
        {outcome === "keep" ? (
          <>
            <ReviewDate />
            <Form.Item
              name="note"
              label={t("gold.review.note")}
              rules={[zodRule(longText(500), t)]}
              validateTrigger="onBlur"
            >
              <Input.TextArea rows={3} maxLength={500} />
            </Form.Item>
          </>
        ) : (
          <EndReason>
            <Input.TextArea rows={2} maxLength={longestReason} />
          </EndReason>
        )}
      </Form>
    </Modal>
  );
}
