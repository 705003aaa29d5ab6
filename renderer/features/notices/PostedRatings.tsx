import { Link } from "@tanstack/react-router";
import { Table, Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { Notice, NoticeEntry } from "../../../shared/contract/notices.ts";

/** Whose ratings hang, and how they stand today: for the staff, never on the sheet. */
export function PostedRatings({ notice }: { notice: Notice }) {
  const { t } = useTranslation();
  return (
    <Table<NoticeEntry>
      size="small"
      rowKey="ratingId"
      title={() => t("notices.ratingsToday")}
      dataSource={notice.entries}
      pagination={{ defaultPageSize: 10, hideOnSinglePage: true, showSizeChanger: false }}
      columns={[
        { title: t("notices.sheet.position"), dataIndex: "position", width: 64, align: "right" },
        { title: t("notices.masked"), dataIndex: "maskedName", width: 130 },
        {
          title: t("customers.name"),
          key: "name",
          render: (_, { ratingId, rating }) =>
            rating ? (
              <Link to="/ratings/$id" params={{ id: ratingId }}>
                {rating.customerName}
              </Link>
            ) : (
              t("notices.notYours")
            ),
        },
        {
          title: t("ratings.status"),
          key: "status",
          render: (_, { rating, gone }) =>
            rating && (
              <>
                {gone && <Tag color="red">{t("notices.gone")}</Tag>} {t(`common.ratingStatus.${rating.status}`)}{" "}
                {rating.waitsFor && (
                  <Tag color={rating.waitsFor === "objection" ? "red" : "orange"}>
                    {t(`notices.waitsFor.${rating.waitsFor}`)}
                  </Tag>
                )}
              </>
            ),
        },
      ]}
    />
  );
}
