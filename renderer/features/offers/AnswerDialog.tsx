import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input, Modal, Radio } from "antd";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import { type Offer, type OfferAnswer, offerAnswers } from "../../../shared/domain/nextOffer.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface AnswerDialogProps {
  customer: { id: number; name: string };
  offer: Offer;
  onClose: () => void;
}

/** What a customer said to an offer, and for how long it is not made again. */
export function AnswerDialog({ customer, offer, onClose }: AnswerDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ answer: OfferAnswer; note: string }>();
  const { service, reason } = offer;
  const save = useMutation(
    api.offers.answer.mutationOptions({
      onSuccess: async () => {
        void message.success(t("offers.answered"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      title={t("offers.answerTitle", { name: customer.name, service: choiceLabel("service", service, t) })}
      okText={t("common.actions.save")}
      confirmLoading={save.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ answer: "accepted", note: "" }}
        onFinish={({ answer, note }) => save.mutate({ customerId: customer.id, service, answer, note })}
      >
        <p>{t(`offers.reason.${reason}`)}</p>
        <Form.Item name="answer" label={t("offers.answerLabel")}>
          <Radio.Group
            options={offerAnswers.map((answer) => ({
              value: answer,
              label: `${t(`common.offerAnswer.${answer}`)} (${t(`offers.quiet.${answer}`)})`,
            }))}
            vertical
          />
        </Form.Item>
        <Form.Item name="note" label={t("offers.note")} rules={[zodRule(text(200), t)]} validateTrigger="onBlur">
          <Input maxLength={200} />
        </Form.Item>
      </Form>
    </Modal>
  );
}
