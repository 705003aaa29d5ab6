import { Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { loanOverdueDays } from "../../../shared/domain/ratingFacts.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { Money } from "../../ui/Money.tsx";
import { FlagsCard } from "./FlagsCard.tsx";
import { RatioTrend } from "./RatioTrend.tsx";
import type { StepProps } from "./steps.ts";

/** What the ledger's own figures say, and the red flags that rules find in them. */
export function AnalysisStep(props: StepProps) {
  const { t } = useTranslation();
  const { figures } = props.diligence.basis;
  const { kind, statements } = figures;
  return (
    <Flex vertical gap="middle">
      <FlagsCard {...props} />
      {(kind !== "farmer" || statements.length > 0) && <RatioTrend statements={statements} />}
      {(kind === "farmer" || kind === "selfEmployed") && <HouseholdCard figures={figures} />}
      <section className="panel" aria-label={t("diligence.analysis.loans")}>
        <Typography.Title level={5}>{t("diligence.analysis.loans")}</Typography.Title>
        <LoansTable figures={figures} />
      </section>
    </Flex>
  );
}

type Figures = StepProps["diligence"]["basis"]["figures"];

function HouseholdCard({ figures: { household } }: { figures: Figures }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t("diligence.analysis.household")}>
      <Typography.Title level={5}>{t("diligence.analysis.household")}</Typography.Title>
      {household === null ? (
        <Typography.Text type="secondary">{t("diligence.analysis.noHousehold")}</Typography.Text>
      ) : (
        <FactsTable
          plain
          column={3}
          rows={[
            [t("diligence.analysis.surveyedOn"), household.surveyedOn ?? t("common.state.none")],
            [t("diligence.analysis.income"), <Money key="income" fen={household.incomeFen} />],
            [t("diligence.analysis.expenses"), <Money key="expenses" fen={household.expensesFen} />],
            [t("diligence.analysis.surplus"), <Money key="surplus" fen={household.surplusFen} />],
            [t("diligence.analysis.assets"), <Money key="assets" fen={household.assetsFen} />],
            [t("diligence.analysis.debts"), <Money key="debts" fen={household.debtsFen} />],
            [t("diligence.analysis.netAssets"), <Money key="net" fen={household.netAssetsFen} />],
            [t("diligence.analysis.privateDebt"), <Money key="private" fen={household.privateDebtFen} />],
          ]}
        />
      )}
    </section>
  );
}

function LoansTable({ figures: { loans, on } }: { figures: Figures }) {
  const { t } = useTranslation();
  if (loans.length === 0) return <Typography.Text type="secondary">{t("diligence.analysis.noLoans")}</Typography.Text>;
  return (
    <Table
      size="small"
      pagination={false}
      rowKey={({ lender, dueOn, balanceFen }) => `${lender}-${dueOn}-${balanceFen}`}
      dataSource={loans}
      columns={[
        {
          title: t("diligence.analysis.lender"),
          key: "lender",
          render: (_, { here, lender }) => (here ? t("diligence.analysis.here") : lender),
        },
        {
          title: t("diligence.analysis.balance"),
          key: "balance",
          align: "right",
          render: (_, { balanceFen }) => <Money fen={balanceFen} />,
        },
        { title: t("diligence.analysis.dueOn"), dataIndex: "dueOn" },
        {
          title: t("diligence.analysis.overdueDays"),
          key: "overdue",
          align: "right",
          render: (_, loan) => loanOverdueDays(loan, on),
        },
      ]}
    />
  );
}
