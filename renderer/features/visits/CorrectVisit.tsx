import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Form, Input } from "antd";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import type { Visit, VisitFields } from "../../../shared/contract/visits.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { VisitForm } from "./VisitForm.tsx";
import { VisitFormItems } from "./VisitFormItems.tsx";

/** Writes a visit anew as it was. Where somebody else did so meanwhile, nothing typed is lost. */
export function CorrectVisit({ visit, onClose }: { visit: Visit; onClose: () => void }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<VisitFields & { reason: string }>();
  const { id, version, visitedOn, method, purpose, result, nextStep, nextOn } = visit;
  const correct = useMutation(
    api.visits.correct.mutationOptions({
      onSuccess: async () => {
        void message.success(t("visits.corrected"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <VisitForm
      form={form}
      title={t("visits.correctTitle")}
      initial={{ visitedOn, method, purpose, result, nextStep, nextOn, reason: "" }}
      first="result"
      saving={correct.isPending}
      onSave={({ reason, ...fields }) => correct.mutate({ id, version, fields, reason })}
      onClose={onClose}
    >
      <VisitFormItems />
      <Form.Item name="reason" label={t("visits.correctReason")} rules={[zodRule(text(200), t)]}>
        <Input />
      </Form.Item>
    </VisitForm>
  );
}
