import { Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import { ledgerValue, type RatingResult } from "../../../shared/domain/rating.ts";
import { type Indicator, indicatorMax } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { answerText, sourceText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { EvidencePapers } from "./EvidencePapers.tsx";
import { LastAnswer } from "./LastAnswer.tsx";
import type { LastRating } from "./lastRating.ts";

interface RatingIndicatorsProps {
  rating: Rating;
  scorecard: Scorecard;
  result: RatingResult;
  last: LastRating | null;
}

/** Every point of the score, traced to its indicator: what was found, who says so, what backs it. */
export function RatingIndicators({ rating, scorecard: { definition }, result, last }: RatingIndicatorsProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { indicators } = definition;
  /** the criterion stands once, before its first indicator */
  const rowSpan = (index: number) => {
    const { criterion } = indicators[index] as Indicator;
    if (indicators[index - 1]?.criterion === criterion) return 0;
    const end = indicators.findIndex((other, place) => place > index && other.criterion !== criterion);
    return (end === -1 ? indicators.length : end) - index;
  };
  return (
    <Table<Indicator>
      size="small"
      rowKey="id"
      className="panel"
      pagination={false}
      dataSource={indicators}
      columns={[
        {
          title: t("ratings.criterion"),
          dataIndex: "criterion",
          width: 92,
          onCell: (_, index) => ({ rowSpan: rowSpan(index ?? 0) }),
          render: (criterion: Indicator["criterion"]) => t(`common.criterion.${criterion}`),
        },
        {
          title: t("ratings.indicator"),
          key: "indicator",
          width: 150,
          render: (_, { label }) => inLanguage(label, language),
        },
        {
          title: t("ratings.finding"),
          key: "finding",
          render: (_, indicator, index) => {
            const scored = result.indicators[index];
            const note = rating.notes[indicator.id];
            return (
              <div className="finding">
                <span>
                  {answerText(indicator, scored?.value, t, language)}{" "}
                  <Source indicator={indicator} rating={rating} from={scored?.from ?? null} />
                </span>
                {last && (
                  <LastAnswer indicator={indicator} facts={rating.facts} value={scored?.value ?? null} last={last} />
                )}
                {note?.note && <Typography.Text className="prose">{note.note}</Typography.Text>}
                {note && <EvidencePapers customerId={rating.customerId} ids={note.attachmentIds} />}
              </div>
            );
          },
        },
        {
          title: t("ratings.points"),
          key: "points",
          align: "right",
          width: 80,
          className: "indicator-points",
          render: (_, indicator, index) =>
            t("ratings.pointsOf", { points: result.indicators[index]?.points ?? 0, max: indicatorMax(indicator) }),
        },
      ]}
    />
  );
}

interface SourceProps {
  indicator: Indicator;
  rating: Rating;
  from: "ledger" | "answer" | null;
}

/** Who says so: the ledger, or a person, also where the ledger says something else. */
function Source({ indicator, rating: { facts }, from }: SourceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  if (from === null) return null;
  const fact = indicator.type === "choice" || indicator.fact === null ? undefined : facts[indicator.fact];
  if (!fact) return <Tag>{t("ratings.byPerson")}</Tag>;
  const source = sourceText(fact, t);
  if (from === "ledger") return <Tag color="green">{t("ratings.byLedger", { source })}</Tag>;
  const value = answerText(indicator, ledgerValue(indicator, facts), t, language);
  return <Tag color="gold">{t("ratings.againstLedger", { value, source })}</Tag>;
}
