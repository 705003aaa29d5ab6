import { dateInZone } from "../../../../shared/domain/dates.ts";
import type { DiligenceStatus } from "../../../../shared/domain/diligence.ts";
import { Fields } from "../../paper/parts.tsx";
import { Analysis } from "./analysis.tsx";
import { Conclusion, Confirmation } from "./conclusion.tsx";
import type { PartProps } from "./content.ts";
import { EvidencePart } from "./evidence.tsx";
import { InterviewPart } from "./interview.tsx";

const marks = {
  draft: "draft",
  returned: "draft",
  concluded: "unconfirmed",
  discarded: "discarded",
  confirmed: null,
} as const satisfies Record<DiligenceStatus, string | null>;

/**
 * The whole report. The interview with its signatures stands on sheets of its own: whoever was asked signs what they said,
 * and not what others made of it.
 */
export function DiligenceReport({ content, printing }: PartProps) {
  const { t } = printing;
  const mark = marks[content.diligence.status];
  const parts = { content, printing };
  return (
    <>
      {mark && <div className="state-mark">{t(`diligencePaper.mark.${mark}`)}</div>}
      <section>
        <h2>{t("diligencePaper.title")}</h2>
        <Head {...parts} />
        <h2 className="chapter">{t("diligencePaper.chapter.interview")}</h2>
        <InterviewPart {...parts} />
      </section>
      <section>
        <h2 className="chapter">{t("diligencePaper.chapter.evidence")}</h2>
        <EvidencePart {...parts} />
        <h2 className="chapter">{t("diligencePaper.chapter.analysis")}</h2>
        <Analysis {...parts} />
        <h2 className="chapter">{t("diligencePaper.chapter.conclusion")}</h2>
        <Conclusion {...parts} />
        <h2 className="chapter">{t("diligencePaper.chapter.confirmation")}</h2>
        <Confirmation {...parts} />
      </section>
    </>
  );
}

/** Whose due diligence it is, who investigated since when, and how it stands. */
function Head({ content: { diligence, customer }, printing: { t, timeZone } }: PartProps) {
  const { number, status, superseded, lead, second, begunOn, concludedAt, supersedes } = diligence;
  const none = t("common.state.none");
  const state = [t(`diligence.status.${status}`), superseded && t("diligence.superseded")].filter(Boolean);
  return (
    <Fields
      compact
      rows={[
        [t("documents.file.customerName"), customer.name],
        [t("documents.file.fileNumber"), customer.fileNumber],
        [t("documents.file.kind"), t(`common.customerKind.${diligence.customerKind}`)],
        [t("documents.file.area"), customer.areaPath.slice(-2).join(" ")],
        [t("documents.file.idNumber"), customer.idNumber || none],
        [t("documents.file.phone"), customer.phone || none],
        [t("diligencePaper.number"), number],
        [t("diligence.statusTitle"), state.join(t("common.separator"))],
        [t("diligence.lead"), lead.name],
        [t("diligence.second"), second?.name ?? t("diligence.noSecond")],
        [
          t("diligence.begunOn"),
          supersedes ? `${begunOn} (${t("diligence.supersedes", { number: supersedes.number })})` : begunOn,
        ],
        [t("diligence.concludedAt"), concludedAt === null ? none : dateInZone(new Date(concludedAt), timeZone)],
      ]}
    />
  );
}

export const reportStyles = `
.diligence h2 { margin-bottom: 3mm; }
.diligence h2.chapter { margin: 5mm 0 2mm; padding-bottom: .8mm; font-size: 12.5pt; text-align: left; border-bottom-width: .8pt; }
.diligence section > h2.chapter:first-child { margin-top: 0; }
.diligence h3 { margin: 3mm 0 1mm; font-size: 10.5pt; }
.diligence p { margin: 1mm 0; }
.diligence p.source { break-after: avoid; }
.diligence .questions { margin-top: 2mm; table-layout: fixed; }
.diligence .questions :is(th, td) { padding-top: .4mm; padding-bottom: .4mm; }
.diligence .questions tbody { border: .5pt solid #777; }
.diligence .questions tbody tr > :first-child { border-top: 0; border-bottom: 0; background: #f0f0f0; }
.diligence .questions.goes-on { margin-top: -.5pt; }
.diligence .fields th { width: 36mm; }
.diligence .questions .topic { width: 34mm; }
.diligence .questions .question { width: 66mm; }
.diligence .trends { display: grid; grid-template-columns: 1fr 1fr; gap: 2mm 4mm; margin-top: 3mm; }
.diligence .trends figure { border: .5pt solid #777; padding: 1mm; }
.diligence .trends svg { display: block; }
.diligence .signatures { grid-template-columns: 1fr 1fr 1fr; gap: 4mm; margin-top: 3mm; }
`;
