import { Alert, Empty, Flex, Table, type TableColumnsType, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { StatementView } from "../../../shared/contract/records.ts";
import { imbalanceFen } from "../../../shared/domain/financialRatios.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { balanceLines, incomeLines, type StatementLine } from "../../../shared/domain/statementLines.ts";
import { fieldLabel } from "../../../shared/i18n/recordWords.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { EntryActions } from "./EntryActions.tsx";
import { EntryDrawer, type OpenEntry } from "./EntryDrawer.tsx";
import { RatiosCard } from "./RatiosCard.tsx";
import { AddEntry, RecordCard } from "./RecordCard.tsx";
import { useRecord } from "./useRecord.ts";

/** Statements of several periods side by side, and what can be computed of them. */
export function FinancePanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const record = useRecord(customerId);
  const [open, setOpen] = useState<OpenEntry | null>(null);
  return (
    <QueryState query={record}>
      {({ statements }) => (
        <Flex vertical gap="middle">
          <RecordCard
            title={t("records.lists.statements")}
            note={<Typography.Text type="secondary">{t("common.money.unit")}</Typography.Text>}
            actions={<AddEntry list="statements" onClick={() => setOpen({ list: "statements", id: null })} />}
          >
            {statements.length === 0 ? (
              <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("records.noStatements")} />
            ) : (
              <Flex vertical gap="small">
                {statements.map((statement) => (
                  <Imbalance key={statement.id} statement={statement} />
                ))}
                <Statements statements={statements} onOpen={setOpen} />
              </Flex>
            )}
          </RecordCard>
          {statements.length > 0 && <RatiosCard statements={statements} />}
          {open && <EntryDrawer customerId={customerId} open={open} onClose={() => setOpen(null)} />}
        </Flex>
      )}
    </QueryState>
  );
}

/** Assets must equal liabilities and equity; a statement in which they do not is shown, but not silently. */
function Imbalance({ statement }: { statement: StatementView }) {
  const { t } = useTranslation();
  const difference = imbalanceFen(statement) ?? 0;
  if (difference === 0) return null;
  const amount = formatFen(Math.abs(difference));
  return (
    <Alert
      type="warning"
      showIcon
      title={`${statement.endsOn} ${t(difference > 0 ? "records.unbalanced" : "records.unbalancedLess", { amount })}`}
    />
  );
}

type Row = { key: string; title?: string; line?: StatementLine };

interface StatementsProps {
  statements: readonly StatementView[];
  onOpen: (entry: OpenEntry) => void;
}

function Statements({ statements, onOpen }: StatementsProps) {
  const { t } = useTranslation();
  const rows: Row[] = [
    { key: "income", title: t("records.group.incomeLines") },
    ...incomeLines.map((line) => ({ key: line, line })),
    { key: "balance", title: t("records.group.balanceLines") },
    ...balanceLines.map((line) => ({ key: line, line })),
  ];
  const columns: TableColumnsType<Row> = [
    {
      title: t("records.line"),
      key: "line",
      fixed: "left",
      width: 210,
      render: (_, { title, line }) => (line ? fieldLabel(line, t) : <strong>{title}</strong>),
    },
    ...statements.map((statement) => ({
      title: <PeriodHeading statement={statement} onEdit={() => onOpen({ list: "statements", id: statement.id })} />,
      key: statement.id,
      align: "right" as const,
      width: 190,
      render: (_: unknown, { line }: Row) => line && amountText(statement[line], t("common.state.none")),
    })),
    { key: "rest", title: "" },
  ];
  return (
    <Table<Row>
      size="small"
      rowKey="key"
      dataSource={rows}
      columns={columns}
      pagination={false}
      scroll={{ x: "max-content" }}
    />
  );
}

function amountText(fen: number | null, none: string): string {
  return fen === null ? none : formatFen(fen);
}

function PeriodHeading({ statement, onEdit }: { statement: StatementView; onEdit: () => void }) {
  const { t } = useTranslation();
  const { id, version, endsOn, months, audited } = statement;
  return (
    <Flex justify="end" align="center" gap={4}>
      <Flex vertical align="end">
        <span>{endsOn}</span>
        <span>
          <Typography.Text type="secondary">{`${months} ${t("records.units.months")} `}</Typography.Text>
          {audited && <Tag style={{ marginInlineEnd: 0 }}>{t("records.choice.audited.yes")}</Tag>}
        </span>
      </Flex>
      <EntryActions list="statements" id={id} version={version} name={endsOn} onEdit={onEdit} />
    </Flex>
  );
}
