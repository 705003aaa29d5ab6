import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form, InputNumber, Modal, Popconfirm, Tooltip, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type AssessmentPeriod, mostDisputeDays } from "../../../shared/contract/assessments.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import type { Work } from "./PeriodPage.tsx";

interface PeriodActionsProps {
  period: AssessmentPeriod;
  working: boolean;
  onWork: (work: Work) => void;
}

/** What a manager can do with an open period: count it anew, freeze it, or take it back. */
export function PeriodActions({ period, working, onWork }: PeriodActionsProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const mayFreeze = useAllowed("assessments.periods.freeze");
  const [freezing, setFreezing] = useState(false);
  const compute = useMutation(
    api.assessments.periods.compute.mutationOptions({
      onSuccess: ({ id }) => onWork({ jobId: id, of: "compute" }),
      onError: (error) => fail(error),
    }),
  );
  const withdraw = useMutation(
    api.assessments.periods.withdraw.mutationOptions({
      onSuccess: async () => {
        void message.success(t("assessments.withdraw.done"));
        await navigate({ to: "/assessments" });
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const { id, version, lastDay, frozen } = period;
  if (!mayFreeze || frozen) return null;
  const early = lastDay >= today;
  return (
    <>
      <Popconfirm title={t("assessments.withdraw.confirm")} onConfirm={() => withdraw.mutate({ id, version })}>
        <Button disabled={working}>{t("assessments.withdraw.button")}</Button>
      </Popconfirm>
      <Tooltip title={early ? t("assessments.freeze.early", { day: lastDay }) : ""}>
        <Button disabled={working || early} onClick={() => setFreezing(true)}>
          {t("assessments.freeze.button")}
        </Button>
      </Tooltip>
      <Button type="primary" disabled={working} loading={compute.isPending} onClick={() => compute.mutate({ id })}>
        {t("assessments.compute.button")}
      </Button>
      {freezing && <FreezeDialog period={period} onClose={() => setFreezing(false)} onWork={onWork} />}
    </>
  );
}

function FreezeDialog({
  period: { id, version },
  onClose,
  onWork,
}: Pick<PeriodActionsProps, "period" | "onWork"> & { onClose: () => void }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [form] = Form.useForm<{ disputeDays: number }>();
  const freeze = useMutation(
    api.assessments.periods.freeze.mutationOptions({
      onSuccess: (job) => {
        onClose();
        onWork({ jobId: job.id, of: "freeze" });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("assessments.freeze.title")}
      okText={t("assessments.freeze.button")}
      confirmLoading={freeze.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("assessments.freeze.hint")}</Typography.Paragraph>
      <Form
        form={form}
        layout="vertical"
        initialValues={{ disputeDays: 7 }}
        onFinish={({ disputeDays }) => freeze.mutate({ id, version, disputeDays })}
      >
        <Form.Item name="disputeDays" label={t("assessments.freeze.disputeDays")} rules={[{ required: true }]}>
          <InputNumber min={0} max={mostDisputeDays} precision={0} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
