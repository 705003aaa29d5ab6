import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { Empty, Table } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import { api } from "../../app/client.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { QueryState } from "../../ui/QueryState.tsx";

/** All ratings of a customer, newest first. */
export function RatingsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const ratings = useQuery(api.ratings.listForCustomer.queryOptions({ input: { customerId } }));
  return (
    <div className="panel">
      <QueryState
        query={ratings}
        isEmpty={(rows) => rows.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("customers.noRatings")} />}
      >
        {(rows) => (
          <Table<Rating>
            size="small"
            rowKey="id"
            title={() => t("customers.ratings")}
            dataSource={rows}
            pagination={false}
            columns={[
              {
                title: t("ratings.status"),
                dataIndex: "status",
                render: (status: Rating["status"], { id }) => (
                  <Link to="/ratings/$id" params={{ id }}>
                    {t(`common.ratingStatus.${status}`)}
                  </Link>
                ),
              },
              { title: t("ratings.score"), dataIndex: "score" },
              { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
              { title: t("customers.creditLine"), dataIndex: "lineFen", render: (fen) => <Money fen={fen} /> },
              { title: t("ratings.proposedBy"), key: "by", render: (_, { proposedBy }) => proposedBy?.name ?? "" },
              { title: t("ratings.decidedBy"), key: "decided", render: (_, { decidedBy }) => decidedBy?.name ?? "" },
              { title: t("ratings.effectiveFrom"), dataIndex: "effectiveFrom" },
              { title: t("ratings.expiresOn"), dataIndex: "expiresOn" },
            ]}
          />
        )}
      </QueryState>
    </div>
  );
}
