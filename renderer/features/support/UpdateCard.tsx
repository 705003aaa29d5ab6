import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Card, Form, Input, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { type UpdateSource, updateSourceSchema } from "../../../shared/contract/updates.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Where newer versions come from, what is there, and its installation once somebody wants it. */
export function UpdateCard() {
  const { t } = useTranslation();
  const source = useQuery(api.updates.source.get.queryOptions());
  const check = useQuery(api.updates.check.queryOptions());
  return (
    <Card title={t("updates.title")} size="small">
      <p>{t("updates.hint")}</p>
      <QueryState query={check}>{(found) => <Found found={found} />}</QueryState>
      <QueryState query={source}>{(data) => <SourceForm key={data.version} source={data} />}</QueryState>
    </Card>
  );
}

function Found({ found: { current, available, refusal } }: { found: Outputs["updates"]["check"] }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const install = useMutation(api.updates.install.mutationOptions({ onError: (error) => fail(error) }));
  if (refusal) return <Alert showIcon type="error" title={refusalText(refusal, t)} />;
  if (install.data) {
    const { started, path } = install.data;
    return (
      <Alert showIcon type="success" title={started ? t("updates.started") : t("updates.startByHand", { path })} />
    );
  }
  if (!available) return <Alert showIcon type="info" title={t("updates.current", { version: current })} />;
  const { version, fileName: file } = available;
  return (
    <Alert
      showIcon
      type="warning"
      title={t("updates.available", { version, file, current })}
      action={
        <Popconfirm
          title={t("updates.installConfirm", { version })}
          okText={t("updates.install")}
          onConfirm={() => install.mutate({ version })}
        >
          <Button type="primary" loading={install.isPending}>
            {t("updates.install")}
          </Button>
        </Popconfirm>
      }
    />
  );
}

function SourceForm({ source }: { source: UpdateSource }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<UpdateSource>();
  const update = useMutation(
    api.updates.source.update.mutationOptions({
      onSuccess: async () => {
        void message.success(t("updates.saved"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const { folder, publicKey } = updateSourceSchema.shape;
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ maxWidth: 640, marginTop: 16 }}
      initialValues={source}
      onFinish={(fields) => update.mutate({ ...fields, version: source.version })}
    >
      <Form.Item name="folder" label={t("updates.folder")} extra={t("updates.folderHint")} rules={[zodRule(folder, t)]}>
        <Input />
      </Form.Item>
      <Form.Item
        name="publicKey"
        label={t("updates.publicKey")}
        extra={t("updates.publicKeyHint")}
        rules={[zodRule(publicKey, t)]}
      >
        <Input />
      </Form.Item>
      <Button htmlType="submit" loading={update.isPending}>
        {t("common.actions.save")}
      </Button>
    </Form>
  );
}
