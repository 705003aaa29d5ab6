import { Form, Input, Select } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { StructureFields } from "../../../shared/contract/productFit.ts";
import { mostLent, type StructureProblem } from "../../../shared/domain/loanStructure.ts";
import type { ProductTerms } from "../../../shared/domain/product.ts";
import { longestMonths } from "../../../shared/domain/repaymentSchedule.ts";
import { moneyText, rateText } from "../../../shared/i18n/productText.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { HundredthsBox, WholeBox } from "./NumberBoxes.tsx";

interface StructureFormProps {
  fields: StructureFields;
  terms: ProductTerms;
  freeLineFen: number | null;
  problems: readonly StructureProblem[];
  onChange: (fields: StructureFields) => void;
}

/** Amount, term, rate and way of repayment of a loan; what goes beyond the limits says so at its field. */
export function StructureForm({ fields, terms, freeLineFen, problems, onChange }: StructureFormProps) {
  const { t } = useTranslation();
  const set = (changes: Partial<StructureFields>) => onChange({ ...fields, ...changes });
  const bound = ({ field, bound: value }: StructureProblem) => {
    if (value === null) return "";
    if (field === "amountFen") return moneyText(value, t);
    return field === "rateBp" ? rateText(value, t) : t("products.months", { count: value });
  };
  const item = (name: keyof StructureFields, label: string, input: ReactNode, extra = "", wide = "") => {
    const problem = problems.find(({ field }) => field === name);
    const said = problem && t(`products.structure.problem.${problem.reason}`, { bound: bound(problem) });
    return (
      <Form.Item
        className={wide}
        label={label}
        htmlFor={`structure-${name}`}
        {...(said ? { validateStatus: "error", help: said } : extra ? { help: extra } : {})}
      >
        {input}
      </Form.Item>
    );
  };
  const most = mostLent(terms, freeLineFen);
  const by = most < terms.amountToFen ? t("products.structure.byLine") : t("products.structure.byProduct");
  return (
    <Form layout="vertical" component="div" className="structure-form">
      {item(
        "amountFen",
        t("products.structure.amount"),
        <HundredthsBox
          id="structure-amountFen"
          value={fields.amountFen}
          onChange={(amountFen) => set({ amountFen })}
        />,
        t("products.structure.most", { amount: moneyText(most, t), by }),
        "wide",
      )}
      {item(
        "months",
        t("products.structure.months"),
        <WholeBox
          id="structure-months"
          max={longestMonths}
          value={fields.months}
          onChange={(months) => set({ months: months ?? 0 })}
        />,
      )}
      {item(
        "rateBp",
        t("products.structure.rate"),
        <HundredthsBox id="structure-rateBp" value={fields.rateBp} onChange={(rateBp) => set({ rateBp })} />,
      )}
      {item(
        "way",
        t("products.structure.way"),
        <Select
          id="structure-way"
          value={fields.way}
          options={terms.ways.map((value) => ({ value, label: t(`common.repaymentWay.${value}`) }))}
          onChange={(way) => set({ way })}
        />,
        "",
        "wide",
      )}
      {item(
        "guarantee",
        t("products.structure.guarantee"),
        <Select
          id="structure-guarantee"
          value={fields.guarantee}
          options={terms.guarantees.map((value) => ({ value, label: choiceLabel("guarantee", value, t) }))}
          onChange={(guarantee) => set({ guarantee })}
        />,
      )}
      {item(
        "startsOn",
        t("products.structure.startsOn"),
        <DayInput
          id="structure-startsOn"
          style={{ width: "100%" }}
          allowClear={false}
          value={fields.startsOn}
          onChange={(startsOn) => startsOn && set({ startsOn })}
        />,
      )}
      {fields.way === "seasonal" &&
        item(
          "payMonths",
          t("products.structure.payMonths"),
          <Select
            id="structure-payMonths"
            mode="multiple"
            value={fields.payMonths}
            options={Array.from({ length: 12 }, (_, index) => ({
              value: index + 1,
              label: t("products.structure.monthName", { count: index + 1 }),
            }))}
            onChange={(payMonths) => set({ payMonths: [...payMonths].sort((one, other) => one - other) })}
          />,
          t("products.structure.payMonthsHint"),
          "wide",
        )}
      {item(
        "purpose",
        t("products.structure.purpose"),
        <Input
          id="structure-purpose"
          maxLength={100}
          value={fields.purpose}
          onChange={({ target }) => set({ purpose: target.value })}
        />,
        "",
        "wide",
      )}
      {item(
        "note",
        t("products.structure.note"),
        <Input
          id="structure-note"
          maxLength={200}
          value={fields.note}
          onChange={({ target }) => set({ note: target.value })}
        />,
        "",
        "wide",
      )}
    </Form>
  );
}
