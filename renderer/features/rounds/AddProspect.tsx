import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Form, Input, type InputRef } from "antd";
import { useCallback, useRef } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import { phoneSchema } from "../../../shared/contract/customers.ts";
import { api } from "../../app/client.ts";
import { useShortcut } from "../../app/shortcuts.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

interface Fields {
  name: string;
  phone: string;
}

/** Whom one meets at a door behind which no customer lives: a name, a telephone number, Enter. */
export function AddProspect({ roundId, on }: { roundId: number; on: string }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const first = useRef<InputRef>(null);
  useShortcut(
    { key: "n" },
    useCallback(() => first.current?.focus(), []),
  );
  const add = useMutation(
    api.rounds.addProspect.mutationOptions({
      onSuccess: async ({ name }) => {
        void message.success(t("rounds.prospectAdded", { name }));
        form.resetFields();
        first.current?.focus();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      layout="inline"
      aria-label={t("rounds.addProspect")}
      initialValues={{ name: "", phone: "" }}
      onFinish={(fields) => add.mutate({ ...fields, roundId, on, outcome: "met" })}
    >
      <Form.Item name="name" rules={[zodRule(requiredText(40), t)]} validateTrigger="onSubmit">
        <Input ref={first} aria-label={t("rounds.prospectName")} placeholder={t("rounds.prospectName")} />
      </Form.Item>
      <Form.Item name="phone" rules={[zodRule(phoneSchema, t)]} validateTrigger="onSubmit">
        <Input
          aria-label={t("rounds.prospectPhone")}
          placeholder={t("rounds.prospectPhone")}
          inputMode="tel"
          style={{ width: 200 }}
        />
      </Form.Item>
      <Button htmlType="submit" loading={add.isPending}>
        {t("rounds.addProspect")}
      </Button>
    </Form>
  );
}
