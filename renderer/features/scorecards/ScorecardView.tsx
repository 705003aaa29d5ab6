import "./scorecards.css";
import { Table, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { factUnits } from "../../../shared/domain/ratingFacts.ts";
import {
  criteria,
  type GradeBand,
  type Indicator,
  indicatorMax,
  type ScorecardDefinition,
} from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { amountText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";
import { answersOf, formulaText } from "./words.ts";

/** A scorecard in words: what is asked, what each answer is worth, what a grade may borrow. */
export function ScorecardView({ definition }: { definition: ScorecardDefinition }) {
  const { t } = useTranslation();
  return (
    <>
      {criteria.map((criterion) => {
        const asked = definition.indicators.filter((indicator) => indicator.criterion === criterion);
        const total = asked.reduce((sum, indicator) => sum + indicatorMax(indicator), 0);
        return (
          <section key={criterion} className="panel" aria-label={t(`common.criterion.${criterion}`)}>
            <Typography.Title level={5}>
              {t(`common.criterion.${criterion}`)} <Tag>{t("scorecardPages.pointsOf", { points: total })}</Tag>
            </Typography.Title>
            <Indicators asked={asked} />
          </section>
        );
      })}
      <Vetoes definition={definition} />
      <Bands definition={definition} />
    </>
  );
}

function Indicators({ asked }: { asked: readonly Indicator[] }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Table<Indicator>
      size="small"
      rowKey="id"
      tableLayout="fixed"
      dataSource={asked}
      pagination={false}
      columns={[
        {
          title: t("scorecardPages.field.indicator"),
          key: "label",
          width: "22%",
          render: (_, { label }) => inLanguage(label, language),
        },
        {
          title: t("scorecardPages.field.answers"),
          key: "answers",
          render: (_, indicator) => (
            <ul className="scorecard-answers">
              {answersOf(indicator, t, language).map(({ answer, points }) => (
                <li key={answer}>
                  <span>{answer}</span>
                  <span className="number">{t("scorecardPages.pointsOf", { points })}</span>
                </li>
              ))}
            </ul>
          ),
        },
        {
          title: t("scorecardPages.field.answeredBy"),
          key: "by",
          width: "20%",
          render: (_, indicator) =>
            indicator.type === "choice" || indicator.fact === null
              ? t("scorecardPages.byPeople")
              : t("scorecardPages.byLedger", { fact: t(`scorecards.fact.${indicator.fact}`) }),
        },
        {
          title: t("scorecardPages.field.guidance"),
          key: "guidance",
          width: "20%",
          render: (_, { guidance }) => inLanguage(guidance, language) || t("common.state.none"),
        },
        {
          title: t("scorecardPages.field.max"),
          key: "max",
          width: 72,
          align: "right",
          render: (_, indicator) => indicatorMax(indicator),
        },
      ]}
    />
  );
}

function Vetoes({ definition: { vetoes } }: { definition: ScorecardDefinition }) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <section className="panel" aria-label={t("scorecardPages.part.vetoes")}>
      <Typography.Title level={5}>{t("scorecardPages.part.vetoes")}</Typography.Title>
      <Table<ScorecardDefinition["vetoes"][number]>
        size="small"
        rowKey="id"
        dataSource={vetoes}
        pagination={false}
        locale={{ emptyText: t("scorecardPages.noVetoes") }}
        columns={[
          {
            title: t("scorecardPages.field.veto"),
            key: "label",
            render: (_, { label }) => inLanguage(label, language),
          },
          {
            title: t("scorecardPages.field.capGrade"),
            dataIndex: "capGrade",
            render: (grade) => <GradeTag grade={grade} />,
          },
          {
            title: t("scorecardPages.field.rule"),
            key: "rule",
            render: (_, { rule }) =>
              rule
                ? t("scorecardPages.vetoRule", {
                    fact: t(`scorecards.fact.${rule.fact}`),
                    value: amountText(rule.atLeast, factUnits[rule.fact], t),
                  })
                : t("scorecardPages.field.noRule"),
          },
        ]}
      />
    </section>
  );
}

function Bands({ definition }: { definition: ScorecardDefinition }) {
  const { t } = useTranslation();
  const { bands, kinds } = definition;
  return (
    <section className="panel" aria-label={t("scorecardPages.part.bands")}>
      <Typography.Title level={5}>{t("scorecardPages.part.bands")}</Typography.Title>
      <Table<GradeBand>
        size="small"
        rowKey="grade"
        dataSource={bands}
        pagination={false}
        columns={[
          {
            title: t("scorecardPages.field.grade"),
            dataIndex: "grade",
            render: (grade) => <GradeTag grade={grade} />,
          },
          {
            title: t("scorecardPages.field.score"),
            key: "score",
            render: (_, { from }, index) => {
              const to = bands[index - 1]?.from;
              return to === undefined
                ? t("scorecardPages.scoreFrom", { from })
                : t("scorecardPages.scoreBetween", { from, to });
            },
          },
          {
            title: t("scorecardPages.field.share"),
            dataIndex: "share",
            align: "right",
            render: (share: number) => t("scorecardPages.shareOf", { share }),
          },
          ...kinds.map((kind) => ({
            title: t("scorecardPages.field.capOf", { kind: t(`common.customerKind.${kind}`) }),
            key: kind,
            align: "right" as const,
            render: (_: unknown, { capFen }: GradeBand) => <Money fen={capFen[kind] ?? null} />,
          })),
        ]}
      />
      <Typography.Paragraph style={{ margin: "12px 0 0" }}>{formulaText(definition, t)}</Typography.Paragraph>
    </section>
  );
}
