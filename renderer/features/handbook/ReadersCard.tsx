import { useQuery } from "@tanstack/react-query";
import { Table } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { RecordCard } from "../records/RecordCard.tsx";
import { ReadingTag } from "./ReadingTag.tsx";

/** Who has read the edition in force; who has not stands first. */
export function ReadersCard({ pageId }: { pageId: number }) {
  const { t } = useTranslation();
  const query = useQuery(api.handbook.readers.queryOptions({ input: { id: pageId } }));
  return (
    <RecordCard title={t("handbook.readers")}>
      <QueryState query={query}>
        {({ readers }) => (
          <Table
            size="small"
            rowKey="userId"
            aria-label={t("handbook.readers")}
            pagination={{ pageSize: 10, hideOnSinglePage: true, size: "small" }}
            dataSource={readers}
            columns={[
              { title: t("handbook.reader"), dataIndex: "name" },
              {
                title: t("handbook.reading"),
                key: "read",
                render: (_, reading) => <ReadingTag {...reading} />,
              },
            ]}
          />
        )}
      </QueryState>
    </RecordCard>
  );
}
