import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Col, Drawer, Flex, Form, Row, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { refusalOf } from "../../app/refusals.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { fieldMessage } from "../../ui/zodRule.ts";
import { fromForm, toForm, type Values } from "./fields.ts";
import { RecordField } from "./RecordField.tsx";

/** Fields that belong together, under a title. */
export interface FieldGroup {
  title?: string;
  fields: readonly string[];
}

interface RecordDrawerProps {
  title: string;
  customerId: number;
  schema: z.ZodType<Values> & { shape: Readonly<Record<string, z.ZodType>> };
  /** which fields are asked for, as the others are filled in */
  groupsFor: (values: Values) => readonly FieldGroup[];
  /** which of these must be filled in beside what the schema wants in any case */
  requiredFor?: (values: Values) => readonly string[];
  initial: Values;
  chosen?: { id: number; name: string } | null;
  /** what the contract wants out of what was typed, where fields decide over each other */
  settle?: (values: Values) => Values;
  /** with fields that the schema has let through */
  onSave: (fields: Values) => Promise<unknown>;
  onClose: () => void;
}

/** A part of the record to be typed, at the side of the page; every error is told at its field, in words. */
export function RecordDrawer({
  title,
  customerId,
  schema,
  groupsFor,
  requiredFor = () => [],
  initial,
  chosen = null,
  settle = (values) => values,
  onSave,
  onClose,
}: RecordDrawerProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [dirty, setDirty] = useState(false);
  const [saving, setSaving] = useState(false);
  const [stale, setStale] = useState(false);
  const asForm = Object.fromEntries(Object.entries(initial).map(([name, value]) => [name, toForm(name, value)]));
  const watched: Values | undefined = Form.useWatch([], form);
  const current = { ...asForm, ...watched };
  const required = requiredFor(current);

  const save = async () => {
    const typed = { ...asForm, ...form.getFieldsValue(true) };
    const values = Object.keys(schema.shape).map((name) => [name, fromForm(name, typed[name])]);
    const parsed = schema.safeParse(settle({ ...typed, ...Object.fromEntries(values) }));
    if (!parsed.success) {
      const errors = parsed.error.issues.map(({ path, message: key }) => ({
        name: String(path[0]),
        errors: [fieldMessage(key, t)],
      }));
      form.setFields(errors);
      form.scrollToField(errors[0]?.name, { block: "center" });
      return;
    }
    setSaving(true);
    try {
      await onSave(parsed.data);
      void message.success(t("records.saved"));
      onClose();
      await queryClient.invalidateQueries();
    } catch (error) {
      if (refusalOf(error)?.reason === "stale") setStale(true);
      fail(error, form);
    } finally {
      setSaving(false);
    }
  };

  const leave = () => {
    if (!dirty) return onClose();
    modal.confirm({
      title: t("common.state.unsaved"),
      content: t("app.leave"),
      okText: t("app.leaveConfirm"),
      cancelText: t("app.stay"),
      onOk: onClose,
    });
  };

  return (
    <Drawer
      open
      title={title}
      size={620}
      onClose={leave}
      footer={
        <Flex gap="small" justify="end">
          <Button onClick={leave}>{t("common.actions.cancel")}</Button>
          <Button type="primary" loading={saving} onClick={() => form.submit()}>
            {t("common.actions.save")}
          </Button>
        </Flex>
      }
    >
      <LeaveGuard dirty={dirty} />
      {stale && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("records.staleHint")}
          action={
            <Button
              onClick={() => {
                onClose();
                void queryClient.invalidateQueries();
              }}
            >
              {t("records.reload")}
            </Button>
          }
        />
      )}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ block: "center" }}
        initialValues={asForm}
        onValuesChange={() => setDirty(true)}
        onFinish={save}
      >
        {groupsFor(current).map(({ title: heading, fields }) => (
          <div key={heading ?? fields[0]}>
            {heading && (
              <Typography.Title level={5} style={{ marginTop: 0 }}>
                {heading}
              </Typography.Title>
            )}
            <Row gutter={16}>
              {fields.map((name) => (
                <Col key={name} span={isWide(name) ? 24 : 12}>
                  <RecordField
                    name={name}
                    schema={schema.shape[name]}
                    required={required.includes(name)}
                    chosen={chosen}
                    customerId={customerId}
                  />
                </Col>
              ))}
            </Row>
          </div>
        ))}
      </Form>
    </Drawer>
  );
}

const wideFields = [
  "remarks",
  "note",
  "linked",
  "otherId",
  "mainSuppliers",
  "mainCustomers",
  "products",
  "licenceName",
];

function isWide(name: string): boolean {
  return wideFields.includes(name);
}
