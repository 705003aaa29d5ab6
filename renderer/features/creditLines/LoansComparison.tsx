import { Alert, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CreditLine } from "../../../shared/contract/creditLines.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Money } from "../../ui/Money.tsx";

/** Where the balance entered here and the open loans of the ledger differ; neither changes the other. */
export function LoansComparison({ line: { balanceFen, loansHereFen } }: { line: CreditLine }) {
  const { t } = useTranslation();
  const differenceFen = loansHereFen - balanceFen;
  const meaning = differenceFen === 0 ? "compareSame" : differenceFen > 0 ? "compareMore" : "compareLess";
  return (
    <section className="panel" aria-label={t("creditLines.compare")}>
      <Typography.Title level={5} style={{ margin: "0 0 8px" }}>
        {t("creditLines.compare")}
      </Typography.Title>
      <FactsTable
        plain
        column={1}
        rows={[
          [t("creditLines.loansHere"), <Money key="loans" fen={loansHereFen} />],
          [t("creditLines.balance"), <Money key="balance" fen={balanceFen} />],
          [t("creditLines.difference"), <Money key="difference" fen={differenceFen} />],
        ]}
      />
      <Alert
        type={differenceFen < 0 ? "warning" : "info"}
        title={t(`creditLines.${meaning}`)}
        style={{ marginTop: 8 }}
      />
    </section>
  );
}
