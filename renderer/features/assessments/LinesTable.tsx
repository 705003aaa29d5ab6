import { Button, Flex, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorId } from "../../../shared/domain/assessment.ts";
import { pointsText } from "../../../shared/domain/assessmentPoints.ts";
import { amountsText } from "../../../shared/i18n/assessmentText.ts";
import { linesOf, type Part, parts, type Score, type ScoreLine } from "./lines.ts";

interface LinesTableProps {
  score: Score;
  onShow: (indicator: IndicatorId) => void;
}

/** Of the column behind the points, so that their sum stands under them. */
const behindWidth = 110;

/** The calculation line by line, part by part, each with its sum. */
export function LinesTable({ score, onShow }: LinesTableProps) {
  const { t } = useTranslation();
  return (
    <Flex vertical gap="middle" className="panel">
      {parts
        .filter((part) => score.computed[part].length > 0)
        .map((part) => (
          <PartTable key={part} part={part} score={score} onShow={onShow} />
        ))}
      <Typography.Text strong>{`${t("assessments.sum.total")}：${pointsText(score.result.total)}`}</Typography.Text>
    </Flex>
  );
}

function PartTable({ part, score, onShow }: LinesTableProps & { part: Part }) {
  const { t } = useTranslation();
  const isCorrected = score.corrections.length > 0;
  const { basePoints, deducted, plusPoints } = score.result;
  const sum = { base: basePoints, deductions: deducted, plus: plusPoints }[part];
  return (
    <Table<ScoreLine>
      size="small"
      rowKey="key"
      title={() => <strong>{t(`assessments.part.${part}`)}</strong>}
      dataSource={linesOf(score, part, t)}
      pagination={false}
      columns={[
        {
          title: t("assessments.column.indicator"),
          key: "indicator",
          width: 200,
          render: (_, { indicator }) => (
            <span title={t(`assessments.meaning.${indicator}`)}>{t(`assessments.indicator.${indicator}`)}</span>
          ),
        },
        {
          title: t("assessments.column.value"),
          key: "value",
          render: (_, { indicator, computed, result }) => {
            const [before, after] = [amountsText(indicator, computed, t), amountsText(indicator, result, t)];
            return before === after ? (
              before
            ) : (
              <>
                <Typography.Text delete type="secondary">
                  {before}
                </Typography.Text>{" "}
                {after}
              </>
            );
          },
        },
        { title: t("assessments.column.target"), dataIndex: "rule", className: "secondary" },
        ...(part === "base"
          ? [
              {
                title: t("assessments.column.weight"),
                key: "weight",
                align: "right" as const,
                width: 80,
                render: (_: unknown, { weight }: ScoreLine) => pointsText(weight ?? 0),
              },
            ]
          : []),
        ...(isCorrected
          ? [
              {
                title: t("assessments.column.computedTotal"),
                key: "computed",
                align: "right" as const,
                width: 96,
                render: (_: unknown, { computed }: ScoreLine) => pointsText(computed.points),
              },
            ]
          : []),
        {
          title: t("assessments.column.points"),
          key: "points",
          align: "right",
          width: 80,
          render: (_, { result }) => <strong>{pointsText(result.points)}</strong>,
        },
        {
          key: "behind",
          width: behindWidth,
          render: (_, { indicator }) => (
            <Button
              type="link"
              size="small"
              aria-label={t("assessments.customers.title", { indicator: t(`assessments.indicator.${indicator}`) })}
              onClick={() => onShow(indicator)}
            >
              {t("assessments.behind")}
            </Button>
          ),
        },
      ]}
      footer={() => (
        <Flex justify="space-between">
          <span>{t(`assessments.sum.${part}`, { most: pointsText(score.formula.definition.plusCap) })}</span>
          <strong style={{ marginInlineEnd: behindWidth }}>{pointsText(sum)}</strong>
        </Flex>
      )}
    />
  );
}
