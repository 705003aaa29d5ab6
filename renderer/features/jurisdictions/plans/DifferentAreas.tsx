import { Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../../shared/contract/index.ts";
import type { Sided } from "./loadChanges.ts";

type DifferentArea = Outputs["plans"]["compare"]["areas"][number];

interface DifferentAreasProps {
  areas: DifferentArea[];
  /** of the plans */
  names: Sided<string>;
}

/** The areas that two plans leave in different hands. */
export function DifferentAreas({ areas, names }: DifferentAreasProps) {
  const { t } = useTranslation();
  const hands = (side: "today" | "left" | "right", title: string) => ({
    title,
    key: side,
    render: (_: unknown, area: DifferentArea) =>
      area[side]?.name ?? <Typography.Text type="danger">{t("plans.nobody")}</Typography.Text>,
  });
  if (areas.length === 0) return <div className="panel">{t("plans.sameAreas")}</div>;
  return (
    <section className="panel" aria-label={t("plans.differentAreas", { count: areas.length })}>
      <Typography.Title level={5}>{t("plans.differentAreas", { count: areas.length })}</Typography.Title>
      <Table<DifferentArea>
        size="small"
        rowKey="id"
        dataSource={areas}
        pagination={{ pageSize: 20, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          { title: t("plans.area"), dataIndex: "name" },
          hands("today", t("plans.today")),
          hands("left", names.left),
          hands("right", names.right),
        ]}
      />
    </section>
  );
}
