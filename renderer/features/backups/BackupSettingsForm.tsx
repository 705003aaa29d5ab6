import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Form, InputNumber, Select, Switch, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { BackupSettings, BackupsState } from "../../../shared/contract/backups.ts";
import { backupSchedules, weekdays } from "../../../shared/domain/backupSchedule.ts";
import { api, client } from "../../app/client.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { FolderField } from "./FolderField.tsx";
import { RetentionPreview } from "./RetentionPreview.tsx";

const hours = Array.from({ length: 24 }, (_, hour) => hour);
const kept = [
  ["keepDaily", 1, 366],
  ["keepWeekly", 0, 260],
  ["keepMonthly", 0, 120],
] as const;

/** Where backups go, when they are made by themselves, and how many stay. */
export function BackupSettingsForm({ state: { settings, version } }: { state: BackupsState }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queries = useQueryClient();
  const [form] = Form.useForm<BackupSettings>();
  const [dirty, setDirty] = useState(false);
  const schedule = Form.useWatch("schedule", form) ?? settings.schedule;
  const save = useMutation(
    api.backups.updateSettings.mutationOptions({
      onSuccess: async () => {
        setDirty(false);
        void message.success(t("backups.settings.saved"));
        await queries.invalidateQueries({ queryKey: api.backups.key() });
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Form
      form={form}
      layout="vertical"
      requiredMark={false}
      initialValues={settings}
      onValuesChange={() => setDirty(true)}
      onFinish={() => save.mutate({ version, ...settings, ...form.getFieldsValue(true) })}
    >
      <LeaveGuard dirty={dirty} />
      <Form.Item
        name="destination"
        label={t("backups.settings.destination")}
        extra={t("backups.settings.destinationHint")}
      >
        <FolderField choose={() => client.backups.chooseFolder()} />
      </Form.Item>
      <Flex gap="middle">
        <Form.Item
          name="schedule"
          label={t("backups.settings.schedule")}
          extra={t("backups.settings.scheduleHint")}
          style={{ flex: 1 }}
        >
          <Select options={backupSchedules.map((value) => ({ value, label: t(`backups.schedule.${value}`) }))} />
        </Form.Item>
        <Form.Item name="weekday" label={t("backups.settings.weekday")} hidden={schedule !== "weekly"}>
          <Select
            style={{ width: 120 }}
            options={weekdays.map((name, index) => ({ value: index + 1, label: t(`backups.weekday.${name}`) }))}
          />
        </Form.Item>
        <Form.Item name="hour" label={t("backups.settings.hour")} hidden={schedule === "off"}>
          <Select
            style={{ width: 100 }}
            options={hours.map((value) => ({ value, label: t("backups.settings.hourValue", { hour: value }) }))}
          />
        </Form.Item>
      </Flex>
      <Form.Item
        name="onExit"
        label={t("backups.settings.onExit")}
        extra={t("backups.settings.onExitHint")}
        valuePropName="checked"
      >
        <Switch />
      </Form.Item>
      <fieldset className="plain-group">
        <legend>{t("backups.settings.keep")}</legend>
        <Flex gap="middle" align="end">
          {kept.map(([name, min, max]) => (
            <Form.Item
              key={name}
              name={name}
              label={t(`backups.settings.${name}`)}
              rules={[{ required: true }]}
              style={{ marginBottom: 4 }}
            >
              <InputNumber min={min} max={max} precision={0} />
            </Form.Item>
          ))}
        </Flex>
        <Typography.Text type="secondary">{t("backups.settings.keepHint")}</Typography.Text>
        <RetentionPreview form={form} />
      </fieldset>
      <Button type="primary" htmlType="submit" loading={save.isPending} style={{ marginTop: 12 }}>
        {t("common.actions.save")}
      </Button>
    </Form>
  );
}
