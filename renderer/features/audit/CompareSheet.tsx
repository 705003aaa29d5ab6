import { useMutation } from "@tanstack/react-query";
import { Alert, Form, Input, InputNumber, Modal } from "antd";
import { useTranslation } from "react-i18next";
import { compareSheetInput } from "../../../shared/contract/audit.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { TrailBreaks } from "./TrailFindings.tsx";

const alertTypes = { agrees: "success", differs: "error", gone: "error" } as const;

/** Asks for what stands on a sheet, and says whether the trail still agrees with it. */
export function CompareSheet({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [form] = Form.useForm<{ entryId: number; code: string }>();
  const compare = useMutation(api.audit.compareSheet.mutationOptions({ onError: (error) => fail(error, form) }));
  const asked = compare.variables?.entryId ?? 0;
  return (
    <Modal
      open
      title={t("audit.compare.title")}
      okText={t("audit.compare.action")}
      cancelText={t("common.actions.close")}
      confirmLoading={compare.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form form={form} layout="vertical" onFinish={(values) => compare.mutate(values)}>
        <Form.Item name="entryId" label={t("auditPaper.number")} rules={[zodRule(compareSheetInput.shape.entryId, t)]}>
          <InputNumber min={1} precision={0} style={{ width: "100%" }} autoFocus />
        </Form.Item>
        <Form.Item name="code" label={t("auditPaper.code")} rules={[zodRule(compareSheetInput.shape.code, t)]}>
          <Input placeholder="0000-0000-0000-0000-0000" autoComplete="off" />
        </Form.Item>
      </Form>
      {compare.data && (
        <Alert
          showIcon
          type={compare.data.breaks.length > 0 ? "error" : alertTypes[compare.data.outcome]}
          title={t(`audit.compare.${compare.data.outcome}`, { id: asked })}
          description={<TrailBreaks breaks={compare.data.breaks} />}
        />
      )}
    </Modal>
  );
}
