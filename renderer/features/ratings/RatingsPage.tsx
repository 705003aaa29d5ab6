import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Segmented, Table, Tag } from "antd";
import dayjs from "dayjs";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { ratingDueDays } from "../../../shared/contract/ratings.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

export function RatingsPage() {
  const { t } = useTranslation();
  const [list, setList] = useState<"queue" | "due">("queue");
  return (
    <Page title={t("ratings.title")}>
      <Segmented
        style={{ alignSelf: "flex-start" }}
        value={list}
        options={[
          { value: "queue", label: t("ratings.queue") },
          { value: "due", label: t("ratings.due", { days: ratingDueDays }) },
        ]}
        onChange={setList}
      />
      {list === "queue" ? <Queue /> : <Due />}
    </Page>
  );
}

function Queue() {
  const { t } = useTranslation();
  const queue = useQuery(api.ratings.queue.queryOptions());
  return (
    <QueryState
      query={queue}
      isEmpty={(rows) => rows.length === 0}
      empty={<Empty description={t("ratings.queueEmpty")} />}
    >
      {(rows) => (
        <Table<Outputs["ratings"]["queue"][number]>
          size="small"
          rowKey="ratingId"
          dataSource={rows}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            {
              title: t("customers.name"),
              key: "customer",
              render: (_, { ratingId, customerName }) => (
                <Link to="/ratings/$id" params={{ id: ratingId }}>
                  {customerName}
                </Link>
              ),
            },
            { title: t("customers.area"), dataIndex: "areaName" },
            { title: t("ratings.score"), dataIndex: "score" },
            { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
            { title: t("customers.creditLine"), dataIndex: "lineFen", render: (fen) => <Money fen={fen} /> },
            {
              title: t("ratings.proposedBy"),
              key: "by",
              render: (_, { own, proposedByName }) => (
                <>
                  {proposedByName} {own && <Tag>{t("ratings.own")}</Tag>}
                </>
              ),
            },
            {
              title: t("ratings.proposedAt"),
              dataIndex: "proposedAt",
              render: (at: string) => dayjs(at).format("YYYY-MM-DD HH:mm"),
            },
          ]}
        />
      )}
    </QueryState>
  );
}

function Due() {
  const { t } = useTranslation();
  const { today } = useSession();
  const due = useQuery(api.ratings.due.queryOptions({ input: { days: ratingDueDays } }));
  return (
    <QueryState query={due} isEmpty={(rows) => rows.length === 0} empty={<Empty description={t("ratings.dueEmpty")} />}>
      {(rows) => (
        <Table<Outputs["ratings"]["due"][number]>
          size="small"
          rowKey="customerId"
          dataSource={rows}
          pagination={{ pageSize: 20, hideOnSinglePage: true }}
          columns={[
            {
              title: t("customers.name"),
              key: "customer",
              render: (_, { customerId, customerName }) => (
                <Link to="/customers/$id" params={{ id: customerId }}>
                  {customerName}
                </Link>
              ),
            },
            { title: t("customers.area"), dataIndex: "areaName" },
            { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
            {
              title: t("ratings.expiresOn"),
              dataIndex: "expiresOn",
              render: (on: string) => (
                <>
                  {on} {on <= today && <Tag color="red">{t("ratings.expired")}</Tag>}
                </>
              ),
            },
          ]}
        />
      )}
    </QueryState>
  );
}
