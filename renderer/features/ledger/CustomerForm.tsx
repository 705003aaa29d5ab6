import { Button, Col, Flex, Form, type FormRule, Input, InputNumber, Row, Select, Typography } from "antd";
import type { TFunction } from "i18next";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { text } from "../../../shared/contract/base.ts";
import {
  type CustomerFields,
  customerFieldsSchema,
  idNumberProblem,
  missingConsent,
  phoneSchema,
} from "../../../shared/contract/customers.ts";
import {
  consentForms,
  customerKinds,
  idTypes,
  industries,
  isHousehold,
  usualIdType,
} from "../../../shared/domain/customer.ts";
import { normaliseIdNumber, readResidentId } from "../../../shared/domain/residentId.ts";
import { useSession } from "../../app/session.ts";
import { AreaSelect } from "../../ui/AreaSelect.tsx";
import { DayInput } from "../../ui/DayInput.tsx";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { fieldMessage, zodRule } from "../../ui/zodRule.ts";
import { SimilarCustomers } from "./SimilarCustomers.tsx";

/** As the form holds them: income in yuan, as people say it. */
type FormValues = Omit<CustomerFields, "yearlyIncomeFen"> & { yearlyIncome: number | null };

interface CustomerFormProps {
  initial: Partial<CustomerFields>;
  /** the customer's own id, whose identity number is no duplicate */
  ownId: number | null;
  onSave: (fields: CustomerFields) => Promise<void>;
  onCancel: () => void;
}

