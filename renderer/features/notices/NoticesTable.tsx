import { useInfiniteQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Table, type TableColumnsType, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { NoticeRow } from "../../../shared/contract/notices.ts";
import { daysBetween } from "../../../shared/domain/dates.ts";
import type { NoticeList } from "../../../shared/domain/notice.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { LoadMore } from "../../ui/LoadMore.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

/** Notices of one stage, or those with open objections, newest first. */
export function NoticesTable({ stage }: { stage: NoticeList }) {
  const { t } = useTranslation();
  const columns = useColumns(stage);
  const notices = useInfiniteQuery(
    api.notices.list.infiniteOptions({
      input: (before: number | undefined) => (before === undefined ? { stage } : { stage, before }),
      initialPageParam: undefined as number | undefined,
      getNextPageParam: ({ nextBefore }) => nextBefore ?? undefined,
    }),
  );
  return (
    <QueryState
      query={notices}
      isEmpty={({ pages }) => pages[0]?.rows.length === 0}
      empty={<Empty description={t(`notices.none.${stage}`)} />}
    >
      {({ pages }) => (
        <Table<NoticeRow>
          size="small"
          className="figures-table"
          rowKey="id"
          pagination={false}
          dataSource={pages.flatMap(({ rows }) => rows)}
          columns={columns}
          {...(notices.hasNextPage ? { footer: () => <LoadMore query={notices} /> } : {})}
        />
      )}
    </QueryState>
  );
}

function useColumns(stage: NoticeList): TableColumnsType<NoticeRow> {
  const { t } = useTranslation();
  const { today } = useSession();
  return [
    {
      title: t("notices.number"),
      key: "number",
      width: 130,
      render: (_, { id, number }) => (
        <Link to="/notices/$id" params={{ id }}>
          {number ?? t("notices.draftNumber", { id })}
        </Link>
      ),
    },
    { title: t("notices.area"), dataIndex: "areaName" },
    { title: t("notices.place"), dataIndex: "place", ellipsis: true },
    {
      title: t("notices.period"),
      key: "period",
      width: 220,
      render: (_, { postedOn, endsOn }) => t("notices.fromTo", { from: postedOn, to: endsOn }),
    },
    { title: t("notices.entries"), dataIndex: "entries", align: "right", width: 100 },
    ...(stage === "draft" ? [] : objectionColumns()),
    ...(stage === "running" ? [daysLeft()] : []),
    ...(stage === "draft" ? [{ title: t("notices.createdBy"), dataIndex: "createdByName", width: 120 }] : []),
    ...(stage === "past" ? [state()] : []),
  ];

  function objectionColumns(): TableColumnsType<NoticeRow> {
    return [
      {
        title: t("notices.objections"),
        key: "objections",
        align: "right",
        width: 180,
        render: (_, { objections, standing }) => (
          <>
            {standing > 0 && <Tag color="red">{t("notices.standing", { count: standing })}</Tag>} {objections}
          </>
        ),
      },
    ];
  }

  function daysLeft(): TableColumnsType<NoticeRow>[number] {
    return {
      title: t("notices.daysLeft"),
      key: "left",
      align: "right",
      width: 130,
      render: (_, { postedOn, endsOn }) =>
        postedOn > today
          ? t("notices.beginsIn", { count: daysBetween(today, postedOn) })
          : t("notices.days", { count: daysBetween(today, endsOn) + 1 }),
    };
  }

  function state(): TableColumnsType<NoticeRow>[number] {
    return {
      title: t("notices.state"),
      key: "state",
      width: 120,
      render: (_, { status }) =>
        status === "withdrawn" ? <Tag>{t("notices.status.withdrawn")}</Tag> : t("notices.status.past"),
    };
  }
}
