import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, App, DatePicker, Flex, Form, Input, Modal, Select, Tag } from "antd";
import dayjs, { type Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { requiredText } from "../../../shared/contract/base.ts";
import type { Area } from "../../../shared/contract/jurisdictions.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { LoadsTable } from "../../ui/LoadsTable.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";

/** Stands for "nobody" in the list of marketers, where `null` would mean that none is chosen yet. */
const nobody = 0;
const namesShown = 12;

interface AssignDialogProps {
  areas: Area[];
  onClose: () => void;
  onAssigned: () => void;
}

/** Gives areas to a marketer from a day on, after showing what that moves. */
export function AssignDialog({ areas, onClose, onAssigned }: AssignDialogProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<{ reason: string }>();
  const [marketer, setMarketer] = useState<number | null>(null);
  const [from, setFrom] = useState<Dayjs>(dayjs(today));
  const marketers = useQuery(api.jurisdictions.marketers.queryOptions());
  const target = {
    areaIds: areas.map(({ id }) => id),
    marketerId: marketer === nobody ? null : marketer,
    from: from.format("YYYY-MM-DD"),
  };
  const preview = useQuery(api.jurisdictions.preview.queryOptions({ input: target, enabled: marketer !== null }));
  const assign = useMutation(
    api.jurisdictions.assign.mutationOptions({
      onSuccess: async ({ changed }) => {
        void message.success(t("jurisdictions.assigned", { count: changed }));
        onAssigned();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error, form),
    }),
  );
  return (
    <Modal
      open
      width={620}
      title={t("jurisdictions.assignTitle")}
      okText={t("jurisdictions.confirm")}
      okButtonProps={{ disabled: !preview.data }}
      confirmLoading={assign.isPending}
      onOk={() => form.submit()}
      onCancel={onClose}
    >
      <Flex gap={4} wrap style={{ marginBottom: 16 }}>
        {areas.slice(0, namesShown).map(({ id, name }) => (
          <Tag key={id}>{name}</Tag>
        ))}
        {areas.length > namesShown && t("jurisdictions.andMore", { count: areas.length - namesShown })}
      </Flex>
      <Form form={form} layout="vertical" onFinish={({ reason }) => assign.mutate({ ...target, reason })}>
        <Flex gap="middle">
          <Form.Item label={t("jurisdictions.newMarketer")} htmlFor="assign-marketer" style={{ flex: 1 }}>
            <Select
              id="assign-marketer"
              value={marketer}
              onChange={setMarketer}
              showSearch={{ optionFilterProp: "label" }}
              options={[
                ...(marketers.data?.marketers.map(({ id, name }) => ({ value: id, label: name })) ?? []),
                { value: nobody, label: t("jurisdictions.nobody") },
              ]}
            />
          </Form.Item>
          <Form.Item label={t("jurisdictions.from")} htmlFor="assign-from">
            <DatePicker
              id="assign-from"
              allowClear={false}
              minDate={dayjs(today)}
              value={from}
              onChange={(day) => day && setFrom(day)}
            />
          </Form.Item>
        </Flex>
        <Form.Item
          name="reason"
          label={t("jurisdictions.reason")}
          required
          rules={[zodRule(requiredText(200), t)]}
          validateTrigger="onBlur"
        >
          <Input />
        </Form.Item>
      </Form>
      {marketer !== null && (
        <QueryState query={preview}>
          {({ customersMoved, marketers: loads }) => (
            <>
              <Alert type="info" showIcon title={t("jurisdictions.moves", { count: customersMoved })} />
              <LoadsTable loads={loads} />
            </>
          )}
        </QueryState>
      )}
    </Modal>
  );
}
