import { useQuery } from "@tanstack/react-query";
import { Flex, Segmented } from "antd";
import { useTranslation } from "react-i18next";
import { addDays } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { FollowUpList, type FollowUpQuestion } from "./FollowUpList.tsx";
import { useVisitsSearch } from "./useVisitsSearch.ts";
import { type FollowUpBucket, followUpBuckets } from "./visitsSearch.ts";
import { WhoseAndWhere } from "./WhoseAndWhere.tsx";

/** What was agreed with customers: late, due today, still to come, and what was done or let go by hand. */
export function FollowUps() {
  const { t } = useTranslation();
  const { today } = useSession();
  const { search, look } = useVisitsSearch();
  const { marketerId, areaId } = search;
  const narrowing = {
    ...(marketerId === undefined ? {} : { marketerId }),
    ...(areaId === undefined ? {} : { areaId }),
  };
  const { data: counts } = useQuery(api.visits.followUps.counts.queryOptions({ input: narrowing }));
  const bucket = search.bucket ?? (counts && counts.overdue === 0 ? "today" : "overdue");
  const periods: Record<FollowUpBucket, Omit<FollowUpQuestion, "marketerId" | "areaId">> = {
    overdue: { to: addDays(today, -1) },
    today: { from: today, to: today },
    coming: { from: addDays(today, 1) },
    decided: { decided: true },
  };
  const label = (key: FollowUpBucket) => {
    const name = t(`visits.followUp.bucket.${key}`);
    return counts && key !== "decided" ? t("visits.followUp.counted", { bucket: name, count: counts[key] }) : name;
  };
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Segmented<FollowUpBucket>
          value={bucket}
          options={followUpBuckets.map((value) => ({ value, label: label(value) }))}
          onChange={(value) => look({ bucket: value })}
        />
        <WhoseAndWhere />
      </Flex>
      <FollowUpList asked={{ ...narrowing, ...periods[bucket] }} empty={t(`visits.followUp.none.${bucket}`)} />
    </Flex>
  );
}
