import { useQuery } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, Button } from "antd";
import { useTranslation } from "react-i18next";
import { goldReviewDays } from "../../../shared/contract/gold.ts";
import { api } from "../../app/client.ts";

/** On the first screen: how many gold customers are to be reviewed; nothing where there are none. */
export function GoldReviewsLine() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { data } = useQuery(api.gold.counts.queryOptions());
  if (!data || data.reviewsDue === 0) return null;
  return (
    <Alert
      type="warning"
      showIcon
      title={t("gold.dueLine", { count: data.reviewsDue, days: goldReviewDays })}
      action={
        <Button size="small" onClick={() => navigate({ to: "/gold", search: { tab: "reviews" } })}>
          {t("gold.dueOpen")}
        </Button>
      }
    />
  );
}
