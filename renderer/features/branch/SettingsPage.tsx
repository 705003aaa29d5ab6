import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button, Form, Input, InputNumber } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText, text } from "../../../shared/contract/base.ts";
import type { BranchSettings } from "../../../shared/contract/branch.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { SecurityCard } from "../keys/SecurityCard.tsx";

type Fields = Omit<BranchSettings, "version" | "countyCode">;

export function SettingsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const settings = useQuery(api.branch.settings.get.queryOptions());
  const mayChange = useAllowed("branch.settings.update");
  return (
    <Page
      title={t("app.nav.settings")}
      actions={<Button onClick={() => navigate({ to: "/settings/backups" })}>{t("app.nav.backups")}</Button>}
    >
      <div className="two-columns">
        {mayChange && (
          <QueryState query={settings}>{(data) => <SettingsForm key={data.version} settings={data} />}</QueryState>
        )}
        <SecurityCard />
      </div>
    </Page>
  );
}

function SettingsForm({ settings }: { settings: BranchSettings }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const [dirty, setDirty] = useState(false);
  const update = useMutation(
    api.branch.settings.update.mutationOptions({
      onSuccess: async () => {
        setDirty(false);
        void message.success(t("branch.saved"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      className="panel"
      style={{ maxWidth: 640 }}
      initialValues={settings}
      onValuesChange={() => setDirty(true)}
      onFinish={(fields) => update.mutate({ version: settings.version, ...fields })}
    >
      <LeaveGuard dirty={dirty} />
      <Form.Item name="branchName" label={t("branch.branchName")} rules={[zodRule(requiredText(60), t)]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="sealName"
        label={t("branch.sealName")}
        extra={t("branch.sealNameHint")}
        rules={[zodRule(text(60), t)]}
      >
        <Input />
      </Form.Item>
      <Form.Item
        name="idleMinutes"
        label={t("branch.idleMinutes")}
        extra={t("branch.idleMinutesHint")}
        rules={[{ required: true }]}
      >
        <InputNumber min={1} max={120} precision={0} />
      </Form.Item>
      <Form.Item
        name="closingWords"
        label={t("branch.closingWords")}
        extra={t("branch.closingWordsHint")}
        rules={[zodRule(text(200), t)]}
      >
        <Input.TextArea autoSize={{ minRows: 2 }} />
      </Form.Item>
      <Button type="primary" htmlType="submit" loading={update.isPending}>
        {t("common.actions.save")}
      </Button>
    </Form>
  );
}
