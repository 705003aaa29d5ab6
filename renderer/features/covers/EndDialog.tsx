import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Flex, Form, Input, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Cover } from "../../../shared/contract/covers.ts";
import { laterDate } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Prolongs a leave, or lets somebody come back earlier. */
export function EndDialog({ cover, onClose }: { cover: Cover; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ to: string; reason: string }>();
  const change = useMutation(
    api.covers.changeEnd.mutationOptions({
      onSuccess: async () => {
        void message.success(t("covers.changed"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("covers.endTitle", { name: cover.absentName })}
      okText={t("common.actions.save")}
      confirmLoading={change.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ to: cover.to, reason: "" }}
        onFinish={(fields) => change.mutate({ id: cover.id, seenTo: cover.to, ...fields })}
      >
        <Flex gap="middle">
          <Form.Item name="to" label={t("covers.to")} required>
            <DayInput min={laterDate(cover.from, today)} allowClear={false} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t("covers.reason")}
            required
            style={{ flex: 1 }}
            rules={[zodRule(requiredText(200), t)]}
            validateTrigger="onBlur"
          >
            <Input maxLength={200} />
          </Form.Item>
        </Flex>
      </Form>
      <span className="secondary">{t("covers.endHint")}</span>
    </Modal>
  );
}
