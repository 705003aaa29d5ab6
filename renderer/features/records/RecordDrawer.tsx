import { useQueryClient } from "@tanstack/react-query";
import { Alert, App, Button, Col, Drawer, Flex, Form, Row, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { z } from "zod";
import { refusalOf } from "../../app/refusals.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { type MergeChoice, MergeDialog } from "../../ui/MergeDialog.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { fieldMessage } from "../../ui/zodRule.ts";
import { fromForm, toForm, type Values } from "./fields.ts";
import { mergedFields, mergeRows, mergeText, type ThreeVersions } from "./mergeRows.ts";
import { RecordField } from "./RecordField.tsx";

/** Fields that belong together, under a title. */
export interface FieldGroup {
  title?: string;
  fields: readonly string[];
}

/** A part of the record as the ledger holds it; the version is null where nothing is written yet. */
export interface StoredPart {
  version: number | null;
  fields: Values;
}

interface RecordDrawerProps {
  title: string;
  customerId: number;
  schema: z.ZodType<Values> & { shape: Readonly<Record<string, z.ZodType>> };
  /** which fields are asked for, as the others are filled in */
  groupsFor: (values: Values) => readonly FieldGroup[];
  /** which of these must be filled in beside what the schema wants in any case */
  requiredFor?: (values: Values) => readonly string[];
  initial: StoredPart;
  /** fields with the choices that only steer the form */
  steer?: (fields: Values) => Values;
  /** what the contract wants out of what was typed, where fields decide over each other */
  settle?: (values: Values) => Values;
  /** with fields that the schema has let through, onto a version */
  onSave: (fields: Values, version: number | null) => Promise<unknown>;
  /** the part as it is now, where a save came too late; absent for what is new */
  reload?: () => Promise<StoredPart>;
  /** puts an entry back that somebody took out of the record meanwhile */
  putBack?: () => Promise<unknown>;
  onClose: () => void;
}

/** A save that came too late: who was faster, what the ledger holds now, and what was typed. */
interface Conflict extends ThreeVersions {
  editor: string;
  version: number | null;
}

/**
 * A part of the record to be typed, at the side of the page; every error is told at its field, in words. What is saved
 * too late meets what the ledger holds, field by field, and nothing that was typed is lost.
 */
export function RecordDrawer({
  title,
  customerId,
  schema,
  groupsFor,
  requiredFor = () => [],
  initial,
  steer = (fields) => fields,
  settle = (values) => values,
  onSave,
  reload,
  putBack,
  onClose,
}: RecordDrawerProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [form] = Form.useForm<Values>();
  const [dirty, setDirty] = useState(false);
  const [saving, setSaving] = useState(false);
  const [removed, setRemoved] = useState(false);
  const [conflict, setConflict] = useState<Conflict | null>(null);
  // The page behind the form may load a newer version: what is typed belongs to the one it was opened with.
  const [basis, setBasis] = useState(initial);
  const asForm = formOf(steer(basis.fields));
  const watched: Values | undefined = Form.useWatch([], form);
  const current = { ...asForm, ...watched };
  const required = requiredFor(current);
  const { otherId, name: otherName } = basis.fields;
  const chosen = typeof otherId === "number" && typeof otherName === "string" ? { id: otherId, name: otherName } : null;

  /** The typed fields as the contract wants them; null where the schema does not let them through. */
  const check = (typed: Values): Values | null => {
    const values = Object.keys(schema.shape).map((name) => [name, fromForm(name, typed[name])]);
    const parsed = schema.safeParse(settle({ ...typed, ...Object.fromEntries(values) }));
    if (parsed.success) return parsed.data;
    const errors = parsed.error.issues.map(({ path, message: key }) => ({
      name: String(path[0]),
      errors: [fieldMessage(key, t)],
    }));
    form.setFields(errors);
    form.scrollToField(errors[0]?.name, { block: "center" });
    return null;
  };

  const save = async (typed: Values, onto: StoredPart) => {
    const mine = check(typed);
    if (!mine) return;
    setSaving(true);
    try {
      await onSave(mine, onto.version);
      void message.success(t("records.saved"));
      onClose();
      await queryClient.invalidateQueries();
    } catch (error) {
      await explain(error, mine, onto).catch((failure: unknown) => fail(failure, form));
    } finally {
      setSaving(false);
    }
  };

  /** @throws whatever is no conflict with somebody else's work */
  const explain = async (error: unknown, mine: Values, onto: StoredPart) => {
    const refusal = refusalOf(error);
    if (refusal?.reason === "entryRemoved") {
      setRemoved(true);
      return;
    }
    if (refusal?.reason !== "stale" || !reload) throw error;
    const { version, fields } = await reload();
    setConflict({ editor: String(refusal.params.name), version, base: onto.fields, theirs: fields, mine });
  };

  const saveChosen = async (met: Conflict, choices: Readonly<Record<string, MergeChoice>>) => {
    const typed = formOf(steer(mergedFields(met, choices)));
    const onto = { version: met.version, fields: met.theirs };
    setConflict(null);
    setBasis(onto);
    form.setFieldsValue(typed);
    await save(typed, onto);
  };

  const restore = async () => {
    try {
      await putBack?.();
      setRemoved(false);
    } catch (error) {
      fail(error);
      return;
    }
    form.submit();
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
      {removed && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={t("refusals.entryRemoved")}
          action={putBack && <Button onClick={restore}>{t("records.putBackAndSave")}</Button>}
        />
      )}
      {conflict && (
        <MergeDialog
          key={conflict.version}
          editor={conflict.editor}
          rows={mergeRows(conflict, t)}
          show={(path, value) => mergeText(path, value, t)}
          saving={saving}
          onSave={(choices) => saveChosen(conflict, choices)}
          onCancel={() => setConflict(null)}
        />
      )}
      <Form
        form={form}
        layout="vertical"
        scrollToFirstError={{ block: "center" }}
        initialValues={asForm}
        onValuesChange={() => setDirty(true)}
        onFinish={() => save({ ...asForm, ...form.getFieldsValue(true) }, basis)}
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

/** Fields of the contract as the form holds them. */
function formOf(fields: Values): Values {
  return Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, toForm(name, value)]));
}

function isWide(name: string): boolean {
  return wideFields.includes(name);
}
