import { Table } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Survey } from "../../../shared/contract/surveys.ts";
import { demandTotal, sumOfKnown } from "../../../shared/domain/areaSurvey.ts";
import { Money } from "../../ui/Money.tsx";
import { useFigures } from "../portfolio/useFigures.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { SinceDay } from "./SinceDay.tsx";
import { VillageCustomers } from "./VillageCustomers.tsx";
import type { VillageView } from "./VillagePage.tsx";

interface FiguresCardProps extends Pick<VillageView, "village" | "ledger"> {
  survey: Survey | undefined;
}

interface Line {
  key: string;
  item: string;
  surveyed: ReactNode;
  ledger: ReactNode;
}

/** What was asked in the village beside what the ledger knows of it today. */
export function FiguresCard({ village, survey, ledger }: FiguresCardProps) {
  const { t } = useTranslation();
  const words = useFigures();
  const none = t("common.state.none");
  const count = (value: number | null | undefined) => (value == null ? none : words.count(value));
  const customers = (any: boolean, label: string, figure: ReactNode, filter = {}) => (
    <VillageCustomers areaId={village.id} any={any} label={label} filter={filter}>
      {figure}
    </VillageCustomers>
  );
  const line = (key: string, item: string, surveyed: ReactNode, known: ReactNode): Line => ({
    key,
    item,
    surveyed,
    ledger: known,
  });
  const item = {
    households: t("surveys.village.households"),
    customers: t("surveys.village.customers"),
    rated: t("surveys.village.rated"),
    lines: t("surveys.village.lines"),
    balance: t("surveys.village.balance"),
    demand: t("surveys.village.demand"),
  };
  const { labour } = ledger;
  const any = ledger.customers > 0;
  const inForce = { standing: "inForce" as const };
  const lines: Line[] = [
    line(
      "households",
      item.households,
      count(survey?.households),
      customers(any, item.households, words.count(ledger.householdCustomers)),
    ),
    line("population", t("surveys.village.population"), count(survey?.population), none),
    line("customers", item.customers, none, customers(any, item.customers, words.count(ledger.customers))),
    line("rated", item.rated, none, customers(ledger.rated > 0, item.rated, words.count(ledger.rated), inForce)),
    line("lines", item.lines, none, customers(ledger.rated > 0, item.lines, <Money fen={ledger.linesFen} />, inForce)),
    line(
      "balance",
      item.balance,
      none,
      customers(ledger.balanceFen > 0, item.balance, <Money fen={ledger.balanceFen} />, { balanceFromFen: 1 }),
    ),
    line(
      "demand",
      item.demand,
      survey ? <Money fen={demandTotal(survey.demands)} /> : none,
      customers(any, item.demand, <Money fen={ledger.demandFen} />),
    ),
    line(
      "labour",
      t("surveys.village.labourForce"),
      count(survey && sumOfKnown(survey.labour)),
      t("surveys.village.labourOnRecord", { count: labour.labourForce, households: labour.households }),
    ),
    line("away", t("surveys.village.away"), count(survey?.labour.awayWork), words.count(labour.migrantWorkers)),
    line("visit", t("surveys.village.lastVisit"), none, <SinceDay day={ledger.lastVisitedOn} />),
  ];
  return (
    <RecordCard title={t("surveys.village.figures")}>
      <Table<Line>
        size="small"
        className="figures-table"
        aria-label={t("surveys.village.figures")}
        pagination={false}
        dataSource={lines}
        columns={[
          { title: t("surveys.village.item"), dataIndex: "item" },
          { title: t("surveys.village.surveyed"), dataIndex: "surveyed", align: "right" },
          { title: t("surveys.village.ledger"), dataIndex: "ledger", align: "right" },
        ]}
      />
    </RecordCard>
  );
}
