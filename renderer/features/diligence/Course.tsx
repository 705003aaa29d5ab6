import { Table, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Diligence } from "../../../shared/contract/diligence.ts";

/** What happened to a due diligence, step by step. */
export function Course({ diligence: { events } }: { diligence: Diligence }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t("diligence.course")}>
      <Typography.Title level={5}>{t("diligence.course")}</Typography.Title>
      <Table
        size="small"
        pagination={false}
        showHeader={false}
        rowKey={({ at, kind }) => `${at}-${kind}`}
        dataSource={events}
        columns={[
          { key: "at", width: 150, render: (_, { at }) => dayjs(at).format("YYYY-MM-DD HH:mm") },
          { key: "kind", width: 130, render: (_, { kind }) => t(`diligence.event.${kind}`) },
          { key: "by", width: 120, render: (_, { by }) => by.name },
          { key: "note", dataIndex: "note" },
        ]}
      />
    </section>
  );
}
