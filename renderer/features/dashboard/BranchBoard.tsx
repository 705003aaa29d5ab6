import { useQuery } from "@tanstack/react-query";
import { Link, useNavigate } from "@tanstack/react-router";
import { Card, Col, Flex, Row, Statistic, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerFilter } from "../../../shared/contract/customers.ts";
import type { BranchToday } from "../../../shared/contract/dashboard.ts";
import { api } from "../../app/client.ts";
import { Chart } from "../../ui/Chart.tsx";
import { QueryState } from "../../ui/QueryState.tsx";
import { CustomersLink } from "../portfolio/CustomersLink.tsx";
import { standingColours, useFigures } from "../portfolio/useFigures.ts";
import { gradesChart, growthChart } from "./growthChart.ts";

const chartHeight = 220;

/** How the branch stands; each chart has its figures in a table beneath, and each number leads to its list. */
export function BranchBoard() {
  const branch = useQuery(api.dashboard.branch.queryOptions());
  return (
    <QueryState query={branch}>
      {(data) => (
        <Flex vertical gap="middle">
          <FiguresCard figures={data.figures} />
          <Row gutter={16}>
            <Col span={12}>
              <GrowthCard growth={data.growth} />
            </Col>
            <Col span={12}>
              <GradesCard grades={data.grades} />
            </Col>
          </Row>
          <LoadsCard loads={data.loads} />
        </Flex>
      )}
    </QueryState>
  );
}

function FiguresCard({ figures }: Pick<BranchToday, "figures">) {
  const { t } = useTranslation();
  const { amount } = useFigures();
  const unit = t("portfolio.unit");
  return (
    <Card size="small">
      <div className="figures">
        <Link to="/customers" search={{ balanceFromFen: 1, order: "balance" }}>
          <Statistic title={t("dashboard.loanBalance", { unit })} value={amount(figures.loanBalanceFen)} />
        </Link>
        <Link to="/customers" search={{ overdue: true }}>
          <Statistic title={t("dashboard.overdueCustomers")} value={figures.overdueCustomers} />
        </Link>
        <Link to="/customers" search={{ overdue: true }}>
          <Statistic title={t("dashboard.overdueBalance", { unit })} value={amount(figures.overdueFen)} />
        </Link>
        <Link to="/handovers" search={{ open: true }}>
          <Statistic title={t("dashboard.handovers")} value={figures.handovers} />
        </Link>
        <Link to="/notices" search={{ tab: "objected" }}>
          <Statistic title={t("dashboard.objections")} value={figures.objections} />
        </Link>
      </div>
    </Card>
  );
}

function GrowthCard({ growth }: Pick<BranchToday, "growth">) {
  const { t } = useTranslation();
  const { count, amount, plainAmount } = useFigures();
  const unit = t("portfolio.unit");
  const words = { customers: t("dashboard.newCustomers"), lent: t("dashboard.lent", { unit }), count, plainAmount };
  return (
    <Card size="small" title={t("dashboard.growth")}>
      <Chart option={growthChart(growth, words)} label={t("dashboard.growth")} height={chartHeight} />
      <Table
        size="small"
        rowKey="month"
        pagination={false}
        scroll={{ y: 160 }}
        dataSource={growth.toReversed()}
        columns={[
          { title: t("dashboard.month"), dataIndex: "month" },
          {
            title: t("dashboard.newCustomers"),
            align: "right",
            render: (_, { month, customers }) => (
              <CustomersLink
                count={customers}
                filter={{ registeredIn: month }}
                label={t("ledger.chip.registeredIn", { month })}
              />
            ),
          },
          {
            title: t("dashboard.loansGranted"),
            align: "right",
            render: (_, { month, loans }) => (
              <CustomersLink
                count={loans}
                filter={{ grantedIn: month }}
                label={t("ledger.chip.grantedIn", { month })}
              />
            ),
          },
          { title: t("dashboard.lent", { unit }), dataIndex: "lentFen", align: "right", render: amount },
        ]}
      />
    </Card>
  );
}

function GradesCard({ grades }: Pick<BranchToday, "grades">) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const nameOf = (grade: BranchToday["grades"][number]["grade"]) => grade ?? t("dashboard.noGrade");
  const filterOf = (grade: BranchToday["grades"][number]["grade"]): CustomerFilter =>
    grade ? { grade } : { standing: "notInForce" };
  const option = gradesChart(
    grades.map(({ grade }) => nameOf(grade)),
    grades.map(({ customers }) => customers),
    grades.map(({ grade }) => standingColours[grade ?? "notRated"]),
  );
  const open = (index: number) => void navigate({ to: "/customers", search: filterOf(grades[index]?.grade ?? null) });
  return (
    <Card size="small" title={t("dashboard.grades")}>
      <Chart option={option} label={t("dashboard.grades")} height={chartHeight} onPick={open} />
      <Table
        size="small"
        rowKey={({ grade }) => nameOf(grade)}
        pagination={false}
        scroll={{ y: 160 }}
        dataSource={grades}
        columns={[
          { title: t("dashboard.grade"), render: (_, { grade }) => nameOf(grade) },
          {
            title: t("dashboard.customers"),
            align: "right",
            render: (_, { grade, customers }) => (
              <CustomersLink count={customers} filter={filterOf(grade)} label={nameOf(grade)} />
            ),
          },
        ]}
      />
    </Card>
  );
}

function LoadsCard({ loads }: Pick<BranchToday, "loads">) {
  const { t } = useTranslation();
  return (
    <Card size="small" title={t("dashboard.loads")} extra={<Link to="/jurisdictions">{t("dashboard.toBoard")}</Link>}>
      <Table
        size="small"
        rowKey={({ marketerId }) => marketerId ?? 0}
        pagination={{ pageSize: 8, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={loads}
        columns={[
          {
            title: t("customers.marketer"),
            render: (_, { marketerId, name }) => (marketerId === null ? t("dashboard.nobody") : name),
          },
          {
            title: t("dashboard.customers"),
            align: "right",
            render: (_, { marketerId, name, customers }) => (
              <CustomersLink
                count={customers}
                filter={marketerId === null ? { unassigned: true } : { marketerId }}
                label={marketerId === null ? t("dashboard.nobody") : name}
              />
            ),
          },
        ]}
      />
    </Card>
  );
}
