import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, Flex, Form, Input, Modal, Select, Statistic } from "antd";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { CoverInput } from "../../../shared/contract/covers.ts";
import { addDays } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

type Fields = CoverInput & { reason: string };

/** Enters a leave, after showing what the deputy takes on. */
export function CoverDialog({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Fields>();
  const chosen = Form.useWatch([], form);
  const marketers = useQuery(api.jurisdictions.marketers.queryOptions());
  const add = useMutation(
    api.covers.add.mutationOptions({
      onSuccess: async () => {
        void message.success(t("covers.added"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  const options = (except: number | undefined) =>
    (marketers.data?.marketers ?? [])
      .filter(({ id }) => id !== except)
      .map(({ id, name }) => ({ value: id, label: name }));
  const required = [{ required: true, message: t("common.field.required") }];
  const { absentId, deputyId, from = today, to } = chosen ?? {};
  return (
    <Modal
      open
      width={680}
      style={{ top: 40 }}
      title={t("covers.addTitle")}
      okText={t("covers.add")}
      confirmLoading={add.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Form
        form={form}
        layout="vertical"
        initialValues={{ from: today, to: addDays(today, 1), reason: "" }}
        onValuesChange={(_, fields) => {
          if (fields.to <= fields.from) form.setFieldValue("to", addDays(fields.from, 1));
        }}
        onFinish={(fields) => add.mutate(fields)}
      >
        <Flex gap="middle">
          <Form.Item name="absentId" label={t("covers.absent")} style={{ flex: 1 }} rules={required}>
            <Select showSearch={{ optionFilterProp: "label" }} options={options(deputyId)} />
          </Form.Item>
          <Form.Item name="deputyId" label={t("covers.deputy")} style={{ flex: 1 }} rules={required}>
            <Select showSearch={{ optionFilterProp: "label" }} options={options(absentId)} />
          </Form.Item>
        </Flex>
        <Flex gap="middle">
          <Form.Item name="from" label={t("covers.from")} rules={required}>
            <DayInput min={today} allowClear={false} />
          </Form.Item>
          <Form.Item name="to" label={t("covers.to")} extra={t("covers.toHint")} rules={required}>
            <DayInput min={addDays(from, 1)} allowClear={false} />
          </Form.Item>
          <Form.Item
            name="reason"
            label={t("covers.reason")}
            required
            style={{ flex: 1 }}
            rules={[zodRule(requiredText(200), t)]}
            validateTrigger="onBlur"
          >
            <Input maxLength={200} />
          </Form.Item>
        </Flex>
      </Form>
      {absentId && deputyId && to && <Preview absentId={absentId} deputyId={deputyId} from={from} to={to} />}
    </Modal>
  );
}

function Preview(input: CoverInput) {
  const { t } = useTranslation();
  const preview = useQuery(api.covers.preview.queryOptions({ input, gcTime: 0, retry: false }));
  if (preview.isError) return <Alert type="error" showIcon title={errorMessage(preview.error, t)} />;
  if (!preview.data) return null;
  const { customers, ownCustomers, followUps, proposals, warnings } = preview.data;
  const figures = { customers, followUps, proposals, ownCustomers };
  return (
    <Flex vertical gap="small" component="section" aria-label={t("covers.preview")}>
      <strong>{t("covers.preview")}</strong>
      <Flex gap="large">
        {Object.entries(figures).map(([name, value]) => (
          <Statistic key={name} title={t(`covers.${name as keyof typeof figures}`)} value={value} />
        ))}
      </Flex>
      {warnings.map((warning) => (
        <Alert
          key={JSON.stringify(warning)}
          type="warning"
          showIcon
          title={
            warning.kind === "otherCover"
              ? t("covers.warning.otherCover", warning.params)
              : t("covers.warning.deputyOverloaded", warning.params)
          }
        />
      ))}
    </Flex>
  );
}
