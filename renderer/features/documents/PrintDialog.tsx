import { useMutation, useQuery } from "@tanstack/react-query";
import { Alert, App, Flex, Form, type FormInstance, Input, InputNumber, Modal, Select } from "antd";
import { useTranslation } from "react-i18next";
import { type DocumentRequest, type PrintSettings, printSettingsSchema } from "../../../shared/contract/documents.ts";
import type { Outputs } from "../../../shared/contract/index.ts";
import { api, client } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { keepPrinting, readLastPrinting } from "./lastPrinting.ts";

type Printers = Outputs["documents"]["printers"];

interface PrintDialogProps {
  request: DocumentRequest;
  /** of the document */
  name: string;
  onClose: () => void;
}

/** Printer, copies, sides and pages, where the shell prints by itself. */
export function PrintDialog({ request, name, onClose }: PrintDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const [form] = Form.useForm<PrintSettings>();
  const printers = useQuery(api.documents.printers.queryOptions({ gcTime: 0 }));
  const print = useMutation({
    mutationFn: (settings: PrintSettings) => client.documents.print({ ...request, settings }),
    onSuccess: (_, settings) => {
      keepPrinting(settings);
      const label = printers.data?.find((one) => one.name === settings.printer)?.label;
      void message.success(
        t("documents.print.sent", { printer: label ?? t("common.printer.default"), copies: settings.copies }),
        6,
      );
      onClose();
    },
    onError: (error) => fail(error, form),
  });
  return (
    <Modal
      open
      title={t("documents.print.title", { name })}
      okText={t("documents.print.ok")}
      okButtonProps={{ disabled: !printers.data }}
      confirmLoading={print.isPending}
      cancelButtonProps={{ disabled: print.isPending }}
      closable={!print.isPending}
      keyboard={!print.isPending}
      mask={{ closable: false }}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <QueryState query={printers}>
        {(found) => <SettingsForm form={form} printers={found} pending={print.isPending} onPrint={print.mutate} />}
      </QueryState>
    </Modal>
  );
}

interface SettingsFormProps {
  form: FormInstance<PrintSettings>;
  printers: Printers;
  pending: boolean;
  onPrint: (settings: PrintSettings) => void;
}

function SettingsForm({ form, printers, pending, onPrint }: SettingsFormProps) {
  const { t } = useTranslation();
  const last = readLastPrinting();
  const gone = last.printer !== "" && !printers.some(({ name }) => name === last.printer);
  const { copies, pages } = printSettingsSchema.shape;
  return (
    <Form
      form={form}
      layout="vertical"
      disabled={pending}
      initialValues={{ ...last, ...(gone ? { printer: "" } : {}), copies: 1, pages: "" }}
      onFinish={onPrint}
    >
      {gone && <Alert type="warning" showIcon title={t("documents.print.printerGone")} style={{ marginBlock: 12 }} />}
      <Form.Item name="printer" label={t("documents.print.printer")}>
        <Select
          options={[
            { value: "", label: t("common.printer.default") },
            ...printers.map(({ name, label }) => ({ value: name, label })),
          ]}
        />
      </Form.Item>
      <Form.Item name="duplex" label={t("documents.print.duplex")} extra={t("documents.print.duplexTip")}>
        <Select
          options={printSettingsSchema.shape.duplex.unwrap().options.map((value) => ({
            value,
            label: t(`common.duplex.${value}`),
          }))}
        />
      </Form.Item>
      <Flex gap="middle">
        <Form.Item name="copies" label={t("documents.print.copies")} rules={[zodRule(copies, t)]}>
          <InputNumber style={{ width: 110 }} />
        </Form.Item>
        <Form.Item name="pages" label={t("documents.print.pages")} rules={[zodRule(pages, t)]} className="grow">
          <Input placeholder={t("documents.print.pagesAll")} maxLength={200} />
        </Form.Item>
      </Flex>
    </Form>
  );
}
