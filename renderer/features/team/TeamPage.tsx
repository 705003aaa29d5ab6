import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, InputNumber, Table, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { TeamMember } from "../../../shared/contract/team.ts";
import { addDays } from "../../../shared/domain/dates.ts";
import { expiringDays } from "../../../shared/domain/team.ts";
import { api } from "../../app/client.ts";
import { useSession } from "../../app/session.ts";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

/** The marketers: their areas, hours of study in a year, and what runs out. */
export function TeamPage() {
  const { t } = useTranslation();
  const { today } = useSession();
  const [year, setYear] = useState(Number(today.slice(0, 4)));
  const members = useQuery(api.team.list.queryOptions({ input: { year } }));
  return (
    <Page
      title={t("team.title")}
      actions={
        <InputNumber
          aria-label={t("team.year")}
          prefix={t("team.year")}
          min={2000}
          max={2100}
          precision={0}
          value={year}
          onChange={(typed) => typed !== null && setYear(typed)}
        />
      }
    >
      <QueryState
        query={members}
        isEmpty={(data) => data.members.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("team.empty")} />}
      >
        {(data) => (
          <Table<TeamMember>
            size="small"
            rowKey="userId"
            aria-label={t("team.title")}
            pagination={false}
            dataSource={data.members}
            columns={[
              {
                title: t("team.name"),
                key: "name",
                render: (_, { userId, name }) => (
                  <Link to="/team/$id" params={{ id: userId }}>
                    {name}
                  </Link>
                ),
              },
              { title: t("team.areas"), key: "areas", render: (_, { areas }) => areas.join(t("common.separator")) },
              { title: t("team.joinedOn"), key: "joined", render: (_, { profile }) => profile?.joinedOn },
              { title: t("team.extension"), key: "extension", render: (_, { profile }) => profile?.extension },
              {
                title: t("team.hours"),
                key: "hours",
                align: "right",
                sorter: (one, other) => one.halfHours - other.halfHours,
                render: (_, { halfHours, waiting }) => (
                  <>
                    {halfHours / 2} {waiting > 0 && <Tag color="gold">{t("team.waiting", { count: waiting })}</Tag>}
                  </>
                ),
              },
              { title: t("team.expiring"), key: "expiring", render: (_, member) => <Expiring member={member} /> },
            ]}
          />
        )}
      </QueryState>
    </Page>
  );
}

/** What runs out next, standing out once it is near. */
function Expiring({ member: { expiring } }: { member: TeamMember }) {
  const { today } = useSession();
  if (!expiring?.expiresOn) return null;
  const { name, expiresOn } = expiring;
  const near = expiresOn <= addDays(today, expiringDays);
  return (
    <>
      {name} {near ? <Tag color={expiresOn <= today ? "red" : "orange"}>{expiresOn}</Tag> : expiresOn}
    </>
  );
}
