import { Input, Table, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { flagFigureText } from "../../../shared/i18n/diligenceText.ts";
import { useLanguage } from "../../i18n/index.ts";
import type { StepProps } from "./steps.ts";

/** The red flags that rules found, each with its figures, and what the investigators say to it. */
export function FlagsCard({ diligence, written, onContent }: StepProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { basis, customerKind, questionEdition } = diligence;
  const { flagAnswers } = written.content;
  const questions = { kind: customerKind, edition: questionEdition };
  return (
    <section className="panel" aria-label={t("diligence.analysis.flags")}>
      <Typography.Title level={5}>
        {t("diligence.analysis.flags")}{" "}
        <Typography.Text type="secondary" className="small">
          {t("diligence.analysis.asOf", { date: basis.figures.on })}
        </Typography.Text>
      </Typography.Title>
      {basis.flags.length === 0 ? (
        <Typography.Text type="secondary">{t("diligence.analysis.noFlags")}</Typography.Text>
      ) : (
        <>
          <Typography.Paragraph type="secondary">{t("diligence.analysis.flagsHint")}</Typography.Paragraph>
          <Table
            size="small"
            pagination={false}
            rowKey="kind"
            dataSource={basis.flags}
            columns={[
              {
                title: t("diligence.analysis.flags"),
                key: "flag",
                width: "42%",
                render: (_, { kind, figures }) => (
                  <>
                    <strong>{t(`diligence.flag.${kind}`)}</strong>
                    <br />
                    <Typography.Text type="secondary" className="small">
                      {figures
                        .map((figure) => flagFigureText(figure, questions, t, language))
                        .join(t("common.separator"))}
                    </Typography.Text>
                  </>
                ),
              },
              {
                title: t("diligence.analysis.answer"),
                key: "answer",
                render: (_, { kind }) => (
                  <Input
                    aria-label={t("diligence.analysis.answerTo", { flag: t(`diligence.flag.${kind}`) })}
                    maxLength={500}
                    {...((flagAnswers[kind] ?? "") === "" ? { status: "warning" as const } : {})}
                    value={flagAnswers[kind] ?? ""}
                    onChange={({ target }) => onContent({ flagAnswers: { ...flagAnswers, [kind]: target.value } })}
                  />
                ),
              },
            ]}
          />
        </>
      )}
    </section>
  );
}
