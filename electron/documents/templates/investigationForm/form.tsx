import { PageNumber } from "../../paper/pageNumbers.tsx";
import type { Printing } from "../../template.ts";
import { Circumstances } from "./circumstances.tsx";
import type { FormContent } from "./content.ts";
import { Identity } from "./identity.tsx";
import { Lending } from "./lending.tsx";
import { Observations, VisitAndSigned } from "./observations.tsx";

interface InvestigationFormProps {
  content: FormContent;
  printing: Printing;
}

/** A form for the field: what the ledger knows in small print, and room for what is asked and seen. */
export function InvestigationForm({ content, printing: { t, printedOn } }: InvestigationFormProps) {
  const { kind, known, marketerName } = content;
  return (
    <section className="form">
      <h2>{t("investigationPaper.titleOf", { kind: t(`common.customerKind.${kind}`) })}</h2>
      <div className="facts">
        <span>
          {t("documents.file.fileNumber")}: {known?.customer.fileNumber ?? t("investigationPaper.newCustomer")}
        </span>
        <span>
          {t("documents.file.marketer")}: {marketerName || t("documents.file.unassigned")}
        </span>
      </div>
      {known && <p className="source">{t("investigationPaper.howToCorrect", { day: printedOn })}</p>}
      <h3>{t("documents.file.identity")}</h3>
      <Identity content={content} t={t} />
      <Circumstances content={content} t={t} />
      <Lending content={content} t={t} />
      <Observations t={t} />
      <VisitAndSigned t={t} />
    </section>
  );
}

/** Lines on a page of notes. */
const noteLines = Array.from({ length: 26 }, (_, line) => line);

/** The back of a form's last sheet, where nothing else is on it. */
export function NotesSide({ t }: Pick<Printing, "t">) {
  return (
    <section className="form notes">
      <h2>{t("investigationPaper.notes")}</h2>
      {noteLines.map((line) => (
        <div key={line} />
      ))}
    </section>
  );
}

interface FormListProps {
  forms: readonly { articleId: string; content: FormContent }[];
  t: Printing["t"];
}

/** Whose forms there are, and on which page each begins. */
export function FormList({ forms, t }: FormListProps) {
  return (
    <section className="form">
      <h2>{t("investigationPaper.list")}</h2>
      <table className="compact">
        <thead>
          <tr>
            <th style={{ width: "14mm" }}>{t("documents.file.catalogueNumber")}</th>
            <th style={{ width: "30mm" }}>{t("documents.file.fileNumber")}</th>
            <th>{t("documents.file.customerName")}</th>
            <th>{t("documents.file.area")}</th>
            <th style={{ width: "16mm" }}>{t("investigationPaper.done")}</th>
            <th style={{ width: "16mm" }}>{t("documents.file.cataloguePage")}</th>
          </tr>
        </thead>
        <tbody>
          {forms.map(({ articleId, content: { known, areaPath } }, index) => (
            <tr key={articleId}>
              <td className="number">{index + 1}</td>
              <td>{known?.customer.fileNumber}</td>
              <td>{known?.customer.name}</td>
              <td>{areaPath.slice(-2).join(" ")}</td>
              <td>☐</td>
              <td className="number">
                <PageNumber of={articleId} throughout />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}

/** A line to write on is 7.5 mm high, whatever is known. */
export const formStyles = `
.form h2 { margin-bottom: 3mm; padding-bottom: 1mm; }
.form h3 { margin: 3mm 0 1mm; }
.form .facts { display: flex; justify-content: space-between; }
.form p.source { margin: 1mm 0 0; }
.form table { table-layout: fixed; }
.form th, .form td { padding: .5mm 1.2mm; height: 7.5mm; font-size: 9pt; line-height: 1.25; vertical-align: middle; }
.form thead th { height: 6mm; font-size: 8.5pt; }
.asked th { width: 29mm; font-size: 8.5pt; font-weight: 400; }
.asked .tall td { height: 14mm; }
.answer { display: flex; align-items: center; gap: 1mm; }
.known { color: #333; font-size: 8.5pt; }
.answer .known { max-width: 60%; }
.answer .room { flex: 1; min-width: 20mm; }
.form .unit { font-size: 8.5pt; }
.boxes { display: flex; flex-wrap: wrap; gap: .4mm 3.5mm; }
.boxes span { white-space: nowrap; }
.form .halves { margin-top: 2mm; gap: 2mm 4mm; }
.amounts th { font-size: 8.5pt; }
.amounts td:first-child { font-size: 8.5pt; }
.amounts .had { width: 22mm; }
.amounts .found { width: 27mm; }
.notes div { height: 9mm; border-bottom: .5pt solid #777; }
.form .declaration { margin: 4mm 0 0; font-size: 9pt; }
.form .signatures { margin-top: 2mm; }
`;
