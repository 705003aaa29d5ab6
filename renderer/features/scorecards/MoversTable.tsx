import { Link } from "@tanstack/react-router";
import { Flex, Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { WhatIf } from "../../../shared/contract/whatIf.ts";
import { mostMovers } from "../../../shared/domain/whatIf.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";

type Mover = WhatIf["movers"][number];

/** The customers whose grade or line would change most. */
export function MoversTable({ movers }: { movers: Mover[] }) {
  const { t } = useTranslation();
  if (movers.length === 0) return <Typography.Text type="secondary">{t("whatIf.noMovers")}</Typography.Text>;
  const graded = (side: "before" | "after") => ({
    title: t(`whatIf.grade_${side}`),
    width: 150,
    render: (_: unknown, mover: Mover) => (
      <Flex gap="small" align="center">
        <span style={{ width: 44 }}>
          <GradeTag grade={mover[side].grade} />
        </span>
        {t("whatIf.points", { score: mover[side].score })}
      </Flex>
    ),
  });
  const line = (side: "before" | "after") => ({
    title: t(`whatIf.line_${side}`),
    width: 150,
    align: "right" as const,
    render: (_: unknown, mover: Mover) => <Money fen={mover[side].lineFen} />,
  });
  return (
    <Flex vertical gap="small">
      <Typography.Text strong>
        {t(movers.length < mostMovers ? "whatIf.movers" : "whatIf.moversFirst", { customers: movers.length })}
      </Typography.Text>
      <Table
        size="small"
        rowKey="customerId"
        dataSource={movers}
        pagination={{ pageSize: 10, showSizeChanger: false, hideOnSinglePage: true }}
        columns={[
          {
            title: t("whatIf.customer"),
            ellipsis: true,
            render: (_, { customerId, name, estimated }) => (
              <>
                <Link to="/customers/$id" params={{ id: customerId }}>
                  {name}
                </Link>
                {estimated && <Tag style={{ marginInlineStart: 8 }}>{t("whatIf.estimate")}</Tag>}
              </>
            ),
          },
          { title: t("whatIf.area"), dataIndex: "areaName", ellipsis: true },
          graded("before"),
          graded("after"),
          line("before"),
          line("after"),
        ]}
      />
    </Flex>
  );
}
