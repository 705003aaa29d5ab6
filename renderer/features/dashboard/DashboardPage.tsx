import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Alert, Button, Card, Col, Empty, Row, Statistic, Table, Typography } from "antd";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import { readsCustomers } from "../../../shared/domain/roles.ts";
import { api } from "../../app/client.ts";
import { useAllowed, useSession } from "../../app/session.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Page } from "../../ui/Page.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { BrokenTrailLine } from "../audit/TrailFindings.tsx";
import { WarningAlert } from "../backups/WarningAlert.tsx";
import { InterruptedBinders } from "../binders/InterruptedBinders.tsx";
import { LeaveLines } from "../covers/LeaveLines.tsx";
import { OpenDepartures } from "../departures/OpenDepartures.tsx";
import { GoldReviewsLine } from "../gold/GoldReviewsLine.tsx";
import { WaitingHandovers } from "../handovers/WaitingHandovers.tsx";
import { NewVersion } from "../support/NewVersion.tsx";
import { VisitsLine } from "../visits/VisitsLine.tsx";
import { InterruptedImports } from "./InterruptedImports.tsx";

type Today = Outputs["dashboard"]["today"];

export function DashboardPage() {
  const { t } = useTranslation();
  const { user } = useSession();
  const navigate = useNavigate();
  const planDay = useAllowed("dayList.villages");
  const today = useQuery(api.dashboard.today.queryOptions());
  return (
    <Page
      title={t("dashboard.title", { name: user.name })}
      actions={planDay && <Button onClick={() => navigate({ to: "/day-list" })}>{t("app.nav.dayList")}</Button>}
    >
      <BrokenTrailLine />
      <WarningAlert leads />
      <NewVersion />
      <InterruptedImports />
      <InterruptedBinders />
      <WaitingHandovers />
      {readsCustomers(user.roles) && <LeaveLines />}
      <OpenDepartures />
      {readsCustomers(user.roles) && <GoldReviewsLine />}
      {readsCustomers(user.roles) && <VisitsLine />}
      {readsCustomers(user.roles) ? (
        <QueryState query={today}>{(data) => <Board today={data} />}</QueryState>
      ) : (
        <Alert type="info" showIcon title={t("dashboard.noCustomerData")} />
      )}
    </Page>
  );
}

function Board({ today }: { today: Today }) {
  const { t } = useTranslation();
  const { customers, rated, unassigned, areas } = today.counts;
  const { expired, within30, within60 } = today.ratings;
  const due = expired + within30 + within60;
  return (
    <>
      {areas === 0 ? <FirstSteps step="areas" /> : customers === 0 && <FirstSteps step="customers" />}
      <Row gutter={16}>
        {(
          [
            [t("dashboard.customers"), customers],
            [t("dashboard.rated"), rated],
            [t("dashboard.unassigned"), unassigned],
            [t("dashboard.areas"), areas],
          ] as const
        ).map(([title, value]) => (
          <Col span={6} key={title}>
            <Card size="small">
              <Statistic title={title} value={value} />
            </Card>
          </Col>
        ))}
      </Row>
      <RatingCountsCard counts={today.ratings} />
      <Row gutter={16}>
        <Due title={t("dashboard.proposals")} count={today.ratings.proposed} empty={t("dashboard.noProposals")}>
          <Table
            size="small"
            rowKey="ratingId"
            showHeader={false}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={today.proposals}
            columns={[
              {
                key: "customer",
                render: (_, row) => (
                  <Link to="/ratings/$id" params={{ id: row.ratingId }}>
                    {row.customerName}
                  </Link>
                ),
              },
              { dataIndex: "areaName" },
              { dataIndex: "proposedByName" },
              { dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
            ]}
          />
        </Due>
        <Due title={t("dashboard.ratingsDue")} count={due} empty={t("dashboard.noRatingsDue")}>
          <Table
            size="small"
            rowKey="customerId"
            showHeader={false}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={today.ratingsDue}
            columns={[
              { key: "customer", render: (_, row) => <CustomerLink id={row.customerId} name={row.customerName} /> },
              { dataIndex: "areaName" },
              { dataIndex: "expiresOn", render: (day) => <DueDay day={day} /> },
              { dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
            ]}
          />
        </Due>
        <Due title={t("dashboard.followUps")} count={today.followUps.length} empty={t("dashboard.noFollowUps")}>
          <Table
            size="small"
            rowKey="id"
            showHeader={false}
            pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
            dataSource={today.followUps}
            columns={[
              { key: "customer", render: (_, row) => <CustomerLink id={row.customerId} name={row.customerName} /> },
              { dataIndex: "nextStep" },
              { dataIndex: "nextOn", render: (day) => <DueDay day={day} /> },
            ]}
          />
        </Due>
      </Row>
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

function Due({ title, count, empty, children }: { title: string; count: number; empty: string; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <Col span={8}>
      <Card size="small" title={t("dashboard.counted", { title, count })}>
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
