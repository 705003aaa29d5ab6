import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import {
  type Attachment,
  type AttachmentFields,
  attachmentFieldsSchema,
} from "../../../shared/contract/attachments.ts";
import { attachmentCategories } from "../../../shared/domain/attachment.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Category, caption and day of an attachment. */
export function EditAttachment({ attachment, onClose }: { attachment: Attachment; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<AttachmentFields>();
  const { id, version, category, caption, takenOn } = attachment;
  const change = useMutation(
    api.attachments.change.mutationOptions({
      onSuccess: async () => {
        void message.success(t("attachments.saved"));
        onClose();
        await queryClient.invalidateQueries({ queryKey: api.attachments.list.key() });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("attachments.editTitle")}
      okText={t("common.actions.save")}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ category, caption, takenOn }}
        onFinish={(fields) => change.mutate({ id, version, fields })}
      >
        <Form.Item
          name="caption"
          label={t("attachments.caption")}
          rules={[zodRule(attachmentFieldsSchema.shape.caption, t)]}
        >
          <Input autoFocus onPressEnter={() => form.submit()} />
        </Form.Item>
        <Form.Item name="category" label={t("attachments.category")}>
          <Select
            options={attachmentCategories.map((value) => ({ value, label: t(`attachments.categories.${value}`) }))}
          />
        </Form.Item>
        <Form.Item name="takenOn" label={t("attachments.takenOn")}>
          <DayInput max={today} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
