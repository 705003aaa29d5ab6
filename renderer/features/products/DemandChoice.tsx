import { useQuery } from "@tanstack/react-query";
import { Flex, Input, InputNumber, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Demand } from "../../../shared/domain/productFit.ts";
import { longestMonths } from "../../../shared/domain/repaymentSchedule.ts";
import { moneyText } from "../../../shared/i18n/productText.ts";
import { api } from "../../app/client.ts";
import { amountInput } from "../../ui/amountInput.ts";

interface DemandChoiceProps {
  customerId: number;
  demand: Demand | null;
  onChange: (demand: Demand | null) => void;
}

type Choice = "all" | "other" | number;

/** Which products are asked for: whatever there is, one that covers a demand on record, or one that is typed in. */
export function DemandChoice({ customerId, demand, onChange }: DemandChoiceProps) {
  const { t } = useTranslation();
  const [choice, setChoice] = useState<Choice>("all");
  const { data } = useQuery(api.records.get.queryOptions({ input: { customerId } }));
  const demands = data?.demands ?? [];
  const choose = (chosen: Choice) => {
    setChoice(chosen);
    const recorded = demands.find(({ id }) => id === chosen);
    if (recorded) onChange({ amountFen: recorded.amountFen, purpose: recorded.purpose, months: null });
    else onChange(chosen === "all" ? null : { amountFen: null, purpose: null, months: null });
  };
  const change = (changes: Partial<Demand>) =>
    onChange({ ...(demand ?? { amountFen: null, purpose: null, months: null }), ...changes });
  return (
    <Flex gap="small" align="center" wrap>
      <span>{t("products.fit.demand")}</span>
      <Select<Choice>
        aria-label={t("products.fit.demand")}
        style={{ minWidth: 260 }}
        value={choice}
        onChange={choose}
        options={[
          { value: "all", label: t("products.fit.demandAll") },
          ...demands.map(({ id, month, purpose, amountFen }) => ({
            value: id,
            label: t("products.fit.demandOption", { month, purpose, amount: moneyText(amountFen, t) }),
          })),
          { value: "other", label: t("products.fit.demandOther") },
        ]}
      />
      {choice === "other" && (
        <>
          <InputNumber<number>
            aria-label={t("products.fit.demandAmount")}
            placeholder={t("products.fit.demandAmount")}
            style={{ width: 180 }}
            min={0}
            max={1e10}
            precision={2}
            {...amountInput}
            onChange={(yuan) => change({ amountFen: yuan === null ? null : Math.round(yuan * 100) })}
          />
          <Input
            aria-label={t("products.fit.demandPurpose")}
            placeholder={t("products.fit.demandPurpose")}
            style={{ width: 180 }}
            maxLength={100}
            onChange={({ target }) => change({ purpose: target.value.trim() || null })}
          />
        </>
      )}
      {choice !== "all" && (
        <InputNumber<number>
          aria-label={t("products.fit.demandMonths")}
          placeholder={t("products.fit.demandMonths")}
          style={{ width: 140 }}
          min={1}
          max={longestMonths}
          precision={0}
          onChange={(months) => change({ months })}
        />
      )}
    </Flex>
  );
}
