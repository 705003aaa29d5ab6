import { Alert, Descriptions, Flex, Progress, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import type { RatingResult } from "../../../shared/domain/rating.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";

interface ScorePanelProps {
  result: RatingResult;
  scorecard: Scorecard;
}

/** What answers come to: score, grade, credit line, and where the points were lost. */
export function ScorePanel({ result, scorecard }: ScorePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const applied = scorecard.definition.vetoes.filter(({ id }) => result.vetoedBy.includes(id));
  return (
    <Flex vertical gap="middle" className="panel">
      <Descriptions
        size="small"
        column={1}
        items={[
          { key: "score", label: t("ratings.score"), children: <strong data-testid="score">{result.score}</strong> },
          { key: "grade", label: t("customers.grade"), children: <GradeTag grade={result.grade} /> },
          { key: "line", label: t("customers.creditLine"), children: <Money fen={result.line.lineFen} /> },
        ]}
      />
      <div>
        {result.criteria.map(({ criterion, points, max }) => (
          <Flex key={criterion} vertical>
            <Flex justify="space-between">
              <span>{t(`common.criterion.${criterion}`)}</span>
              <Typography.Text type="secondary">{t("ratings.pointsOf", { points, max })}</Typography.Text>
            </Flex>
            <Progress percent={max === 0 ? 0 : (points / max) * 100} showInfo={false} size="small" />
          </Flex>
        ))}
      </div>
      {applied.map(({ id, label, capGrade }) => (
        <Alert
          key={id}
          type="warning"
          showIcon
          title={t("ratings.vetoCaps", { fact: inLanguage(label, language), grade: capGrade })}
        />
      ))}
      <Typography.Text type="secondary">
        {inLanguage(scorecard.definition.title, language)} · {t("ratings.edition", { edition: scorecard.edition })}
      </Typography.Text>
    </Flex>
  );
}
