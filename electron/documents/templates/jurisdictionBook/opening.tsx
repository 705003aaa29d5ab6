import type { TFunction } from "i18next";
import { type LoadMeasure, loadMeasures } from "../../../../shared/domain/loads.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import type { Hands } from "../../../jurisdictions/hands.ts";
import { PageNumber } from "../../paper/pageNumbers.tsx";
import { Grid, Signatures, Values } from "../../paper/parts.tsx";
import type { Printing } from "../../template.ts";

/** A part of the book, as the contents tell it. */
export interface BookPart {
  articleId: string;
  name: string;
  above: string;
  customers: number;
}

interface OpeningProps {
  hands: Hands;
  parts: readonly BookPart[];
  printing: Printing;
}

/** Cover, what the marketer carries, and on which page each village begins. */
export function Opening({ hands, parts, printing }: OpeningProps) {
  const { t } = printing;
  return (
    <>
      <BookCover hands={hands} printing={printing} />
      <section>
        <h2>{t("bookPaper.figures")}</h2>
        <LoadFigures hands={hands} t={t} />
        <p className="source">{asOfText(hands, printing)}</p>
        <h3>{t("bookPaper.contents")}</h3>
        <Contents parts={parts} t={t} />
        <div className="keep">
          <h3>{t("bookPaper.checked")}</h3>
          <Signatures
            boxes={[
              { title: t("common.role.marketer"), name: hands.marketer.name },
              { title: t("common.role.manager"), name: "" },
            ]}
            signature={t("documents.file.signature")}
            date={t("documents.file.signatureDate")}
          />
        </div>
      </section>
    </>
  );
}

function BookCover({ hands, printing: { t, branchName, sealName, printedOn } }: Omit<OpeningProps, "parts">) {
  const { marketer, deputy, load, on } = hands;
  return (
    <section className="cover">
      <p className="issuer">{branchName}</p>
      <h1>{t("bookPaper.title")}</h1>
      <p className="subtitle">{t("bookPaper.subtitle", { day: on.day })}</p>
      <Values
        rows={[
          [t("documents.file.marketer"), marketer.name],
          ...(deputy && marketer.absence
            ? [[t("bookPaper.deputy"), t("bookPaper.deputyUntil", { name: deputy, to: marketer.absence.to })] as const]
            : []),
          [t("loads.figure.villages"), String(load.villages)],
          [t("loads.figure.customers"), String(load.customers)],
          [t("documents.file.printedOn"), printedOn],
        ]}
      />
      <div className="sealed">
        <p className="branch">{sealName}</p>
        <div className="seal">{t("documents.file.seal")}</div>
      </div>
      <p className="confidential">{t("documents.file.confidential")}</p>
    </section>
  );
}

function LoadFigures({ hands, t }: { hands: Hands; t: TFunction }) {
  return (
    <Grid
      columns={loadMeasures.map((measure) => ({ title: t(`loads.figure.${measure}`), number: true }))}
      rows={[{ id: 1, cells: loadMeasures.map((measure) => measureText(hands, measure, t)) }]}
    />
  );
}

function measureText({ load, known }: Hands, measure: LoadMeasure, t: TFunction): string {
  if (measure !== "villages" && !known.includes(measure)) return t("common.state.none");
  return measure === "balanceFen" ? formatFen(load[measure]) : String(load[measure]);
}

/** What the figures are as of, and which are not kept day by day. */
export function asOfText({ on: { day, past } }: Hands, { t, printedOn }: Printing): string {
  if (past) return t("bookPaper.asOfPast", { day, date: printedOn });
  return day > printedOn ? t("bookPaper.asOfAhead", { day, date: printedOn }) : t("bookPaper.asOf", { day });
}

function Contents({ parts, t }: { parts: readonly BookPart[]; t: TFunction }) {
  return (
    <table className="compact">
      <thead>
        <tr>
          <th style={{ width: "14mm" }}>{t("documents.file.catalogueNumber")}</th>
          <th>{t("bookPaper.village")}</th>
          <th>{t("bookPaper.above")}</th>
          <th className="number" style={{ width: "24mm" }}>
            {t("loads.figure.customers")}
          </th>
          <th className="number" style={{ width: "18mm" }}>
            {t("documents.file.cataloguePage")}
          </th>
        </tr>
      </thead>
      <tbody>
        {parts.map(({ articleId, name, above, customers }, index) => (
          <tr key={articleId}>
            <td className="number">{index + 1}</td>
            <td>{name}</td>
            <td>{above}</td>
            <td className="number">{customers}</td>
            <td className="number">
              <PageNumber of={articleId} throughout />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
