import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Drawer, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { CustomerFit, FittedProduct, StructureFields } from "../../../shared/contract/productFit.ts";
import { mostLent, structureProblems } from "../../../shared/domain/loanStructure.ts";
import type { Demand } from "../../../shared/domain/productFit.ts";
import { repaymentSchedule } from "../../../shared/domain/repaymentSchedule.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { ScheduleTable } from "./ScheduleTable.tsx";
import { StructureForm } from "./StructureForm.tsx";

interface StructureDrawerProps {
  customerId: number;
  product: FittedProduct;
  fit: CustomerFit;
  demand: Demand | null;
  onClose: () => void;
}

/** Builds a loan of a product within its limits and the free line, and shows at once how it would be paid back. */
export function StructureDrawer({ customerId, product, fit, demand, onClose }: StructureDrawerProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const { today } = useSession();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [fields, setFields] = useState<StructureFields>(() => firstStructure(product, fit, demand, today));
  const save = useMutation(
    api.products.saveStructure.mutationOptions({
      onSuccess: async () => {
        void message.success(t("products.structure.saved"));
        onClose();
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  const problems = structureProblems(fields, product.terms, fit.freeLineFen);
  return (
    <Drawer
      open
      size={860}
      title={t("products.structure.title", { name: product.terms.name })}
      onClose={onClose}
      extra={
        <Button
          type="primary"
          disabled={problems.length > 0}
          loading={save.isPending}
          onClick={() => save.mutate({ customerId, productId: product.productId, fields })}
        >
          {t("products.structure.save")}
        </Button>
      }
    >
      <StructureForm
        fields={fields}
        terms={product.terms}
        freeLineFen={fit.freeLineFen}
        problems={problems}
        onChange={setFields}
      />
      <Typography.Title level={5}>{t("products.structure.schedule")}</Typography.Title>
      {problems.length > 0 ? (
        <Typography.Paragraph type="secondary">{t("products.structure.invalid")}</Typography.Paragraph>
      ) : (
        <>
          <ScheduleTable instalments={repaymentSchedule(fields).instalments} />
          <Typography.Paragraph type="secondary" style={{ marginTop: 8 }}>
            {t("products.structure.rules")}
          </Typography.Paragraph>
        </>
      )}
    </Drawer>
  );
}

/** What a structure begins with: the demand, else the free line, as far as it can be lent; a year, the lowest rate. */
function firstStructure(
  { terms }: FittedProduct,
  { freeLineFen, incomeMonths }: CustomerFit,
  demand: Demand | null,
  today: string,
): StructureFields {
  const within = (value: number, from: number, to: number) => Math.min(Math.max(value, from), to);
  const most = mostLent(terms, freeLineFen);
  return {
    amountFen: within(
      demand?.amountFen ?? (terms.conditions.underLine ? most : terms.amountFromFen),
      terms.amountFromFen,
      most,
    ),
    months: within(demand?.months ?? 12, terms.monthsFrom, terms.monthsTo),
    rateBp: terms.rateFromBp,
    way: terms.ways[0] ?? "interestMonthly",
    guarantee: terms.guarantees[0] ?? "credit",
    startsOn: today,
    payMonths: incomeMonths,
    purpose: demand?.purpose ?? "",
    note: "",
  };
}
