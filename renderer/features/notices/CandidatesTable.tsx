import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Alert, Button, DatePicker, Empty, Flex, Select, Table, Tag, Typography } from "antd";
import type { Dayjs } from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { longestNotice, type NoticeCandidate } from "../../../shared/contract/notices.ts";
import { postableStatuses } from "../../../shared/domain/notice.ts";
import { api } from "../../app/client.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import type { SheetContent } from "./NoticeSheet.tsx";

type Chosen = SheetContent["entries"];
type Status = (typeof postableStatuses)[number];

interface CandidatesTableProps {
  areaId: number | undefined;
  /** begin with every status, and not only with what is not in force yet */
  allStatuses: boolean;
  chosen: Chosen;
  onChoose: (entries: Chosen) => void;
}

/** The ratings of an area that can be posted, with a tick for each that is to hang. */
export function CandidatesTable({ areaId, allStatuses, chosen, onChoose }: CandidatesTableProps) {
  const { t } = useTranslation();
  const [statuses, setStatuses] = useState<Status[]>(allStatuses ? [...postableStatuses] : ["proposed", "approved"]);
  const [period, setPeriod] = useState<[Dayjs | null, Dayjs | null]>([null, null]);
  const [from = null, to = null] = period.map((day) => day?.format("YYYY-MM-DD") ?? null);
  const found = useQuery(
    api.notices.candidates.queryOptions({
      input: { areaId: areaId ?? 1, statuses, from, to },
      enabled: areaId !== undefined,
      placeholderData: keepPreviousData,
    }),
  );
  if (areaId === undefined)
    return (
      <div className="panel">
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("notices.chooseArea")} />
      </div>
    );
  return (
    <Flex vertical gap="small" className="panel">
      <Flex gap="small" wrap>
        <Select<Status[]>
          mode="multiple"
          aria-label={t("ratings.status")}
          style={{ minWidth: 260 }}
          value={statuses}
          onChange={(picked) => picked.length > 0 && setStatuses(picked)}
          options={postableStatuses.map((status) => ({ value: status, label: t(`common.ratingStatus.${status}`) }))}
        />
        <DatePicker.RangePicker
          aria-label={t("notices.proposedBetween")}
          placeholder={[t("notices.proposedFrom"), t("notices.proposedTo")]}
          allowEmpty={[true, true]}
          style={{ width: 270 }}
          value={period}
          onChange={(picked) => setPeriod([picked?.[0] ?? null, picked?.[1] ?? null])}
        />
      </Flex>
      <QueryState query={found}>
        {({ rows, more }) => (
          <>
            {more && <Alert type="warning" showIcon title={t("notices.tooMany", { limit: longestNotice })} />}
            <Candidates rows={rows} chosen={chosen} onChoose={onChoose} />
          </>
        )}
      </QueryState>
    </Flex>
  );
}

/** What is ticked, in the order in which it will hang; what a filter hides stays chosen. */
function inOrder(rows: readonly NoticeCandidate[], chosen: Chosen, ids: ReadonlySet<number>): Chosen {
  const hidden = chosen.filter(({ ratingId }) => ids.has(ratingId) && !rows.some((row) => row.ratingId === ratingId));
  return [...rows.filter(({ ratingId }) => ids.has(ratingId)), ...hidden];
}

function Candidates({
  rows,
  chosen,
  onChoose,
}: { rows: NoticeCandidate[] } & Pick<CandidatesTableProps, "chosen" | "onChoose">) {
  const { t } = useTranslation();
  const ids = chosen.map(({ ratingId }) => ratingId);
  const choose = (picked: Iterable<number>) => onChoose(inOrder(rows, chosen, new Set(picked)));
  return (
    <>
      <Flex gap="small" align="center">
        <Button
          size="small"
          disabled={rows.length === 0}
          onClick={() => choose([...ids, ...rows.map((row) => row.ratingId)])}
        >
          {t("notices.chooseAll", { count: rows.length })}
        </Button>
        <Button size="small" disabled={chosen.length === 0} onClick={() => onChoose([])}>
          {t("notices.chooseNone")}
        </Button>
        <Typography.Text type="secondary">{t("notices.chosen", { count: chosen.length })}</Typography.Text>
      </Flex>
      <Table<NoticeCandidate>
        size="small"
        className="figures-table"
        rowKey="ratingId"
        dataSource={rows}
        pagination={{ defaultPageSize: 20, hideOnSinglePage: true, showSizeChanger: false }}
        locale={{ emptyText: t("notices.noCandidates") }}
        rowSelection={{
          selectedRowKeys: ids,
          preserveSelectedRowKeys: true,
          columnWidth: 40,
          getCheckboxProps: ({ customerName }) => ({ "aria-label": t("notices.tick", { name: customerName }) }),
          onChange: (keys) => choose(keys.map(Number)),
        }}
        columns={[
          {
            title: t("customers.name"),
            key: "name",
            render: (_, { ratingId, customerName }) => (
              <Link to="/ratings/$id" params={{ id: ratingId }}>
                {customerName}
              </Link>
            ),
          },
          { title: t("notices.masked"), dataIndex: "maskedName" },
          { title: t("customers.area"), dataIndex: "areaName", ellipsis: true },
          {
            title: t("ratings.status"),
            key: "status",
            render: (_, { status, posted }) => (
              <>
                {t(`common.ratingStatus.${status}`)}{" "}
                {posted && <Tag title={t("notices.postedOnNotice", { number: posted })}>{posted}</Tag>}
              </>
            ),
          },
          { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
          {
            title: t("customers.creditLine"),
            dataIndex: "lineFen",
            align: "right",
            render: (fen) => <Money fen={fen} />,
          },
        ]}
      />
    </>
  );
}
