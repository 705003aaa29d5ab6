import { useMutation } from "@tanstack/react-query";
import { App, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import type { HandbookDraft } from "../../../shared/contract/handbook.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface PublishDialogProps {
  draft: HandbookDraft;
  onClose: () => void;
  onPublished: () => void;
}

interface Fields {
  changes: string;
  mustReadBy: string | null;
}

const changesSchema = text(300);

/** Publishes the working text: what is new in it, and by when everybody has to have read it. */
export function PublishDialog({ draft, onClose, onPublished }: PublishDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const { today } = useSession();
  const [form] = Form.useForm<Fields>();
  const publish = useMutation(
    api.handbook.drafts.publish.mutationOptions({
      onSuccess: ({ editionNumber }) => {
        void message.success(t("handbook.published", { number: editionNumber }));
        onClose();
        onPublished();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("handbook.publishTitle", { number: draft.editionNumber + 1 })}
      okText={t("handbook.publish")}
      confirmLoading={publish.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ changes: "", mustReadBy: null }}
        onFinish={(fields) => publish.mutate({ id: draft.id, version: draft.version, ...fields })}
      >
        <Form.Item name="changes" label={t("handbook.changes")} rules={[zodRule(changesSchema, t)]}>
          <Input maxLength={300} />
        </Form.Item>
        <Form.Item name="mustReadBy" label={t("handbook.mustReadBy")} extra={t("handbook.mustReadHint")}>
          <DayInput min={today} style={{ width: "100%" }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
