import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";

/** Disputes that wait for an answer, each a way to the score that it is about. */
export function OpenDisputes() {
  const { t } = useTranslation();
  const { data } = useQuery(api.assessments.disputes.open.queryOptions());
  if (!data || data.length === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("assessments.dispute.waiting", { count: data.length })}
      description={
        <Flex gap="middle" wrap>
          {data.map(({ id, periodId, marketerId, marketerName, indicator }) => (
            <Link key={id} to="/assessments/$id/marketers/$marketerId" params={{ id: periodId, marketerId }}>
              {`${marketerName} · ${t(`assessments.indicator.${indicator}`)}`}
            </Link>
          ))}
        </Flex>
      }
    />
  );
}
