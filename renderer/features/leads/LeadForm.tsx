import { Button, Col, Flex, Form, Input, InputNumber, Row, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type LeadFields, leadFieldsSchema } from "../../../shared/contract/leads.ts";
import { leadChannels, namesCustomer } from "../../../shared/domain/leads.ts";
import { useAllowed } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { amountInput } from "../../ui/amountInput.ts";
import { CustomerSelect } from "../../ui/CustomerSelect.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { zodRule } from "../../ui/zodRule.ts";
import { OwnerSelect, PartnerSelect } from "./leadSelects.tsx";
import { SimilarLeads } from "./SimilarLeads.tsx";

/** As the form holds them: the amount in yuan, as people say it. */
export type LeadFormValues = Omit<LeadFields, "needFen"> & { need: number | null };

interface LeadFormProps {
  initial: Partial<LeadFields>;
  /** the lead's own id, which is no duplicate of itself */
  ownId: number | null;
  /** who sent the lead so far, by name */
  referrer?: { id: number; name: string } | null;
  onSave: (fields: LeadFields) => Promise<void>;
  onCancel: () => void;
}

/** What staff type about a lead; says at once who is noted or registered already. */
export function LeadForm({ initial, ownId, referrer = null, onSave, onCancel }: LeadFormProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [form] = Form.useForm<LeadFormValues>();
  const [dirty, setDirty] = useState(false);
  const [saving, setSaving] = useState(false);
  const mayGive = useAllowed("leads.erase");
  const channel = Form.useWatch("channel", form) ?? initial.channel;
  const { needFen, ...rest } = initial;
  const required = { required: true, message: t("common.field.required") };

  const save = async ({ need, ...values }: LeadFormValues) => {
    setSaving(true);
    try {
      await onSave({
        ...values,
        partnerId: values.channel === "partner" ? (values.partnerId ?? null) : null,
        referrerId: namesCustomer(values.channel) ? (values.referrerId ?? null) : null,
        needFen: need === null || need === undefined ? null : Math.round(need * 100),
        needMonth: values.needMonth ?? null,
        ownerId: values.ownerId ?? null,
        nextOn: values.nextOn ?? null,
      });
    } catch (error) {
      fail(error, form);
    } finally {
      setSaving(false);
    }
  };

  return (
    <Form
      form={form}
      layout="vertical"
      className="panel"
      scrollToFirstError
      initialValues={{
        ...{ phone: "", channelNote: "", partnerId: null, referrerId: null, needPurpose: "", needMonth: null },
        ...{ interest: "", ownerId: null, nextStep: "", nextOn: null },
        ...rest,
        need: needFen === null || needFen === undefined ? null : needFen / 100,
      }}
      onValuesChange={() => setDirty(true)}
      onFinish={save}
    >
      <LeaveGuard dirty={dirty} />
      <Row gutter={16}>
        <Col span={8}>
          <TextField name="name" required autoFocus={ownId === null} />
        </Col>
        <Col span={8}>
          <TextField name="phone" />
        </Col>
        <Col span={8}>
          <Form.Item name="areaId" label={t("leads.field.areaId")} rules={[required]}>
            <AreaSelect />
          </Form.Item>
        </Col>
        <Col span={24}>
          <SimilarLeads ownId={ownId} />
        </Col>
        <Col span={8}>
          <Form.Item name="channel" label={t("leads.field.channel")} rules={[required]}>
            <Select options={leadChannels.map((value) => ({ value, label: t(`common.leadChannel.${value}`) }))} />
          </Form.Item>
        </Col>
        {channel === "partner" && (
          <Col span={8}>
            <Form.Item name="partnerId" label={t("leads.field.partnerId")} rules={[required]}>
              <PartnerSelect />
            </Form.Item>
          </Col>
        )}
        {channel && namesCustomer(channel) && (
          <Col span={8}>
            <Form.Item name="referrerId" label={t(`leads.referrer.${channel}`)} rules={[required]}>
              <CustomerSelect chosen={referrer} />
            </Form.Item>
          </Col>
        )}
        <Col span={8}>
          <TextField name="channelNote" {...(channel === "outlet" ? { label: t("leads.outlet") } : {})} />
        </Col>
      </Row>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item name="need" label={t("leads.field.needFen")}>
            <InputNumber
              {...amountInput}
              min={0}
              max={100_000_000}
              precision={2}
              style={{ width: "100%" }}
              suffix={t("common.money.unit")}
            />
          </Form.Item>
        </Col>
        <Col span={8}>
          <TextField name="needPurpose" />
        </Col>
        <Col span={8}>
          <Form.Item name="needMonth" label={t("leads.field.needMonth")}>
            <DayInput picker="month" style={{ width: "100%" }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <TextField name="interest" />
        </Col>
        <Col span={8}>
          <TextField name="nextStep" />
        </Col>
        <Col span={8}>
          <Form.Item name="nextOn" label={t("leads.field.nextOn")}>
            <DayInput style={{ width: "100%" }} />
          </Form.Item>
        </Col>
        {mayGive && (
          <Col span={8}>
            <Form.Item name="ownerId" label={t("leads.field.ownerId")} extra={t("leads.ownerHint")}>
              <OwnerSelect />
            </Form.Item>
          </Col>
        )}
      </Row>
      <Flex gap="small">
        <Button type="primary" htmlType="submit" loading={saving}>
          {t("common.actions.save")}
        </Button>
        <Button onClick={onCancel}>{t("common.actions.cancel")}</Button>
      </Flex>
    </Form>
  );
}

interface TextFieldProps {
  name: "name" | "phone" | "channelNote" | "needPurpose" | "interest" | "nextStep";
  label?: string;
  required?: boolean;
  autoFocus?: boolean;
}

function TextField({ name, label, required = false, autoFocus = false }: TextFieldProps) {
  const { t } = useTranslation();
  return (
    <Form.Item
      name={name}
      label={label ?? t(`leads.field.${name}`)}
      required={required}
      rules={[zodRule(leadFieldsSchema.shape[name], t)]}
      validateTrigger="onBlur"
    >
      <Input autoFocus={autoFocus} autoComplete="off" {...(name === "phone" ? { inputMode: "tel" } : {})} />
    </Form.Item>
  );
}
