import { App, Form, Input, Modal, Switch } from "antd";
import { useTranslation } from "react-i18next";
import { longText, requiredText } from "../../../../shared/contract/base.ts";
import type { PlanRow } from "../../../../shared/contract/plans.ts";
import { zodRule } from "../../../ui/zodRule.ts";
import { useSavePlanDetails } from "./useSavePlanDetails.ts";

const longestName = 60;
const longestNote = 1000;

/** What a draft is called, what is said about it, and whether others see it. */
export function PlanDetailsDialog({ plan, onClose }: { plan: PlanRow; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const [form] = Form.useForm<Pick<PlanRow, "name" | "note" | "shared">>();
  const save = useSavePlanDetails();
  const { name, note, shared } = plan;
  return (
    <Modal
      open
      title={t("plans.action.details")}
      okText={t("common.actions.save")}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ name, note, shared }}
        onFinish={(changes) =>
          save.mutate(
            { plan, changes },
            {
              onSuccess: () => {
                void message.success(t("plans.saved"));
                onClose();
              },
            },
          )
        }
      >
        <Form.Item
          name="name"
          label={t("plans.name")}
          required
          rules={[zodRule(requiredText(longestName), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={longestName} />
        </Form.Item>
        <Form.Item
          name="note"
          label={t("plans.note")}
          rules={[zodRule(longText(longestNote), t)]}
          validateTrigger="onBlur"
        >
          <Input.TextArea autoSize={{ minRows: 3, maxRows: 8 }} maxLength={longestNote} />
        </Form.Item>
        <Form.Item name="shared" label={t("plans.shared")} valuePropName="checked">
          <Switch />
        </Form.Item>
      </Form>
    </Modal>
  );
}
