import type { TFunction } from "i18next";
import { formatFen } from "../../../../shared/domain/money.ts";
import type { CreditCertificate } from "../../../creditLines/certificate.ts";
import { type FilledPage, filledPages, linesOf } from "../../paper/filledPages.ts";
import { PageNumber } from "../../paper/pageNumbers.tsx";
import { articleId } from "./certificatePaper.tsx";

/** As the styles have it: 9 pt on 1.4 lines, 34 mm for a name. */
const space = { least: 9, line: 4.5, padding: 2.5 };
const nameLine = 9;
const room = { first: 226, further: 226 };

interface RegisterProps {
  certificates: readonly CreditCertificate[];
  t: TFunction;
}

/** Which certificates are given out, on which page each begins, and where each holder signs for theirs. */
export function Register({ certificates, t }: RegisterProps) {
  const numbered = certificates.map((certificate, index) => ({ certificate, number: index + 1 }));
  const pages = filledPages(numbered, {
    linesIn: ({ certificate }) => linesOf(certificate.customer.name, nameLine),
    space,
    room,
    before: 0,
    leastEmpty: 0,
  });
  return pages.map((page, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: a page is its place.
    <RegisterPage key={index} page={page} t={t} />
  ));
}

const columns = ["row", "certificate", "holder", "line", "page", "receivedBy", "receivedOn"] as const;

type Numbered = { certificate: CreditCertificate; number: number };

function RegisterPage({ page, t }: { page: FilledPage<Numbered>; t: TFunction }) {
  return (
    <section>
      <h2>{t("creditCertificatePaper.register.title")}</h2>
      {page.rows.length === 0 ? (
        <p className="left-blank">{t("creditCertificatePaper.register.blank")}</p>
      ) : (
        <Rows page={page} t={t} />
      )}
    </section>
  );
}

function Rows({ page, t }: { page: FilledPage<Numbered>; t: TFunction }) {
  return (
    <table className="record register">
      <thead>
        <tr>
          {columns.map((column) => (
            <th key={column} className={column}>
              {t(`creditCertificatePaper.register.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {page.rows.map(({ certificate, number }) => (
          <tr key={number}>
            <td className="number">{number}</td>
            <td>{certificate.line.certificateNumber}</td>
            <td>{certificate.customer.name}</td>
            <td className="number">{formatFen(certificate.line.lineFen)}</td>
            <td className="number">
              <PageNumber of={articleId(certificate)} throughout />
            </td>
            <td />
            <td />
          </tr>
        ))}
      </tbody>
    </table>
  );
}
