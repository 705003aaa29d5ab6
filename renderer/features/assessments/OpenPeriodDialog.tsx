import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Form, Modal, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type PeriodKind, periodBegin, periodEnd, periodKinds } from "../../../shared/domain/assessmentPeriod.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";

interface Fields {
  kind: PeriodKind;
  firstDay: string;
  lastDay: string;
}

/** Opens a period; its days follow the calendar until somebody chooses others. */
export function OpenPeriodDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const open = useMutation(
    api.assessments.periods.open.mutationOptions({
      onSuccess: async ({ id }) => {
        void message.success(t("assessments.open.done"));
        await queryClient.invalidateQueries();
        await navigate({ to: "/assessments/$id", params: { id } });
      },
      onError: (error) => fail(error, form),
    }),
  );
  const daysOf = (kind: PeriodKind) => {
    const firstDay = periodBegin(kind, today);
    return { firstDay, lastDay: periodEnd(kind, firstDay) };
  };
  return (
    <Modal
      open
      title={t("assessments.open.title")}
      okText={t("assessments.open.button")}
      confirmLoading={open.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("assessments.open.hint")}</Typography.Paragraph>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ kind: "quarter", ...daysOf("quarter") }}
        onFinish={(fields) => open.mutate(fields)}
      >
        <Form.Item name="kind" label={t("assessments.open.kind")}>
          <Select
            options={periodKinds.map((kind) => ({ value: kind, label: t(`assessments.kind.${kind}`) }))}
            onChange={(kind: PeriodKind) => form.setFieldsValue(daysOf(kind))}
          />
        </Form.Item>
        <Form.Item name="firstDay" label={t("assessments.open.first")}>
          <DayInput
            allowClear={false}
            max={today}
            style={{ width: "100%" }}
            onChange={(firstDay) => {
              if (firstDay) form.setFieldsValue({ firstDay, lastDay: periodEnd(form.getFieldValue("kind"), firstDay) });
            }}
          />
        </Form.Item>
        <Form.Item name="lastDay" label={t("assessments.open.last")}>
          <DayInput allowClear={false} style={{ width: "100%" }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
