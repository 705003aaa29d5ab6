import { Link } from "@tanstack/react-router";
import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { PastLine } from "../../../shared/contract/creditLines.ts";
import { useSession } from "../../app/session.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";

/** The lines that a customer was given, the newest first, with why each ended. */
export function PastLines({ lines }: { lines: readonly PastLine[] }) {
  const { t } = useTranslation();
  const { today } = useSession();
  if (lines.length === 0) return null;
  return (
    <div className="panel">
      <Table<PastLine>
        size="small"
        rowKey={({ ratingId, from }) => `${ratingId} ${from}`}
        title={() => t("creditLines.past")}
        dataSource={lines}
        pagination={{ pageSize: 5, hideOnSinglePage: true }}
        columns={[
          {
            title: t("creditLines.certificateNumber"),
            dataIndex: "certificateNumber",
            render: (number: string, { ratingId }) => (
              <Link to="/ratings/$id" params={{ id: ratingId }}>
                {number}
              </Link>
            ),
          },
          { title: t("customers.grade"), dataIndex: "grade", render: (grade) => <GradeTag grade={grade} /> },
          {
            title: t("creditLines.line"),
            dataIndex: "lineFen",
            align: "right",
            render: (fen: number) => <Money fen={fen} />,
          },
          { title: t("creditLines.from"), dataIndex: "from" },
          { title: t("creditLines.to"), dataIndex: "to" },
          {
            title: t("creditLines.ended"),
            key: "ended",
            render: (_, { from, to, endedBy }) =>
              from <= today && today < to ? (
                <Tag color="green">{t("creditLines.inForce")}</Tag>
              ) : (
                t(`creditLines.endedBy.${endedBy}`)
              ),
          },
        ]}
      />
    </div>
  );
}
