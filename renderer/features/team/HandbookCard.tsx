import { Link } from "@tanstack/react-router";
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { ReadingTag } from "../handbook/ReadingTag.tsx";
import { RecordCard } from "../records/RecordCard.tsx";
import type { Member } from "./ProfileCard.tsx";

/** Which pages of the handbook they confirmed to have read; those that are still to be read first. */
export function HandbookCard({ member }: { member: Member }) {
  const { t } = useTranslation();
  return (
    <RecordCard title={t("team.handbook")}>
      <Table
        size="small"
        rowKey="pageId"
        aria-label={t("team.handbook")}
        pagination={{ pageSize: 10, hideOnSinglePage: true }}
        locale={{ emptyText: t("team.noHandbook") }}
        dataSource={member.handbook}
        columns={[
          {
            title: t("handbook.pageTitle"),
            key: "title",
            render: (_, { pageId, title }) => (
              <Link to="/handbook/$id" params={{ id: pageId }}>
                {title}
              </Link>
            ),
          },
          { title: t("handbook.reading"), key: "read", render: (_, reading) => <ReadingTag {...reading} /> },
        ]}
      />
    </RecordCard>
  );
}
