import { useMutation } from "@tanstack/react-query";
import { Flex, Form, Input, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import type { Inputs } from "../../../shared/contract/index.ts";
import { type Notice, newObjectionSchema } from "../../../shared/contract/notices.ts";
import { lastReceivableDay, objectionChannels } from "../../../shared/domain/notice.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { zodRule } from "../../ui/zodRule.ts";
import { useOutcome } from "./useOutcome.ts";

type Fields = Omit<Inputs["notices"]["recordObjection"], "noticeId">;

const { objectorName, objectorContact, content } = newObjectionSchema.shape;

/** Taking down what somebody says against a posted rating; who they are may stay unsaid. */
export function RecordObjectionDialog({ notice, onClose }: { notice: Notice; onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const [form] = Form.useForm<Fields>();
  const outcome = useOutcome(form);
  const record = useMutation(api.notices.recordObjection.mutationOptions(outcome(t("notices.recordedNow"), onClose)));
  const last = lastReceivableDay(notice.endsOn, today);
  return (
    <Modal
      open
      width={600}
      title={t("notices.record")}
      okText={t("common.actions.save")}
      confirmLoading={record.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ receivedOn: last, channel: "visit", objectorName: "", objectorContact: "", content: "" }}
        onFinish={(fields) => record.mutate({ ...fields, noticeId: notice.id })}
      >
        <Form.Item
          name="ratingId"
          label={t("notices.about")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <Select
            showSearch={{ optionFilterProp: "label" }}
            options={notice.entries.flatMap(({ ratingId, position, maskedName, areaName, rating }) =>
              rating ? [{ value: ratingId, label: t("notices.aboutOption", { position, maskedName, areaName }) }] : [],
            )}
          />
        </Form.Item>
        <Flex gap="middle">
          <Form.Item name="receivedOn" label={t("notices.receivedOn")} style={{ flex: 1 }}>
            <DayInput allowClear={false} min={notice.postedOn} max={last} style={{ width: "100%" }} />
          </Form.Item>
          <Form.Item name="channel" label={t("notices.channelLabel")} style={{ flex: 1 }}>
            <Select
              options={objectionChannels.map((channel) => ({
                value: channel,
                label: t(`common.objectionChannel.${channel}`),
              }))}
            />
          </Form.Item>
        </Flex>
        <Flex gap="middle">
          <Form.Item
            name="objectorName"
            label={t("notices.objectorName")}
            extra={t("notices.anonymousHint")}
            rules={[zodRule(objectorName, t)]}
            style={{ flex: 1 }}
          >
            <Input maxLength={40} autoComplete="off" />
          </Form.Item>
          <Form.Item
            name="objectorContact"
            label={t("notices.objectorContact")}
            rules={[zodRule(objectorContact, t)]}
            style={{ flex: 1 }}
          >
            <Input maxLength={100} autoComplete="off" />
          </Form.Item>
        </Flex>
        <Form.Item name="content" label={t("notices.content")} required rules={[zodRule(content, t)]}>
          <Input.TextArea maxLength={1000} autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
