import { useMutation } from "@tanstack/react-query";
import { Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Objection } from "../../../shared/contract/notices.ts";
import { api } from "../../app/client.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { useOutcome } from "./useOutcome.ts";

/** Writing down what looking into an objection found. */
export function InvestigateDialog({ objection, onClose }: { objection: Objection; onClose: () => void }) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ finding: string }>();
  const outcome = useOutcome(form);
  const { id, version } = objection;
  const investigate = useMutation(api.notices.investigate.mutationOptions(outcome(t("notices.foundNow"), onClose)));
  return (
    <Modal
      open
      title={t("notices.investigate")}
      okText={t("common.actions.save")}
      confirmLoading={investigate.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="prose">{objection.content}</p>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ finding: objection.finding }}
        onFinish={({ finding }) => investigate.mutate({ id, version, finding })}
      >
        <Form.Item name="finding" label={t("notices.finding")} required rules={[zodRule(requiredText(1000), t)]}>
          <Input.TextArea
            maxLength={1000}
            autoSize={{ minRows: 3, maxRows: 8 }}
            placeholder={t("notices.findingHint")}
          />
        </Form.Item>
      </Form>
    </Modal>
  );
}
