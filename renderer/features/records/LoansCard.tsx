import { Empty, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { LoanView } from "../../../shared/contract/records.ts";
import { daysBetween } from "../../../shared/domain/dates.ts";
import { choiceLabel, fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { useSession } from "../../app/session.ts";
import { LoanClassTag } from "../../ui/LoanClassTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { EntryActions } from "./EntryActions.tsx";
import type { OpenEntry } from "./EntryDrawer.tsx";
import { AddEntry, RecordCard } from "./RecordCard.tsx";

/** A loan that falls due within so many days is told apart. */
const soonDays = 60;

interface LoansCardProps {
  loans: readonly LoanView[];
  onOpen: (entry: OpenEntry) => void;
}

/** Loans as recorded facts, with what is owed here and elsewhere. */
export function LoansCard({ loans, onOpen }: LoansCardProps) {
  const { t } = useTranslation();
  const owed = (here: boolean) =>
    loans.filter((loan) => loan.here === here).reduce((sum, { balanceFen }) => sum + balanceFen, 0);
  return (
    <RecordCard
      title={t("records.lists.loans")}
      note={
        <Typography.Text>
          {t("records.balanceHere")} <Money fen={owed(true)} /> · {t("records.balanceElsewhere")}{" "}
          <Money fen={owed(false)} />
        </Typography.Text>
      }
      actions={<AddEntry list="loans" onClick={() => onOpen({ list: "loans", id: null })} />}
    >
      {loans.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("records.noLoans")} />
      ) : (
        <Table<LoanView>
          size="small"
          rowKey="id"
          dataSource={loans}
          pagination={{ pageSize: 8, hideOnSinglePage: true }}
          columns={[
            {
              title: fieldLabel("lender", t),
              key: "lender",
              render: (_, { here, lender }) => (here ? t("records.choice.here.yes") : lender),
            },
            {
              title: fieldLabel("purpose", t),
              key: "purpose",
              render: (_, { purpose, contractNumber }) => (
                <Flex vertical>
                  <span>{purpose || t("common.state.none")}</span>
                  <Typography.Text type="secondary">{contractNumber}</Typography.Text>
                </Flex>
              ),
            },
            {
              title: fieldLabel("principalFen", t),
              dataIndex: "principalFen",
              align: "right",
              render: (fen: number) => <Money fen={fen} />,
            },
            {
              title: fieldLabel("balanceFen", t),
              dataIndex: "balanceFen",
              align: "right",
              render: (fen: number) => (
                <strong>
                  <Money fen={fen} />
                </strong>
              ),
            },
            { title: fieldLabel("grantedOn", t), dataIndex: "grantedOn", width: 105 },
            { title: fieldLabel("dueOn", t), key: "dueOn", width: 125, render: (_, loan) => <Due loan={loan} /> },
            {
              title: fieldLabel("guarantee", t),
              dataIndex: "guarantee",
              width: 95,
              render: (guarantee: string) => choiceLabel("guarantee", guarantee, t),
            },
            {
              title: fieldLabel("loanClass", t),
              dataIndex: "loanClass",
              width: 110,
              render: (loanClass: LoanView["loanClass"]) => <LoanClassTag loanClass={loanClass} />,
            },
            {
              title: t("records.actions"),
              key: "actions",
              width: 84,
              render: (_, { id, version, purpose, contractNumber }) => (
                <EntryActions
                  list="loans"
                  id={id}
                  version={version}
                  name={contractNumber || purpose}
                  onEdit={() => onOpen({ list: "loans", id })}
                />
              ),
            },
          ]}
        />
      )}
    </RecordCard>
  );
}

/** The day a loan falls due, with how late it is or how near that is. */
function Due({ loan: { dueOn, overdueSince, balanceFen } }: { loan: LoanView }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const late = overdueSince ?? (dueOn < today && balanceFen > 0 ? dueOn : null);
  const left = daysBetween(today, dueOn);
  return (
    <Flex vertical>
      <span>{dueOn}</span>
      {late ? (
        <Typography.Text type="danger">{t("records.overdueDays", { count: daysBetween(late, today) })}</Typography.Text>
      ) : (
        balanceFen > 0 &&
        left <= soonDays && <Typography.Text type="warning">{t("records.dueSoon", { count: left })}</Typography.Text>
      )}
    </Flex>
  );
}
