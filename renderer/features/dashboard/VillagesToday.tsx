import { Link } from "@tanstack/react-router";
import { Card, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Today } from "../../../shared/contract/dashboard.ts";
import { ratingDueDays } from "../../../shared/contract/ratingLists.ts";
import { CustomersLink } from "../portfolio/CustomersLink.tsx";
import { useFigures } from "../portfolio/useFigures.ts";

/** A marketer's villages, those with the most to do first. */
export function VillagesToday({ villages }: Pick<Today, "villages">) {
  const { t } = useTranslation();
  const { count } = useFigures();
  return (
    <Card size="small" title={t("dashboard.villages")}>
      <Table
        size="small"
        rowKey="id"
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        dataSource={villages}
        columns={[
          {
            title: t("customers.area"),
            render: (_, { id, name }) => (
              <Link to="/customers" search={{ areaId: id }}>
                {name}
              </Link>
            ),
          },
          {
            title: t("dashboard.customers"),
            align: "right",
            render: (_, { id, name, customers }) => (
              <CustomersLink count={customers} filter={{ areaId: id }} label={name} />
            ),
          },
          {
            title: t("dashboard.rated"),
            align: "right",
            render: (_, { id, name, rated }) => (
              <CustomersLink count={rated} filter={{ areaId: id, standing: "inForce" }} label={name} />
            ),
          },
          {
            title: t("dashboard.ratingsDue"),
            align: "right",
            render: (_, { id, name, ratingsDue }) => (
              <CustomersLink count={ratingsDue} filter={{ areaId: id, ratingDueDays }} label={name} />
            ),
          },
          {
            title: t("dashboard.followUps"),
            align: "right",
            render: (_, { id, name, followUps }) =>
              followUps === 0 ? (
                <span className="secondary">{count(0)}</span>
              ) : (
                <Link
                  to="/day-list"
                  search={{ villageIds: [id], kinds: ["followUp"], withinDays: 0 }}
                  aria-label={`${name} ${count(followUps)}`}
                >
                  {count(followUps)}
                </Link>
              ),
          },
        ]}
      />
    </Card>
  );
}
