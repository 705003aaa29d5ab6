import { Link } from "@tanstack/react-router";
import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../../shared/contract/ratings.ts";
import { useSession } from "../../../app/session.ts";
import { GradeTag } from "../../../ui/GradeTag.tsx";
import { Money } from "../../../ui/Money.tsx";
import "../ratings.css";

/** All ratings of a customer, newest first. */
export function RatingsTable({ ratings }: { ratings: readonly Rating[] }) {
  const { t } = useTranslation();
  const { today } = useSession();
  const none = t("common.state.none");
  return (
    <div className="panel">
      <Table<Rating>
        className="rating-list"
        size="small"
        rowKey="id"
        title={() => t("customers.ratings")}
        dataSource={[...ratings]}
        pagination={{ pageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
        columns={[
          {
            title: t("ratings.status"),
            key: "status",
            render: (_, { id, status, expiresOn }) => (
              <>
                <Link to="/ratings/$id" params={{ id }}>
                  {t(`common.ratingStatus.${status}`)}
                </Link>{" "}
                {status === "effective" && (expiresOn ?? today) <= today && (
                  <Tag color="red">{t("ratings.expired")}</Tag>
                )}
              </>
            ),
          },
          { title: t("ratings.score"), dataIndex: "score", align: "right" },
          { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
          {
            title: t("customers.creditLine"),
            dataIndex: "lineFen",
            align: "right",
            render: (fen) => <Money fen={fen} />,
          },
          { title: t("ratings.proposedBy"), key: "by", render: (_, { proposedBy }) => proposedBy?.name ?? none },
          { title: t("ratings.decidedBy"), key: "decided", render: (_, { decidedBy }) => decidedBy?.name ?? none },
          { title: t("ratings.effectiveFrom"), key: "from", render: (_, { effectiveFrom }) => effectiveFrom ?? none },
          { title: t("ratings.expiresOn"), key: "to", render: (_, { expiresOn }) => expiresOn ?? none },
          { title: t("ratingLists.history.ended"), key: "ended", render: (_, { endedOn }) => endedOn ?? none },
          {
            title: t("ratingLists.history.certificate"),
            key: "certificate",
            render: (_, { certificateNumber }) => certificateNumber ?? none,
          },
        ]}
      />
    </div>
  );
}