/** What staff type about a customer; says at once what an identity number tells, and who has it already. */
export function CustomerForm({ initial, ownId, onSave, onCancel }: CustomerFormProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const { today } = useSession();
  const [form] = Form.useForm<FormValues>();
  const [dirty, setDirty] = useState(false);
  const [saving, setSaving] = useState(false);
  const kind = Form.useWatch("kind", form) ?? initial.kind ?? "farmer";
  const isPerson = isHousehold(kind);
  const { yearlyIncomeFen, ...rest } = initial;

  const save = async ({ yearlyIncome, ...values }: FormValues) => {
    setSaving(true);
    try {
      await onSave({
        ...values,
        idNumber: normaliseIdNumber(values.idNumber),
        industry: values.industry ?? null,
        consentOn: values.consentOn ?? null,
        consentForm: values.consentForm ?? null,
        headcount: values.headcount ?? null,
        yearlyIncomeFen: yearlyIncome === null || yearlyIncome === undefined ? null : Math.round(yearlyIncome * 100),
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
        kind: "farmer",
        idType: "residentId",
        phone: "",
        address: "",
        mainBusiness: "",
        contactName: "",
        notes: "",
        consentOn: null,
        consentForm: null,
        ...rest,
        yearlyIncome: yearlyIncomeFen === null || yearlyIncomeFen === undefined ? null : yearlyIncomeFen / 100,
      }}
      onValuesChange={(changed: Partial<FormValues>) => {
        setDirty(true);
        if (changed.kind) form.setFieldValue("idType", usualIdType(changed.kind));
      }}
      onFinish={save}
    >
      <LeaveGuard dirty={dirty} />
      <Typography.Title level={5}>{t("customers.group.identity")}</Typography.Title>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item name="kind" label={t("customers.kind")} required>
            <Select options={customerKinds.map((value) => ({ value, label: t(`common.customerKind.${value}`) }))} />
          </Form.Item>
        </Col>
        <Col span={16}>
          <Form.Item
            name="name"
            label={t(isPerson ? "customers.personName" : "customers.organisationName")}
            required
            rules={[zodRule(customerFieldsSchema.shape.name, t)]}
            validateTrigger="onBlur"
          >
            <Input autoFocus={ownId === null} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="idType" label={t("customers.idType")} required>
            <Select options={idTypes.map((value) => ({ value, label: t(`common.idType.${value}`) }))} />
          </Form.Item>
        </Col>
        <Col span={16}>
          <Form.Item
            name="idNumber"
            label={t("customers.idNumber")}
            required
            dependencies={["idType"]}
            validateTrigger="onBlur"
            rules={[
              zodRule(customerFieldsSchema.shape.idNumber, t),
              ({ getFieldValue }) => ({
                validator: async (_rule, value: string | undefined) => {
                  const problem = value ? idNumberProblem(getFieldValue("idType"), value) : null;
                  if (problem) throw new Error(fieldMessage(problem, t));
                },
              }),
            ]}
            extra={<IdNumberFacts />}
          >
            <Input autoComplete="off" />
          </Form.Item>
        </Col>
      </Row>
      <Typography.Title level={5}>{t("customers.group.contact")}</Typography.Title>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item
            name="phone"
            label={t(isPerson ? "customers.phone" : "customers.officePhone")}
            rules={[zodRule(phoneSchema, t)]}
            validateTrigger="onBlur"
          >
            <Input inputMode="tel" />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="contactName"
            label={t(isPerson ? "customers.contactName" : "customers.organisationContact")}
            rules={[zodRule(text(40), t)]}
          >
            <Input />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="areaId"
            label={t("customers.area")}
            rules={[{ required: true, message: t("common.field.required") }]}
          >
            <AreaSelect />
          </Form.Item>
        </Col>
        <Col span={24}>
          <SimilarCustomers ownId={ownId} />
        </Col>
        <Col span={16}>
          <Form.Item
            name="address"
            label={t(isPerson ? "customers.address" : "customers.registeredAddress")}
            rules={[zodRule(text(200), t)]}
          >
            <Input />
          </Form.Item>
        </Col>
      </Row>
      <Typography.Title level={5}>
        {t(isPerson ? "customers.group.household" : "customers.group.organisation")}
      </Typography.Title>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item name="industry" label={t("customers.industry")}>
            <Select allowClear options={industries.map((value) => ({ value, label: t(`common.industry.${value}`) }))} />
          </Form.Item>
        </Col>
        <Col span={16}>
          <Form.Item name="mainBusiness" label={t("customers.mainBusiness")} rules={[zodRule(text(200), t)]}>
            <Input />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="headcount" label={t(isPerson ? "customers.members" : "customers.employees")}>
            <InputNumber min={0} max={100_000} precision={0} style={{ width: "100%" }} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item name="yearlyIncome" label={t(isPerson ? "customers.yearlyIncome" : "customers.yearlyRevenue")}>
            <InputNumber min={0} precision={2} style={{ width: "100%" }} suffix={t("common.money.unit")} />
          </Form.Item>
        </Col>
      </Row>
      <Typography.Title level={5}>{t("customers.group.consent")}</Typography.Title>
      <Row gutter={16}>
        <Col span={8}>
          <Form.Item
            name="consentOn"
            label={t("customers.consentOn")}
            dependencies={["consentForm"]}
            rules={[consentRule("consentOn", t)]}
          >
            <DayInput style={{ width: "100%" }} max={today} />
          </Form.Item>
        </Col>
        <Col span={8}>
          <Form.Item
            name="consentForm"
            label={t("customers.consentForm")}
            dependencies={["consentOn"]}
            rules={[consentRule("consentForm", t)]}
          >
            <Select
              allowClear
              options={consentForms.map((value) => ({ value, label: t(`common.consentForm.${value}`) }))}
            />
          </Form.Item>
        </Col>
        <Col span={24}>
          <Form.Item name="notes" label={t("customers.notes")} rules={[zodRule(customerFieldsSchema.shape.notes, t)]}>
            <Input.TextArea autoSize={{ minRows: 2 }} />
          </Form.Item>
        </Col>
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

/** Day and form of the consent go together. */
function consentRule(field: "consentOn" | "consentForm", t: TFunction): FormRule {
  return ({ getFieldValue }) => ({
    validator: async () => {
      const consent = {
        consentOn: getFieldValue("consentOn") ?? null,
        consentForm: getFieldValue("consentForm") ?? null,
      };
      if (missingConsent(consent) === field) throw new Error(fieldMessage("consentTogether", t));
    },
  });
}

/** Under the number: birth date and sex that follow from it. */
function IdNumberFacts() {
  const { t } = useTranslation();
  const form = Form.useFormInstance<FormValues>();
  const idType = Form.useWatch("idType", form);
  const reading = readResidentId(normaliseIdNumber(Form.useWatch("idNumber", form) ?? ""));
  if (idType !== "residentId" || !reading.ok) return null;
  const { sex, birthDate } = reading.facts;
  return <Typography.Text type="secondary">{`${t(`common.sex.${sex}`)} · ${birthDate}`}</Typography.Text>;
}
