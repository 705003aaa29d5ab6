import { Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { grades } from "../../../shared/domain/scorecard.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";

/** The colour of those who rise, stay and fall, by the way from the grade before to the grade after. */
function shade(from: number, to: number, customers: number): string | undefined {
  if (customers === 0 || from === to) return undefined;
  return to < from ? "#eef3e2" : "#faeae3";
}

/** How many go from which grade to which: a row for the grade before, a column for the grade after. */
export function GradeMatrix({ matrix }: { matrix: number[][] }) {
  const { t, i18n } = useTranslation();
  const rows = grades.map((grade, from) => ({ grade, from, counts: matrix[from] ?? [] }));
  return (
    <Flex vertical gap="small">
      <Typography.Text strong>{t("whatIf.matrix")}</Typography.Text>
      <Table
        size="small"
        bordered
        rowKey="grade"
        pagination={false}
        dataSource={rows}
        columns={[
          { title: t("whatIf.fromTo"), key: "from", render: (_, { grade }) => <GradeTag grade={grade} /> },
          ...grades.map((grade, to) => ({
            title: <GradeTag grade={grade} />,
            key: grade,
            align: "right" as const,
            render: (_: unknown, { counts }: (typeof rows)[number]) =>
              counts[to] ? counts[to].toLocaleString(i18n.language) : t("common.state.none"),
            onCell: ({ from, counts }: (typeof rows)[number]) => ({
              style: { background: shade(from, to, counts[to] ?? 0), fontWeight: from === to ? 600 : 400 },
            }),
          })),
        ]}
      />
    </Flex>
  );
}
