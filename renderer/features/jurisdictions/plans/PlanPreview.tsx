import { Flex, Tabs, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { PlanMoves } from "../../../../shared/contract/plans.ts";
import { QueryState } from "../../../ui/QueryState.tsx";
import { LoadChangesTable } from "./LoadChangesTable.tsx";
import { MovedCustomers } from "./MovedCustomers.tsx";
import { PairsTable } from "./PairsTable.tsx";
import { PlanWarnings } from "./PlanWarnings.tsx";
import "./plans.css";
import { usePlanPreview } from "./usePlanPreview.ts";

interface PlanPreviewProps {
  /** first day of the changes, today or later */
  from: string;
  moves: PlanMoves;
}

/** What moves would do as a whole, before anything happens: warnings, loads, who hands over to whom, and every customer. */
export function PlanPreview({ from, moves }: PlanPreviewProps) {
  const { t } = useTranslation();
  const preview = usePlanPreview(from, moves);
  return (
    <QueryState query={preview}>
      {(data) => (
        <Flex vertical gap="small" component="section" aria-busy={preview.isPlaceholderData}>
          <Typography.Text strong>
            {data.customersMoved === 0
              ? t("plans.summaryNothing", { from: data.from })
              : t("plans.summary", { from: data.from, count: data.customersMoved })}
          </Typography.Text>
          <PlanWarnings warnings={data.warnings} />
          <Tabs
            size="small"
            destroyOnHidden
            items={[
              {
                key: "loads",
                label: t("plans.loadsCount", { count: data.marketers.filter(({ id }) => id !== null).length }),
                children: <LoadChangesTable marketers={data.marketers} />,
              },
              {
                key: "pairs",
                label: t("plans.pairsCount", { count: data.pairs.length }),
                children: <PairsTable pairs={data.pairs} />,
              },
              {
                key: "customers",
                label: t("plans.customersCount", { count: data.customersMoved }),
                children: <MovedCustomers from={from} moves={moves} pairs={data.pairs} />,
              },
            ]}
          />
        </Flex>
      )}
    </QueryState>
  );
}
