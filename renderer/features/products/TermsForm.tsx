import { Checkbox, Form, Input, Select, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { customerKinds } from "../../../shared/domain/customer.ts";
import type { ProductConditions, ProductTerms } from "../../../shared/domain/product.ts";
import { guarantees } from "../../../shared/domain/records.ts";
import { longestMonths } from "../../../shared/domain/repaymentSchedule.ts";
import { repaymentWays } from "../../../shared/domain/repaymentWays.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { HundredthsBox, WholeBox } from "./NumberBoxes.tsx";

interface TermsFormProps {
  terms: ProductTerms;
  /** sentences by the path of the field at fault */
  problems: ReadonlyMap<string, string>;
  onChange: (terms: ProductTerms) => void;
}

/** Everything that a product says, as fields. */
export function TermsForm({ terms, problems, onChange }: TermsFormProps) {
  const { t } = useTranslation();
  const { conditions } = terms;
  const set = (changes: Partial<ProductTerms>) => onChange({ ...terms, ...changes });
  const ask = (changes: Partial<ProductConditions>) => set({ conditions: { ...conditions, ...changes } });
  const item = (path: string, label: string, input: ReactNode, wide = "") => (
    <Form.Item
      className={wide}
      label={label}
      htmlFor={`product-${path}`}
      {...(problems.has(path) ? { validateStatus: "error", help: problems.get(path) } : {})}
    >
      {input}
    </Form.Item>
  );
  const years = (name: "yearsInVillage" | "yearsInBusiness" | "yearsAsCustomer" | "guarantors", max: number) =>
    item(
      `conditions.${name}`,
      t(`products.form.${name}`),
      <WholeBox
        id={`product-conditions.${name}`}
        max={max}
        value={conditions[name]}
        onChange={(value) => ask({ [name]: value ?? 0 })}
      />,
    );
  const pair = (path: string, label: string, from: ReactNode, to: ReactNode) =>
    item(
      path,
      label,
      <div className="product-pair">
        {from}
        <span>–</span>
        {to}
      </div>,
    );
  const words = (name: "purposes" | "documents") => (
    <Select
      id={`product-${name}`}
      mode="tags"
      open={false}
      suffixIcon={null}
      placeholder={t("products.form.typeAndEnter")}
      value={[...terms[name]]}
      onChange={(value: string[]) => set({ [name]: value })}
    />
  );
  return (
    <>
      <Typography.Title level={5}>{t("products.form.basics")}</Typography.Title>
      <div className="product-form">
        {item(
          "name",
          t("products.name"),
          <Input
            id="product-name"
            maxLength={60}
            value={terms.name}
            onChange={({ target }) => set({ name: target.value })}
          />,
          "wide",
        )}
        {item(
          "validTo",
          t("products.form.validTo"),
          <DayInput
            id="product-validTo"
            style={{ width: "100%" }}
            value={terms.validTo}
            onChange={(validTo) => set({ validTo })}
          />,
        )}
        {item(
          "description",
          t("products.description"),
          <Input.TextArea
            id="product-description"
            autoSize={{ minRows: 1, maxRows: 4 }}
            maxLength={1000}
            value={terms.description}
            onChange={({ target }) => set({ description: target.value })}
          />,
          "whole",
        )}
      </div>
      <Typography.Title level={5}>{t("products.form.limits")}</Typography.Title>
      <div className="product-form">
        {pair(
          "amountToFen",
          t("products.form.amount"),
          <HundredthsBox
            id="product-amountToFen"
            value={terms.amountFromFen}
            onChange={(value) => set({ amountFromFen: value })}
          />,
          <HundredthsBox
            id="product-amountTo"
            value={terms.amountToFen}
            onChange={(value) => set({ amountToFen: value })}
          />,
        )}
        {pair(
          "monthsTo",
          t("products.form.months"),
          <WholeBox
            id="product-monthsTo"
            max={longestMonths}
            value={terms.monthsFrom}
            onChange={(value) => set({ monthsFrom: value ?? 1 })}
          />,
          <WholeBox
            id="product-monthsToEnd"
            max={longestMonths}
            value={terms.monthsTo}
            onChange={(value) => set({ monthsTo: value ?? 1 })}
          />,
        )}
        {pair(
          "rateToBp",
          t("products.form.rate"),
          <HundredthsBox
            id="product-rateToBp"
            value={terms.rateFromBp}
            onChange={(value) => set({ rateFromBp: value })}
          />,
          <HundredthsBox id="product-rateTo" value={terms.rateToBp} onChange={(value) => set({ rateToBp: value })} />,
        )}
        {item(
          "guarantees",
          t("products.terms.guarantees"),
          <Select
            id="product-guarantees"
            mode="multiple"
            value={[...terms.guarantees]}
            options={guarantees.map((value) => ({ value, label: choiceLabel("guarantee", value, t) }))}
            onChange={(value) => set({ guarantees: guarantees.filter((one) => value.includes(one)) })}
          />,
        )}
        {item(
          "ways",
          t("products.terms.ways"),
          <Select
            id="product-ways"
            mode="multiple"
            value={[...terms.ways]}
            options={repaymentWays.map((value) => ({ value, label: t(`common.repaymentWay.${value}`) }))}
            onChange={(value) => set({ ways: repaymentWays.filter((one) => value.includes(one)) })}
          />,
          "whole",
        )}
        {item("purposes", t("products.terms.purposes"), words("purposes"), "wide")}
        {item("documents", t("products.terms.documents"), words("documents"), "wide")}
      </div>
      <Typography.Title level={5}>{t("products.conditions")}</Typography.Title>
      <div className="product-form">
        {item(
          "conditions.kinds",
          t("products.form.kinds"),
          <Checkbox.Group
            aria-label={t("products.form.kinds")}
            value={[...conditions.kinds]}
            options={customerKinds.map((kind) => ({ value: kind, label: t(`common.customerKind.${kind}`) }))}
            onChange={(kinds) => ask({ kinds: customerKinds.filter((kind) => kinds.includes(kind)) })}
          />,
          "wide",
        )}
        {item(
          "conditions.grade",
          t("products.form.grade"),
          <Select
            id="product-conditions.grade"
            value={conditions.grade ?? ""}
            options={[
              { value: "", label: t("products.form.gradeAny") },
              ...grades.map((grade) => ({ value: grade, label: grade })),
            ]}
            onChange={(chosen) => ask({ grade: grades.find((grade) => grade === chosen) ?? null })}
          />,
        )}
        {pair(
          "conditions.ageTo",
          t("products.form.age"),
          <WholeBox
            id="product-conditions.ageTo"
            max={120}
            value={conditions.ageFrom}
            onChange={(ageFrom) => ask({ ageFrom })}
          />,
          <WholeBox
            id="product-conditions.ageEnd"
            max={120}
            value={conditions.ageTo}
            onChange={(ageTo) => ask({ ageTo })}
          />,
        )}
        {years("yearsInVillage", 100)}
        {years("yearsInBusiness", 100)}
        {years("yearsAsCustomer", 100)}
        {years("guarantors", 20)}
        <div className="whole">
          {(["underLine", "noOverdue", "goldOnly"] as const).map((name) => (
            <Checkbox key={name} checked={conditions[name]} onChange={({ target }) => ask({ [name]: target.checked })}>
              {t(`products.form.${name}`)}
            </Checkbox>
          ))}
          <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
            {t("products.form.zeroHint")}
          </Typography.Paragraph>
        </div>
      </div>
    </>
  );
}
