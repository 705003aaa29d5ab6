import type { Evidence } from "../../../../shared/domain/diligence.ts";
import { criteria } from "../../../../shared/domain/scorecard.ts";
import { Values } from "../../paper/parts.tsx";
import { type PartProps, papersText } from "./content.ts";

/** What was found about each of the five criteria, where it is from, and what the investigators make of it. */
export function EvidencePart({ content, printing }: PartProps) {
  const { t } = printing;
  const { evidence } = content.diligence.content;
  return criteria.map((criterion) => (
    <div key={criterion}>
      <h3>
        {t("diligencePaper.judged", {
          criterion: t(`common.criterion.${criterion}`),
          judgement: t(`diligence.judgement.${evidence[criterion].judgement}`),
        })}
      </h3>
      <Values compact rows={rowsOf(evidence[criterion], { content, printing })} />
    </div>
  ));
}

/** Findings and sources always, the rest where there is something. */
function rowsOf(
  { findings, sources, reportNumber, reportOn, redFlags, paperIds }: Evidence,
  { content, printing }: PartProps,
): (readonly [string, string])[] {
  const { t } = printing;
  const none = t("common.state.none");
  const told = sources.map((source) => t(`diligence.source.${source}`)).join(t("common.separator"));
  const report = [
    reportNumber && `${t("diligence.evidence.reportNumber")} ${reportNumber}`,
    reportOn && `${t("diligence.evidence.reportOn")} ${reportOn}`,
  ].filter(Boolean);
  const papers = papersText(paperIds, content, printing);
  return [
    [t("diligence.evidence.findings"), findings || none],
    [t("diligence.evidence.sources"), [told || none, ...report].join(" · ")],
    ...(redFlags ? ([[t("diligence.evidence.redFlags"), redFlags]] as const) : []),
    ...(papers ? ([[t("diligence.evidence.papers"), papers]] as const) : []),
  ];
}
