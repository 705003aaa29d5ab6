import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { EndReason, longestReason } from "./EndReason.tsx";
import { type MembershipDialogProps, useMembershipChange } from "./useMembershipChange.ts";

/** Ends a membership, which needs a reason. */
export function EndDialog({ name, membership, onClose }: MembershipDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ reason: string }>();
  const after = useMembershipChange(onClose, () => t("gold.review.endDone", { name }), form);
  const end = useMutation(api.gold.end.mutationOptions(after));
  const { id, version } = membership;
  return (
    <Modal
      open
      title={t("gold.endTitle", { name })}
      okText={t("gold.action.end")}
      okButtonProps={{ danger: true }}
      confirmLoading={end.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ reason: "" }}
        onFinish={({ reason }) => end.mutate({ id, version, reason })}
      >
        <EndReason>
          <Input.TextArea rows={2} maxLength={longestReason} />
        </EndReason>
      </Form>
    </Modal>
  );
}
