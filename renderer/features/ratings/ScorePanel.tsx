import { Flex, Progress, Statistic, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import type { RatingResult } from "../../../shared/domain/rating.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { explanationSentences } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import "./ratings.css";

interface ScorePanelProps {
  result: RatingResult;
  scorecard: Scorecard;
}

/** What answers come to: score, grade, credit line, where the points were lost, and why in sentences. */
export function ScorePanel({ result, scorecard }: ScorePanelProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const [, ...reasons] = explanationSentences(scorecard.definition, result, t, language);
  return (
    <Flex vertical gap="small" className="panel">
      <div className="score-line">
        <Statistic
          title={t("ratings.score")}
          valueRender={() => <span data-testid="score">{result.score}</span>}
          value={result.score}
        />
        <Statistic title={t("customers.grade")} valueRender={() => <GradeTag grade={result.grade} />} />
        <Statistic title={t("customers.creditLine")} valueRender={() => <Money fen={result.line.lineFen} />} />
      </div>
      <div>
        {result.criteria.map(({ criterion, points, max }) => (
          <div key={criterion} className="criterion-line">
            <span className="cut">{t(`common.criterion.${criterion}`)}</span>
            <Progress percent={max === 0 ? 0 : (points / max) * 100} showInfo={false} size="small" />
            <Typography.Text type="secondary" className="number">
              {t("ratings.pointsOf", { points, max })}
            </Typography.Text>
          </div>
        ))}
      </div>
      {/* Every unanswered indicator would be a loss of points, and a long list of them says nothing. */}
      {!result.complete && (
        <Typography.Text type="secondary">{t("ratings.form.explainedWhenComplete")}</Typography.Text>
      )}
      <ul className="explanation" aria-label={t("ratings.explanation")}>
        {(result.complete ? reasons : []).map((sentence) => (
          <li key={sentence}>{sentence}</li>
        ))}
      </ul>
      <Typography.Text type="secondary" className="small">
        {inLanguage(scorecard.definition.title, language)} · {t("ratings.edition", { edition: scorecard.edition })}
      </Typography.Text>
    </Flex>
  );
}
