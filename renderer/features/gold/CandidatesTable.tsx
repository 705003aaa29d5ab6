import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Empty, Table, type TableColumnsType, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type GoldCustomer, mostConfirmed } from "../../../shared/contract/gold.ts";
import { type GoldConditionName, goldConditionNames } from "../../../shared/domain/goldRules.ts";
import { actualText, conditionLabel, wantedText } from "../../../shared/i18n/goldText.ts";
import { api } from "../../app/client.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { ConfirmDialog } from "./ConfirmDialog.tsx";
import { customerColumns } from "./columns.tsx";

interface CandidatesTableProps {
  jobId: string;
  /** those who miss this condition alone; null: those who meet all */
  missing: GoldConditionName | null;
  mayConfirm: boolean;
}

/** Customers whom a trial found, condition by condition, to be ticked and confirmed. */
export function CandidatesTable({ jobId, missing, mayConfirm }: CandidatesTableProps) {
  const { t } = useTranslation();
  const [ticked, setTicked] = useState<GoldCustomer[]>([]);
  const [confirming, setConfirming] = useState(false);
  const candidates = useInfiniteQuery(
    api.gold.candidates.infiniteOptions({
      input: (after: number) => ({ jobId, after, ...(missing === null ? {} : { missing }) }),
      initialPageParam: 0,
      getNextPageParam: ({ next }) => next ?? undefined,
      gcTime: 0,
    }),
  );
  return (
    <>
      {mayConfirm && (
        <div>
          <Button
            type="primary"
            disabled={ticked.length === 0 || ticked.length > mostConfirmed}
            onClick={() => setConfirming(true)}
          >
            {t("gold.confirm.button", { count: ticked.length })}
          </Button>
        </div>
      )}
      <QueryState
        query={candidates}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("gold.preview.empty")} />}
      >
        {({ pages }) => {
          const rows = pages.flatMap((page) => page.rows);
          return (
            <Table<GoldCustomer>
              size="small"
              rowKey="customerId"
              dataSource={rows}
              pagination={false}
              scroll={{ x: "max-content" }}
              {...(mayConfirm
                ? {
                    rowSelection: {
                      selectedRowKeys: ticked.map(({ customerId }) => customerId),
                      onChange: (_keys, chosen) => setTicked(chosen),
                      getCheckboxProps: ({ name }) => ({ "aria-label": t("gold.confirm.tick", { name }) }),
                    },
                  }
                : {})}
              columns={[...customerColumns<GoldCustomer>(t), ...conditionColumns(rows, t)]}
            />
          );
        }}
      </QueryState>
      <LoadMore query={candidates} />
      {confirming && (
        <ConfirmDialog customers={ticked} onClose={() => setConfirming(false)} onDone={() => setTicked([])} />
      )}
    </>
  );
}

/** One column for each condition that the rules ask for beside the grade, which has its own already. */
function conditionColumns(
  rows: readonly GoldCustomer[],
  t: Parameters<typeof actualText>[1],
): TableColumnsType<GoldCustomer> {
  const asked = rows[0]?.conditions ?? [];
  return goldConditionNames
    .filter((name) => name !== "grade" && asked.some((condition) => condition.name === name))
    .map((name) => ({
      title: conditionLabel({ name }, t),
      key: name,
      ...(name === "contribution" || name === "services" ? { align: "right", className: "gold-number" } : {}),
      render: (_, { conditions }) => {
        const condition = conditions.find((one) => one.name === name);
        if (!condition) return t("common.state.none");
        const text = actualText(condition, t);
        return condition.met ? (
          text
        ) : (
          <Typography.Text type="danger" title={wantedText(condition, t)}>
            {text}
          </Typography.Text>
        );
      },
    }));
}
