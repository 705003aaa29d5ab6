import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Button, Empty, Table, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { AssessmentPeriod } from "../../../shared/contract/assessments.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { OpenDisputes } from "./OpenDisputes.tsx";
import { OpenPeriodDialog } from "./OpenPeriodDialog.tsx";
import { StateTag } from "./StateTag.tsx";
import { periodName } from "./words.ts";

/** Every period in which marketers are or were assessed, and what waits for an answer. */
export function AssessmentsPage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const periods = useQuery(api.assessments.periods.list.queryOptions());
  const mayOpen = useAllowed("assessments.periods.open");
  const [opening, setOpening] = useState(false);
  const open = mayOpen && (
    <Button type="primary" onClick={() => setOpening(true)}>
      {t("assessments.open.button")}
    </Button>
  );
  return (
    <Page
      title={t("assessments.title")}
      actions={
        <>
          <Button onClick={() => navigate({ to: "/assessments/formula" })}>{t("assessments.formula.open")}</Button>
          {(periods.data?.length ?? 0) > 0 && open}
        </>
      }
    >
      <Typography.Text type="secondary">{t("assessments.hint")}</Typography.Text>
      <OpenDisputes />
      <QueryState
        query={periods}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty description={t(mayOpen ? "assessments.empty" : "assessments.emptyMarketer")}>{open}</Empty>}
      >
        {(rows) => (
          <Table<AssessmentPeriod>
            size="small"
            rowKey="id"
            className="panel"
            dataSource={rows}
            pagination={{ pageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
            columns={[
              {
                title: t("assessments.column.period"),
                key: "period",
                render: (_, period) => (
                  <Link to="/assessments/$id" params={{ id: period.id }}>
                    {periodName(period, t)}
                  </Link>
                ),
              },
              {
                title: t("assessments.column.state"),
                key: "state",
                width: 130,
                render: (_, period) => <StateTag period={period} />,
              },
              {
                title: t("assessments.column.formula"),
                key: "formula",
                render: (_, { formula }) =>
                  formula ? t("assessments.facts.formulaOf", formula) : t("common.state.none"),
              },
              {
                title: t("assessments.column.computed"),
                key: "computed",
                width: 140,
                render: (_, { computedOn }) => computedOn ?? t("common.state.none"),
              },
              {
                title: t("assessments.column.disputes"),
                key: "disputes",
                width: 140,
                render: (_, { frozen }) => frozen?.disputeUntil ?? t("common.state.none"),
              },
            ]}
          />
        )}
      </QueryState>
      {opening && <OpenPeriodDialog onClose={() => setOpening(false)} />}
    </Page>
  );
}
