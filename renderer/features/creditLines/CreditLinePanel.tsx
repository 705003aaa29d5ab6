import { useQuery } from "@tanstack/react-query";
import { Alert, Flex } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { LineMovementKind } from "../../../shared/domain/creditLine.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { LineCard } from "./LineCard.tsx";
import { LineCourse } from "./LineCourse.tsx";
import { LoansComparison } from "./LoansComparison.tsx";
import { MovementDialog } from "./MovementDialog.tsx";
import { MovementsTable } from "./MovementsTable.tsx";
import { PastLines } from "./PastLines.tsx";
import "./creditLines.css";

/** A customer's credit line: the certificate, what is owed of it, and everything drawn and paid back. */
export function CreditLinePanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const line = useQuery(api.creditLines.get.queryOptions({ input: { customerId } }));
  const [entering, setEntering] = useState<LineMovementKind | null>(null);
  return (
    <QueryState query={line}>
      {(data) => (
        <Flex vertical gap="middle">
          <Alert type="info" showIcon title={t("creditLines.notesOnly")} />
          <div className="credit-line">
            <Flex vertical gap="middle">
              <LineCard line={data} onEnter={setEntering} />
              <LoansComparison line={data} />
            </Flex>
            <Flex vertical gap="middle">
              <LineCourse course={data.course} />
              <MovementsTable line={data} />
              <PastLines lines={data.lines} />
            </Flex>
          </div>
          {entering && <MovementDialog line={data} kind={entering} onClose={() => setEntering(null)} />}
        </Flex>
      )}
    </QueryState>
  );
}
