import type { ReactNode } from "react";
import { capitalAmount } from "../../../../shared/domain/capitalAmount.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { longDate } from "../../../../shared/i18n/longDate.ts";
import type { CreditCertificate } from "../../../creditLines/certificate.ts";
import { QrCode } from "../../paper/qrCode.tsx";
import type { Printing } from "../../template.ts";
import { DrawingsRecord, recordPages } from "./drawingsRecord.tsx";

interface PartProps {
  certificate: CreditCertificate;
  printing: Printing;
}

const terms = ["loan", "balance", "person", "repayment", "expiry", "loss", "record"] as const;

/** The id of a certificate among others. */
export function articleId({ customer }: Pick<CreditCertificate, "customer">): string {
  return `certificate${customer.id}`;
}

/** The certificate in front; behind, its terms and what was drawn and paid back, over as many sheets as that takes. */
export function CertificatePaper({ certificate, printing }: PartProps) {
  const { t } = printing;
  const [back, ...further] = recordPages(certificate, printing);
  return (
    <>
      <section className="certificate">
        <div className="frame">
          <Head certificate={certificate} printing={printing} />
          <Holder certificate={certificate} printing={printing} />
          <p className="rule">{t("creditCertificatePaper.rule")}</p>
          <Issue certificate={certificate} printing={printing} />
        </div>
      </section>
      <section className="certificate-back">
        <h2>{t("creditCertificatePaper.termsTitle")}</h2>
        <ol>
          {terms.map((term) => (
            <li key={term}>{t(`creditCertificatePaper.terms.${term}`)}</li>
          ))}
        </ol>
        {back && <DrawingsRecord page={back} t={t} />}
      </section>
      {further.map((page, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
        <section key={index}>
          <DrawingsRecord page={page} t={t} />
        </section>
      ))}
    </>
  );
}

/** Who issues what, its number, and the file's number for a scanner. */
function Head({ certificate: { customer, line }, printing: { t, branchName } }: PartProps) {
  return (
    <>
      <figure>
        <QrCode text={customer.fileNumber} title={t("creditCertificatePaper.scan", { number: customer.fileNumber })} />
        <figcaption>{t("creditCertificatePaper.scan", { number: customer.fileNumber })}</figcaption>
      </figure>
      <p className="certificate-number">{t("creditCertificatePaper.number", { number: line.certificateNumber })}</p>
      <p className="certificate-branch">{branchName}</p>
      <h1>{t("creditLines.certificate")}</h1>
      <p className="certificate-kind">{t("creditCertificatePaper.subtitle")}</p>
    </>
  );
}

/** Characters of name and address that have room in the type of the front. */
const roomy = 60;

function Holder({ certificate: { customer, line }, printing: { t, language } }: PartProps) {
  const { name, idType, idNumber, areaPath, address, marketer } = customer;
  const validity = { from: longDate(line.effectiveFrom, language), to: longDate(line.expiresOn, language) };
  const place = [areaPath.join(""), address].filter(Boolean).join(" ");
  const rows: [string, ReactNode][] = [
    [t("creditCertificatePaper.holder"), <strong key="name">{name}</strong>],
    [t("creditCertificatePaper.identity"), `${t(`common.idType.${idType}`)}  ${idNumber}`],
    [t("creditCertificatePaper.address"), place],
    [t("documents.file.grade"), <strong key="grade">{line.grade}</strong>],
    [t("creditCertificatePaper.inWords"), <strong key="words">{capitalAmount(line.lineFen)}</strong>],
    [
      t("creditCertificatePaper.inFigures"),
      <strong key="figures">{t("creditCertificatePaper.figures", { amount: formatFen(line.lineFen) })}</strong>,
    ],
    [t("creditCertificatePaper.validity"), t("creditCertificatePaper.validFromTo", validity)],
    [t("creditCertificatePaper.marketer"), marketer?.name ?? t("documents.file.unassigned")],
  ];
  return (
    <table className={[...name, ...place].length > roomy ? "facts dense" : "facts"}>
      <tbody>
        {rows.map(([title, value]) => (
          <tr key={title}>
            <th>{title}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Where the holder signs, and the branch seals; the certificate is of the day on which the line came into force. */
function Issue({ certificate: { line }, printing: { t, language, sealName } }: PartProps) {
  return (
    <div className="issue">
      <div>{t("creditCertificatePaper.holderSignature")}</div>
      <div>
        <span>{t("creditCertificatePaper.issuer")}</span>
        <strong>{sealName}</strong>
        <span className="seal-place">{t("creditCertificatePaper.seal")}</span>
        <span>{t("creditCertificatePaper.issuedOn", { date: longDate(line.effectiveFrom, language) })}</span>
      </div>
    </div>
  );
}
