import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { trailCode } from "../../../shared/domain/paperCode.ts";
import { headOf } from "../../audit/checkTrail.ts";
import { Signatures, Values } from "../paper/parts.tsx";
import type { DocumentTemplate, Printing } from "../template.ts";

/** The end of the audit trail as it is now, to be signed and kept where nobody changes it. */
export const auditSheet: DocumentTemplate<"auditSheet"> = async ({ db }, _asked, printing) => {
  const { id, hash, at } = await headOf(db);
  const { t } = printing;
  const heading = t("auditPaper.title");
  return {
    title: t("auditPaper.fileTitle", { date: printing.printedOn, id }),
    subject: heading,
    keywords: [String(id)],
    styles: ownStyles,
    articles: [
      {
        id: "audit",
        heading,
        reference: String(id),
        html: renderToStaticMarkup(createElement(AuditSheet, { id, code: trailCode(hash), at, printing })),
      },
    ],
    subjects: [{ subjectType: "ledger", subjectId: 1, details: { entryId: id } }],
  };
};

function AuditSheet({ id, code, at, printing }: { id: number; code: string; at: string; printing: Printing }) {
  const { t, branchName, printedAt, printedBy, timeZone, language } = printing;
  const written = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "medium", timeZone });
  return (
    <section>
      <h2>{t("auditPaper.title")}</h2>
      <Values
        rows={[
          [t("auditPaper.branch"), branchName],
          [t("auditPaper.printed"), `${printedAt} · ${printedBy}`],
          [t("auditPaper.lastEntry"), written.format(new Date(at))],
        ]}
      />
      <table className="fields values head">
        <tbody>
          <tr>
            <th>{t("auditPaper.number")}</th>
            <td>{id}</td>
          </tr>
          <tr>
            <th>{t("auditPaper.code")}</th>
            <td>{code}</td>
          </tr>
        </tbody>
      </table>
      <p>{t("auditPaper.meaning", { id })}</p>
      <p>{t("auditPaper.keep")}</p>
      <div className="keep">
        <Signatures
          boxes={[
            { title: t("auditPaper.sealedBy"), name: "" },
            { title: t("auditPaper.witness"), name: "" },
          ]}
          signature={t("documents.file.signature")}
          date={t("documents.file.signatureDate")}
        />
      </div>
    </section>
  );
}

const ownStyles = `
  .audit .head td { font-size: 15pt; font-weight: bold; letter-spacing: .5pt; font-variant-numeric: tabular-nums; }
`;
