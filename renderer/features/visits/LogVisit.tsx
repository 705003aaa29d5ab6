import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, DatePicker, Form, Input, Modal, Select } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../../shared/contract/base.ts";
import { type Visit, visitMethods } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface Fields {
  visitedOn: Dayjs;
  method: Visit["method"];
  purpose: string;
  result: string;
  nextStep: string;
  nextOn: Dayjs | null;
}

interface LogVisitProps {
  customerId: number;
  /** the customer's, where the screen behind shows several */
  name?: string;
  /** what the form begins with; today and no purpose otherwise */
  visitedOn?: string;
  purpose?: string;
  onClose: () => void;
}

/** Writes down a visit, which does what was open for the customer. */
export function LogVisit({ customerId, name, visitedOn: day, purpose = "", onClose }: LogVisitProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const log = useMutation(
    api.visits.log.mutationOptions({
      onSuccess: async () => {
        void message.success(t("visits.logged"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={name === undefined ? t("visits.log") : t("dayList.logVisitOf", { name })}
      okText={t("common.actions.save")}
      confirmLoading={log.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          visitedOn: dayjs(day ?? today),
          method: "onSite",
          purpose,
          result: "",
          nextStep: "",
          nextOn: null,
        }}
        onFinish={({ visitedOn, nextOn, ...fields }) =>
          log.mutate({
            ...fields,
            customerId,
            visitedOn: visitedOn.format("YYYY-MM-DD"),
            nextOn: nextOn?.format("YYYY-MM-DD") ?? null,
          })
        }
      >
        <Form.Item name="visitedOn" label={t("visits.visitedOn")} rules={[{ required: true }]}>
          <DatePicker maxDate={dayjs(today)} />
        </Form.Item>
        <Form.Item name="method" label={t("visits.method")}>
          <Select options={visitMethods.map((value) => ({ value, label: t(`common.visitMethod.${value}`) }))} />
        </Form.Item>
        <Form.Item name="purpose" label={t("visits.purpose")} rules={[zodRule(requiredText(100), t)]}>
          <Input autoFocus />
        </Form.Item>
        <Form.Item name="result" label={t("visits.result")}>
          <Input.TextArea autoSize={{ minRows: 2 }} maxLength={1000} />
        </Form.Item>
        <Form.Item name="nextStep" label={t("visits.nextStep")} rules={[zodRule(text(200), t)]}>
          <Input />
        </Form.Item>
        <Form.Item name="nextOn" label={t("visits.nextOn")}>
          <DatePicker />
        </Form.Item>
      </Form>
    </Modal>
  );
}
