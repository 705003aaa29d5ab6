import { useQuery } from "@tanstack/react-query";
import { Flex, Select, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { AssessmentFormula } from "../../../shared/domain/assessmentFormula.ts";
import { pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useDebounced } from "../../ui/useDebounced.ts";
import { periodName, sent } from "./words.ts";

/** How long nothing is typed before scores are counted anew. */
const pauseMs = 400;

/** Every marketer's score of a period by the draft as it is typed, beside the one that they have. */
export function WhatIfPanel({ formula }: { formula: AssessmentFormula }) {
  const { t } = useTranslation();
  const periods = useQuery(api.assessments.periods.list.queryOptions());
  const [chosen, setChosen] = useState<number | null>(null);
  const computed = (periods.data ?? []).filter(({ computedOn }) => computedOn !== null);
  const periodId = chosen ?? computed[0]?.id ?? null;
  return (
    <Flex vertical gap="small">
      <Typography.Title level={5} style={{ margin: 0 }}>
        {t("assessments.whatIf.title")}
      </Typography.Title>
      <Typography.Text type="secondary">{t("assessments.whatIf.hint")}</Typography.Text>
      {periodId === null ? (
        <Typography.Text type="secondary">{t("assessments.whatIf.none")}</Typography.Text>
      ) : (
        <>
          <Select
            aria-label={t("assessments.whatIf.period")}
            style={{ width: 340 }}
            value={periodId}
            onChange={setChosen}
            options={computed.map((period) => ({ value: period.id, label: periodName(period, t) }))}
          />
          <Comparison periodId={periodId} formula={formula} />
        </>
      )}
    </Flex>
  );
}

type Row = Outputs["assessments"]["formulas"]["whatIf"][number];

function Comparison({ periodId, formula }: { periodId: number; formula: AssessmentFormula }) {
  const { t } = useTranslation();
  const definition = sent(useDebounced(formula, pauseMs));
  const whatIf = useQuery(
    api.assessments.formulas.whatIf.queryOptions({
      input: { periodId, definition },
      placeholderData: (before) => before,
      gcTime: 0,
    }),
  );
  const number = { align: "right" as const, width: 140 };
  return (
    <QueryState query={whatIf}>
      {(rows) => (
        <Table<Row>
          size="small"
          rowKey="marketerId"
          dataSource={rows}
          pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
          columns={[
            { title: t("assessments.column.marketer"), dataIndex: "name" },
            {
              ...{ title: t("assessments.whatIf.before"), key: "before", ...number },
              render: (_, { before }) => pointsText(before.total),
            },
            {
              ...{ title: t("assessments.whatIf.after"), key: "after", ...number },
              render: (_, { after }) => <strong>{pointsText(after.total)}</strong>,
            },
            {
              ...{ title: t("assessments.whatIf.change"), key: "change", ...number },
              render: (_, { before, after }) => {
                const change = after.total - before.total;
                return `${change > 0 ? "+" : ""}${pointsText(change)}`;
              },
            },
          ]}
        />
      )}
    </QueryState>
  );
}
