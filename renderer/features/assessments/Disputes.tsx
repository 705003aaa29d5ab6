import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { App, Button, Flex, Popconfirm, Table, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssessmentDispute } from "../../../shared/contract/assessments.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { AnswerDialog } from "./AnswerDialog.tsx";
import { DisputeDialog } from "./DisputeDialog.tsx";
import type { Score } from "./lines.ts";

/** What the marketer holds against a frozen score, and what was answered. */
export function Disputes({ score: { period, marketer } }: { score: Score }) {
  const { t } = useTranslation();
  const { user, today } = useSession();
  const input = { periodId: period.id, marketerId: marketer.id };
  const disputes = useQuery(api.assessments.disputes.ofScore.queryOptions({ input }));
  const mayFile = useAllowed("assessments.disputes.file");
  const [filing, setFiling] = useState(false);
  if (!period.frozen) return null;
  const { disputeUntil } = period.frozen;
  const isOpen = today <= disputeUntil;
  return (
    <Flex vertical gap="small" className="panel">
      <Flex justify="space-between">
        <Typography.Title level={4} style={{ margin: 0 }}>
          {t("assessments.dispute.title")}
        </Typography.Title>
        {mayFile && isOpen && user.id === marketer.id && (
          <Button onClick={() => setFiling(true)}>{t("assessments.dispute.file")}</Button>
        )}
      </Flex>
      {isOpen && (
        <Typography.Text type="secondary">{t("assessments.dispute.until", { day: disputeUntil })}</Typography.Text>
      )}
      <QueryState
        query={disputes}
        isEmpty={(rows) => rows.length === 0}
        empty={<Typography.Text type="secondary">{t("assessments.dispute.none")}</Typography.Text>}
      >
        {(rows) => <DisputesTable rows={rows} />}
      </QueryState>
      {filing && <DisputeDialog periodId={period.id} onClose={() => setFiling(false)} />}
    </Flex>
  );
}

function DisputesTable({ rows }: { rows: AssessmentDispute[] }) {
  const { t } = useTranslation();
  const { user } = useSession();
  const mayAnswer = useAllowed("assessments.disputes.answer");
  const [answering, setAnswering] = useState<AssessmentDispute | null>(null);
  return (
    <>
      <Table<AssessmentDispute>
        size="small"
        rowKey="id"
        dataSource={rows}
        pagination={false}
        columns={[
          {
            title: t("assessments.column.indicator"),
            key: "indicator",
            render: (_, { indicator }) => t(`assessments.indicator.${indicator}`),
          },
          {
            title: t("assessments.dispute.reason"),
            key: "reason",
            render: (_, { reason, marketerName: name, filedOn: day }) => (
              <>
                {reason} <span className="secondary">{t("assessments.dispute.of", { name, day })}</span>
              </>
            ),
          },
          {
            title: t("assessments.dispute.answer"),
            key: "answer",
            render: (_, { outcome, answer, closedByName }) => (
              <>
                <Tag color={outcome === null ? "gold" : "default"}>
                  {t(`assessments.dispute.outcome.${outcome ?? "open"}`)}
                </Tag>
                {answer} {answer && <span className="secondary">{closedByName}</span>}
              </>
            ),
          },
          {
            key: "actions",
            width: 110,
            render: (_, dispute) =>
              dispute.outcome !== null ? null : dispute.marketerId === user.id ? (
                <Withdraw dispute={dispute} />
              ) : (
                mayAnswer && (
                  <Button type="link" size="small" onClick={() => setAnswering(dispute)}>
                    {t("assessments.dispute.answer")}
                  </Button>
                )
              ),
          },
        ]}
      />
      {answering && <AnswerDialog dispute={answering} onClose={() => setAnswering(null)} />}
    </>
  );
}

function Withdraw({ dispute: { id, version } }: { dispute: AssessmentDispute }) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const withdraw = useMutation(
    api.assessments.disputes.withdraw.mutationOptions({
      onSuccess: async () => {
        void message.success(t("assessments.dispute.withdrawn"));
        await queryClient.invalidateQueries();
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Popconfirm title={t("assessments.dispute.withdrawConfirm")} onConfirm={() => withdraw.mutate({ id, version })}>
      <Button type="link" size="small">
        {t("assessments.dispute.withdraw")}
      </Button>
    </Popconfirm>
  );
}
