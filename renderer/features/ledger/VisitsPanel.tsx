import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, DatePicker, Empty, Form, Input, Modal, Select, Table } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../../shared/contract/base.ts";
import { type Visit, visitMethods } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
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

/** The contact log of a customer, newest first. */
export function VisitsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const visits = useQuery(api.visits.listForCustomer.queryOptions({ input: { customerId } }));
  const mayLog = useAllowed("visits.log");
  const [logging, setLogging] = useState(false);
  return (
    <div className="panel">
      {mayLog && (
        <Button style={{ float: "right" }} onClick={() => setLogging(true)}>
          {t("visits.log")}
        </Button>
      )}
      <NextVisit customerId={customerId} />
      <QueryState
        query={visits}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("visits.none")} />}
      >
        {(rows) => (
          <Table<Visit>
            size="small"
            rowKey="id"
            title={() => t("visits.title")}
            dataSource={rows}
            pagination={{ pageSize: 10, hideOnSinglePage: true }}
            columns={[
              { title: t("visits.visitedOn"), dataIndex: "visitedOn", width: 110 },
              {
                title: t("visits.method"),
                dataIndex: "method",
                width: 130,
                render: (method: Visit["method"]) => t(`common.visitMethod.${method}`),
              },
              { title: t("customers.marketer"), dataIndex: "marketerName", width: 110 },
              { title: t("visits.purpose"), dataIndex: "purpose" },
              { title: t("visits.result"), dataIndex: "result" },
              {
                title: t("visits.nextStep"),
                key: "next",
                render: (_, { nextOn, nextStep }) => [nextOn, nextStep].filter(Boolean).join(" "),
              },
            ]}
          />
        )}
      </QueryState>
      {logging && <LogVisit customerId={customerId} onClose={() => setLogging(false)} />}
    </div>
  );
}

/** What is to be done next, agreed at a visit or planned. */
function NextVisit({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { data: next } = useQuery(api.visits.next.queryOptions({ input: { customerId } }));
  if (!next) return null;
  const { nextOn: date, nextStep } = next;
  return (
    <Alert
      type={date < today ? "warning" : "info"}
      showIcon
      title={t("visits.planned", { date, nextStep })}
      style={{ width: "fit-content", marginBottom: 8 }}
    />
  );
}

function LogVisit({ customerId, onClose }: { customerId: number; onClose: () => void }) {
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
      title={t("visits.log")}
      okText={t("common.actions.save")}
      confirmLoading={log.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{
          visitedOn: dayjs(today),
          method: "onSite",
          purpose: "",
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
