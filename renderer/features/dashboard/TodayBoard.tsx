import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Card, Col, Empty, Flex, Row, Statistic, Table, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Today } from "../../../shared/contract/dashboard.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { VillagesToday } from "./VillagesToday.tsx";

/** What is to be done today, each number a way to its list. */
export function TodayBoard({ today }: { today: Today }) {
  const { t } = useTranslation();
  const { customers, rated, unassigned, areas, followUpsLate, followUpsToday } = today.counts;
  const { expired, within30, within60 } = today.ratings;
  const due = expired + within30 + within60;
  return (
    <>
      {areas === 0 ? <FirstSteps step="areas" /> : customers === 0 && <FirstSteps step="customers" />}
      <Card size="small">
        <div className="figures">
          <Link to="/customers">
            <Statistic title={t("dashboard.customers")} value={customers} />
          </Link>
          <Link to="/customers" search={{ standing: "inForce" }}>
            <Statistic title={t("dashboard.rated")} value={rated} />
          </Link>
          <Link to="/customers" search={{ unassigned: true }}>
            <Statistic title={t("dashboard.unassigned")} value={unassigned} />
          </Link>
          <Link to="/jurisdictions">
            <Statistic title={t("dashboard.areas")} value={areas} />
          </Link>
        </div>
      </Card>
      <RatingCountsCard counts={today.ratings} />
      <Row gutter={16}>
        <Due
          title={
            <Link to="/ratings" search={{ list: "queue" }}>
              {t("dashboard.counted", { title: t("dashboard.proposals"), count: today.ratings.proposed })}
            </Link>
          }
          count={today.ratings.proposed}
          empty={t("dashboard.noProposals")}
        >
          <Table
            size="small"
            rowKey="id"
            showHeader={false}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={today.proposals}
            columns={[
              {
                key: "customer",
                render: (_, row) => (
                  <Link to="/ratings/$id" params={{ id: row.id }}>
                    {row.customerName}
                  </Link>
                ),
              },
              { dataIndex: "areaName" },
              { dataIndex: "note" },
              { dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
            ]}
          />
        </Due>
        <Due
          title={
            <Link to="/ratings" search={{ list: "due" }}>
              {t("dashboard.counted", { title: t("dashboard.ratingsDue"), count: due })}
            </Link>
          }
          count={due}
          empty={t("dashboard.noRatingsDue")}
        >
          <Table
            size="small"
            rowKey="customerId"
            showHeader={false}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={today.ratingsDue}
            columns={[
              { key: "customer", render: (_, row) => <CustomerLink id={row.customerId} name={row.customerName} /> },
              { dataIndex: "areaName" },
              { dataIndex: "on", render: (day) => <DueDay day={day} /> },
              { dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
            ]}
          />
        </Due>
        <Due
          title={<FollowUpCounts late={followUpsLate} today={followUpsToday} />}
          count={followUpsLate + followUpsToday}
          empty={t("dashboard.noFollowUps")}
        >
          <Table
            size="small"
            rowKey="id"
            showHeader={false}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={today.followUps}
            columns={[
              { key: "customer", render: (_, row) => <CustomerLink id={row.customerId} name={row.customerName} /> },
              { dataIndex: "note" },
              { dataIndex: "on", render: (day) => <DueDay day={day} /> },
            ]}
          />
        </Due>
      </Row>
      {today.villages.length > 0 && <VillagesToday villages={today.villages} />}
    </>
  );
}

/** How many ratings ask for something to be done; each number leads to its list. */
function RatingCountsCard({ counts }: { counts: Today["ratings"] }) {
  const { t } = useTranslation();
  const leads = [
    ["expired", { list: "due", bucket: "expired" }],
    ["within30", { list: "due", bucket: "within30" }],
    ["within60", { list: "due", bucket: "within60" }],
    ["proposed", { list: "queue" }],
    ["suspended", { list: "suspended" }],
    ["waiting", { list: "waiting" }],
  ] as const;
  return (
    <Card size="small" title={t("dashboard.ratings")}>
      <div className="figures">
        {leads.map(([key, search]) => (
          <Link key={key} to="/ratings" search={search}>
            <Statistic title={t(`dashboard.rating.${key}`)} value={counts[key]} />
          </Link>
        ))}
      </div>
    </Card>
  );
}

/** Those that are late, and those of today: two lists. */
function FollowUpCounts({ late, today }: { late: number; today: number }) {
  const { t } = useTranslation();
  return (
    <Flex gap="middle">
      <Link to="/visits" search={{ tab: "followUps", bucket: "overdue" }}>
        {t("dashboard.counted", { title: t("dashboard.followUpsLate"), count: late })}
      </Link>
      <Link to="/visits" search={{ tab: "followUps", bucket: "today" }}>
        {t("dashboard.counted", { title: t("dashboard.followUpsToday"), count: today })}
      </Link>
    </Flex>
  );
}

interface DueProps {
  /** says how many, each number a way to its list */
  title: ReactNode;
  count: number;
  empty: string;
  children: ReactNode;
}

function Due({ title, count, empty, children }: DueProps) {
  return (
    <Col span={8}>
      <Card size="small" title={title}>
        {count === 0 ? <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={empty} /> : children}
      </Card>
    </Col>
  );
}

/** A day that is over stands out: what was due then is late. */
function DueDay({ day }: { day: string }) {
  const { t } = useTranslation();
  const { today } = useSession();
  if (day >= today) return <span className="nowrap">{day}</span>;
  return (
    <Typography.Text type="danger" className="nowrap" title={t("dashboard.late")}>
      {day}
    </Typography.Text>
  );
}

function CustomerLink({ id, name }: { id: number; name: string }) {
  return (
    <Link to="/customers/$id" params={{ id }}>
      {name}
    </Link>
  );
}

/** What an empty ledger needs next, for whoever may do it. */
function FirstSteps({ step }: { step: "areas" | "customers" }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const mayImport = useAllowed("imports.upload");
  const target = step === "areas" ? "/jurisdictions" : "/imports/new";
  return (
    <Alert
      type="info"
      showIcon
      title={t(`dashboard.firstSteps.${step}`)}
      action={
        mayImport && <Button onClick={() => navigate({ to: target })}>{t(`dashboard.firstSteps.${step}Action`)}</Button>
      }
    />
  );
}
