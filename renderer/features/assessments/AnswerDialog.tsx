import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Checkbox, Form, Input, Modal, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { AssessmentDispute } from "../../../shared/contract/assessments.ts";
import { requiredText } from "../../../shared/contract/base.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { CorrectionFields, type CorrectionForm, typedCorrection } from "./CorrectionFields.tsx";

interface Fields extends CorrectionForm {
  answer: string;
  isUpheld: boolean;
}

/** A manager answers a dispute; where it is upheld, with what is corrected. */
export function AnswerDialog({ dispute, onClose }: { dispute: AssessmentDispute; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const isUpheld: boolean = Form.useWatch("isUpheld", form) ?? false;
  const { id, version, indicator, marketerName: name, reason } = dispute;
  const answer = useMutation(
    api.assessments.disputes.answer.mutationOptions({
      onSuccess: async () => {
        void message.success(t("assessments.dispute.answered"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("assessments.dispute.answerTitle", { name })}
      okText={t("assessments.dispute.answer")}
      confirmLoading={answer.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Typography.Paragraph>
        <strong>{t(`assessments.indicator.${indicator}`)}</strong> {reason}
      </Typography.Paragraph>
      <Form<Fields>
        form={form}
        layout="vertical"
        initialValues={{ answer: "", isUpheld: false, part: "numerator", amount: null }}
        onFinish={({ answer: text, isUpheld: upheld, ...typed }) =>
          answer.mutate({ id, version, answer: text, correction: upheld ? typedCorrection(indicator, typed) : null })
        }
      >
        <Form.Item
          name="answer"
          label={t("assessments.dispute.answerText")}
          rules={[zodRule(requiredText(500), t)]}
          validateTrigger="onBlur"
        >
          <Input maxLength={500} />
        </Form.Item>
        <Form.Item name="isUpheld" valuePropName="checked">
          <Checkbox>{t("assessments.dispute.withCorrection")}</Checkbox>
        </Form.Item>
        {isUpheld && <CorrectionFields indicator={indicator} />}
      </Form>
    </Modal>
  );
}
