import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Flex, Statistic } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IndicatorId } from "../../../shared/domain/assessment.ts";
import { pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { AssessmentsLink } from "./AssessmentsLink.tsx";
import { Corrections } from "./Corrections.tsx";
import { CustomersDrawer } from "./CustomersDrawer.tsx";
import { Disputes } from "./Disputes.tsx";
import { LinesTable } from "./LinesTable.tsx";
import { periodName } from "./words.ts";

const route = getRouteApi("/assessments/$id/marketers/$marketerId");

/** One marketer's score with every line of its calculation, the customers behind each, corrections and disputes. */
export function ScorePage() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { id: periodId, marketerId } = route.useParams();
  const score = useQuery(api.assessments.score.queryOptions({ input: { periodId, marketerId } }));
  const mayPrint = useAllowed("documents.page");
  const [shown, setShown] = useState<IndicatorId | null>(null);
  return (
    <QueryState query={score}>
      {(data) => (
        <Page
          path={[
            <AssessmentsLink key="assessments" />,
            <Link key="period" to="/assessments/$id" params={{ id: periodId }}>
              {periodName(data.period, t)}
            </Link>,
          ]}
          title={t("assessments.scoreTitle", { name: data.marketer.name })}
          actions={
            mayPrint && (
              <Button
                onClick={() =>
                  navigate({
                    to: "/assessments/$id/marketers/$marketerId/sheet",
                    params: { id: periodId, marketerId },
                  })
                }
              >
                {t("assessments.print")}
              </Button>
            )
          }
        >
          {!data.period.frozen && <Alert type="info" showIcon title={t("assessments.preliminary")} />}
          <Flex gap="large" wrap className="panel">
            <Statistic title={t("assessments.column.base")} value={pointsText(data.result.basePoints)} />
            <Statistic title={t("assessments.column.deducted")} value={pointsText(data.result.deducted)} />
            <Statistic title={t("assessments.column.plus")} value={pointsText(data.result.plusPoints)} />
            {data.corrections.length > 0 && (
              <Statistic title={t("assessments.column.computedTotal")} value={pointsText(data.computed.total)} />
            )}
            <Statistic
              title={t(data.corrections.length > 0 ? "assessments.column.result" : "assessments.column.total")}
              value={pointsText(data.result.total)}
            />
          </Flex>
          <LinesTable score={data} onShow={setShown} />
          <Corrections score={data} />
          <Disputes score={data} />
          {shown && (
            <CustomersDrawer
              periodId={periodId}
              marketerId={marketerId}
              indicator={shown}
              onClose={() => setShown(null)}
            />
          )}
        </Page>
      )}
    </QueryState>
  );
}
