import type { TFunction } from "i18next";
import { formatFen } from "../../../../shared/domain/money.ts";
import type { CertificateMovement, CreditCertificate } from "../../../creditLines/certificate.ts";
import { type FilledPage, filledPages, linesOf } from "../../paper/filledPages.ts";
import type { Printing } from "../../template.ts";

const columns = ["day", "purpose", "drawn", "repaid", "balance", "handledBy", "signature"] as const;
const amounts: readonly string[] = ["drawn", "repaid", "balance"];

/** What a row of the record says; all of an empty one is written by hand. */
export type RecordRow = Partial<{ [Column in (typeof columns)[number]]: string }>;

/** As the styles have it: 9 pt on 1.4 lines, 33 mm for the purpose and 17 mm for a name. */
const space = { least: 9, line: 4.5, padding: 2.5 };
const perLine = { purpose: 9, handledBy: 4 };

/** Millimetres for rows below the terms, which are longer in English, and on a page with the heads alone. */
const belowTerms = { "zh-CN": 174, en: 154 } as const;
const further = 240;

/**
 * The pages of the record of drawings and repayments under a line: the first on the back of the certificate, and with
 * it an even number, so that no other's certificate is on the same sheet.
 */
export function recordPages(
  { broughtForwardFen, movements }: Pick<CreditCertificate, "broughtForwardFen" | "movements">,
  { t, language }: Pick<Printing, "t" | "language">,
): FilledPage<RecordRow>[] {
  const carried: RecordRow[] =
    broughtForwardFen > 0
      ? [{ purpose: t("creditCertificatePaper.broughtForward"), balance: formatFen(broughtForwardFen) }]
      : [];
  return filledPages([...carried, ...movements.map(rowOf)], {
    linesIn: ({ purpose = "", handledBy = "" }) =>
      Math.max(linesOf(purpose, perLine.purpose), linesOf(handledBy, perLine.handledBy)),
    space,
    room: { first: belowTerms[language], further },
    before: 1,
    leastEmpty: 6,
  });
}

function rowOf({ kind, day, amountFen, balanceFen, contractNumber, purpose, byName }: CertificateMovement): RecordRow {
  return {
    day,
    purpose: [purpose, contractNumber].filter(Boolean).join(" "),
    [kind === "drawing" ? "drawn" : "repaid"]: formatFen(amountFen),
    balance: formatFen(balanceFen),
    handledBy: byName,
  };
}

/** A page of the record, with rows to go on by hand. */
export function DrawingsRecord({ page: { rows, empty }, t }: { page: FilledPage<RecordRow>; t: TFunction }) {
  const all = [...rows, ...Array.from({ length: empty }, (): RecordRow => ({}))];
  return (
    <>
      <h3>{t("creditCertificatePaper.recordTitle")}</h3>
      <table className="record">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} className={column}>
                {t(`creditCertificatePaper.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {all.map((row, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a row on paper is nothing but its place.
            <tr key={index}>
              {columns.map((column) => (
                <td key={column} className={amounts.includes(column) ? "number" : ""}>
                  {row[column]}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
