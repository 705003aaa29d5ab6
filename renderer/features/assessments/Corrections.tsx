import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Form, Input, Modal, Select, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { longText } from "../../../shared/contract/base.ts";
import { type IndicatorId, indicatorIds } from "../../../shared/domain/assessment.ts";
import { partText } from "../../../shared/i18n/assessmentText.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { CorrectionFields, type CorrectionForm, typedCorrection } from "./CorrectionFields.tsx";
import type { Score } from "./lines.ts";

/** What was corrected since the period was frozen, and for a manager the way to correct more. */
export function Corrections({ score }: { score: Score }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mayCorrect = useAllowed("assessments.correct");
  const [adding, setAdding] = useState(false);
  if (!score.period.frozen) return null;
  return (
    <Flex vertical gap="small" className="panel">
      <Flex justify="space-between">
        <Typography.Title level={4} style={{ margin: 0 }}>
          {t("assessments.correction.title")}
        </Typography.Title>
        {mayCorrect && user.id !== score.marketer.id && (
          <Button onClick={() => setAdding(true)}>{t("assessments.correction.add")}</Button>
        )}
      </Flex>
      {score.corrections.length === 0 ? (
        <Typography.Text type="secondary">{t("assessments.correction.none")}</Typography.Text>
      ) : (
        <Table<Score["corrections"][number]>
          size="small"
          rowKey="id"
          dataSource={score.corrections}
          pagination={false}
          columns={[
            {
              title: t("assessments.column.indicator"),
              key: "indicator",
              render: (_, { indicator }) => t(`assessments.indicator.${indicator}`),
            },
            {
              title: t("assessments.correction.part"),
              key: "part",
              render: (_, { part }) => t(`assessments.correction.${part}`),
            },
            {
              title: t("assessments.correction.amount"),
              key: "amount",
              align: "right",
              render: (_, { indicator, amount }) => `${amount > 0 ? "+" : ""}${partText(indicator, amount)}`,
            },
            {
              title: t("assessments.correction.reason"),
              key: "reason",
              render: (_, { reason, disputeId }) =>
                disputeId === null ? reason : `${reason} (${t("assessments.correction.byDispute")})`,
            },
            {
              key: "by",
              render: (_, { onDay: day, byName: name }) => t("assessments.correction.of", { day, name }),
            },
          ]}
        />
      )}
      {adding && <CorrectionDialog score={score} onClose={() => setAdding(false)} />}
    </Flex>
  );
}

interface Fields extends CorrectionForm {
  indicator: IndicatorId;
  reason: string;
}

function CorrectionDialog({ score, onClose }: { score: Score; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const indicator: IndicatorId = Form.useWatch("indicator", form) ?? "newLoans";
  const correct = useMutation(
    api.assessments.correct.mutationOptions({
      onSuccess: async () => {
        void message.success(t("assessments.correction.done"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("assessments.correction.add")}
      confirmLoading={correct.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph type="secondary">{t("assessments.correction.hint")}</Typography.Paragraph>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ indicator: "newLoans", part: "numerator", amount: null, reason: "" }}
        onFinish={({ reason, ...typed }) =>
          correct.mutate({
            ...{ periodId: score.period.id, marketerId: score.marketer.id, indicator, reason },
            ...typedCorrection(indicator, typed),
          })
        }
      >
        <Form.Item name="indicator" label={t("assessments.column.indicator")}>
          <Select options={indicatorIds.map((id) => ({ value: id, label: t(`assessments.indicator.${id}`) }))} />
        </Form.Item>
        <CorrectionFields indicator={indicator} />
        <Form.Item
          name="reason"
          label={t("assessments.correction.reason")}
          rules={[zodRule(longText(500).min(1, { error: "required" }), t)]}
          validateTrigger="onBlur"
        >
          <Input.TextArea maxLength={500} autoSize={{ minRows: 2 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
