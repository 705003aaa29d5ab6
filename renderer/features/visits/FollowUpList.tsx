import { keepPreviousData, useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Inputs } from "../../../shared/contract/index.ts";
import type { FollowUp } from "../../../shared/contract/visits.ts";
import { daysBetween } from "../../../shared/domain/dates.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { FollowUpActions } from "./FollowUpActions.tsx";

export type FollowUpQuestion = Omit<Inputs["visits"]["followUps"]["list"], "cursor" | "limit">;

/** Follow-ups line by line, with what can be done about each. */
export function FollowUpList({ asked, empty }: { asked: FollowUpQuestion; empty: string }) {
  const { t } = useTranslation();
  const mayDecide = useAllowed("visits.followUps.complete");
  const followUps = useInfiniteQuery(
    api.visits.followUps.list.infiniteOptions({
      input: (cursor: string | undefined) => ({ ...asked, ...(cursor === undefined ? {} : { cursor }) }),
      initialPageParam: undefined as string | undefined,
      getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
      placeholderData: keepPreviousData,
    }),
  );
  return (
    <>
      <QueryState
        query={followUps}
        isEmpty={({ pages }) => pages[0]?.rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} />}
      >
        {({ pages }) => (
          <Table<FollowUp>
            size="small"
            rowKey="id"
            dataSource={pages.flatMap(({ rows }) => rows)}
            pagination={false}
            columns={[
              {
                title: t("visits.followUp.dueOn"),
                key: "due",
                width: 180,
                render: (_, followUp) => <DueDay followUp={followUp} />,
              },
              {
                title: t("visits.followUp.customer"),
                key: "customer",
                width: 200,
                render: (_, { customerId, customerName, areaName }) => (
                  <>
                    <Link to="/customers/$id" params={{ id: customerId }} search={{ tab: "visits" }}>
                      {customerName}
                    </Link>{" "}
                    <span className="secondary">{areaName}</span>
                  </>
                ),
              },
              {
                title: t("visits.followUp.what"),
                key: "what",
                render: (_, followUp) => <What followUp={followUp} />,
              },
              {
                title: t("visits.followUp.agreedOn"),
                dataIndex: "agreedOn",
                width: 110,
                render: (day: string | null) => day ?? t("visits.followUp.planned"),
              },
              ...(mayDecide
                ? [
                    {
                      key: "actions",
                      width: 240,
                      render: (_: unknown, followUp: FollowUp) => <FollowUpActions followUp={followUp} />,
                    },
                  ]
                : []),
            ]}
          />
        )}
      </QueryState>
      <LoadMore query={followUps} />
    </>
  );
}

/** The day on which it is due, and how late it is; of what was decided on how and when. */
function DueDay({ followUp: { nextOn, closedOn, closedHow } }: { followUp: FollowUp }) {
  const { t } = useTranslation();
  const { today } = useSession();
  if (closedHow === "done" || closedHow === "dropped")
    return (
      <>
        {closedOn} <Tag>{t(`visits.followUp.how.${closedHow}`)}</Tag>
      </>
    );
  return (
    <>
      {nextOn}{" "}
      {nextOn < today && <Tag color="red">{t("visits.followUp.late", { count: daysBetween(nextOn, today) })}</Tag>}
    </>
  );
}

function What({ followUp: { nextStep, firstOn, reason, closedOn } }: { followUp: FollowUp }) {
  const { t } = useTranslation();
  return (
    <>
      {nextStep || t("common.state.none")}
      {closedOn === null && firstOn !== null && (
        <div>
          <Typography.Text type="secondary">{t("visits.followUp.firstOn", { date: firstOn, reason })}</Typography.Text>
        </div>
      )}
      {closedOn !== null && reason !== "" && (
        <div>
          <Typography.Text type="secondary">{reason}</Typography.Text>
        </div>
      )}
    </>
  );
}
