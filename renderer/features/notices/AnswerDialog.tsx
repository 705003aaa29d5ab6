import { useMutation } from "@tanstack/react-query";
import { Alert, Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Objection } from "../../../shared/contract/notices.ts";
import { type ObjectionOutcome, objectionOutcomes } from "../../../shared/domain/notice.ts";
import type { RatingStatus } from "../../../shared/domain/ratingLife.ts";
import { api } from "../../app/client.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { useOutcome } from "./useOutcome.ts";

interface AnswerDialogProps {
  objection: Objection;
  /** how the rating stands today */
  ratingStatus: RatingStatus | undefined;
  onClose: () => void;
}

/** Answering an objection, with what that does to the rating said before it happens. */
export function AnswerDialog({ objection, ratingStatus, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const [form] = Form.useForm<{ outcome: ObjectionOutcome; answer: string }>();
  const chosen = Form.useWatch("outcome", form);
  const outcome = useOutcome(form);
  const { id, version } = objection;
  const answer = useMutation(api.notices.answer.mutationOptions(outcome(t("notices.answeredNow"), onClose)));
  return (
    <Modal
      open
      title={t("notices.answer")}
      okText={t("notices.answer")}
      confirmLoading={answer.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <p className="prose">{objection.finding}</p>
      <Form form={form} layout="vertical" onFinish={(fields) => answer.mutate({ id, version, ...fields })}>
        <Form.Item
          name="outcome"
          label={t("notices.outcomeLabel")}
          rules={[{ required: true, message: t("common.field.required") }]}
        >
          <Radio.Group
            options={objectionOutcomes.map((value) => ({ value, label: t(`common.objectionOutcome.${value}`) }))}
          />
        </Form.Item>
        {chosen && (
          <Alert
            type={chosen === "upheld" ? "warning" : "info"}
            showIcon
            style={{ marginBottom: 16 }}
            title={t(`notices.consequence.${consequenceOf(chosen, ratingStatus)}`)}
          />
        )}
        <Form.Item name="answer" label={t("notices.answerText")} required rules={[zodRule(requiredText(300), t)]}>
          <Input.TextArea maxLength={300} autoSize={{ minRows: 3, maxRows: 8 }} />
        </Form.Item>
      </Form>
    </Modal>
  );
}

function consequenceOf(outcome: ObjectionOutcome, status: RatingStatus | undefined) {
  if (outcome === "rejected") return "goesOn";
  if (status === "proposed" || status === "approved") return "returned";
  return status === "effective" ? "suspended" : "none";
}
