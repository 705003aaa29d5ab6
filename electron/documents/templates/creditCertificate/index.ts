import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import { mostCertificates } from "../../../../shared/contract/documents.ts";
import { type CreditCertificate, findCertificate, getCertificate } from "../../../creditLines/certificate.ts";
import { selectedIds } from "../../../ledger/selection.ts";
import { Refusal } from "../../../refusal.ts";
import { areNumbersMasked } from "../../numbers.ts";
import type { Article, DocumentTemplate, PaperSubject, Printing } from "../../template.ts";
import { articleId, CertificatePaper } from "./certificatePaper.tsx";
import { Register } from "./register.tsx";
import { certificateStyles } from "./styles.ts";

/**
 * The certificate of a customer's line, on the two sides of a sheet, with what was drawn and paid back on the second.
 *
 * @throws {Refusal} notFound, customerMerged; certificateNone, certificateExpired, certificateSuspended, certificateNoLine;
 *   certificateForeign, where who prints it does not work with the customer
 */
export const creditCertificate: DocumentTemplate<"creditCertificate"> = async (ctx, { customerId }, printing) => {
  const certificate = await getCertificate(ctx, customerId);
  if (await areNumbersMasked(ctx, customerId, printing)) throw new Refusal("certificateForeign");
  const { customer, line } = certificate;
  const { t } = printing;
  return {
    title: t("creditCertificatePaper.fileTitle", { number: line.certificateNumber, name: customer.name }),
    subject: t("creditLines.certificate"),
    keywords: keywordsOf(certificate),
    styles: certificateStyles,
    articles: [article(certificate, printing)],
    subjects: [subjectOf(certificate)],
  };
};

/**
 * The certificates of a selection, by file number, each beginning on the front of a sheet, after the register in which
 * their holders sign for them.
 *
 * @throws {Refusal} selectionEmpty, certificatesTooMany; certificatesNone where nobody in it has a line in force and
 *   is a customer of whoever prints them
 */
export const creditCertificates: DocumentTemplate<"creditCertificates"> = async (ctx, { selection }, printing) => {
  const ids = await selectedIds(ctx, selection, { most: mostCertificates, tooMany: "certificatesTooMany" });
  const found: CreditCertificate[] = [];
  for (const id of ids) {
    const certificate = await findCertificate(ctx, id);
    if (certificate instanceof Refusal || (await areNumbersMasked(ctx, id, printing))) continue;
    found.push(certificate);
  }
  if (found.length === 0) throw new Refusal("certificatesNone");
  const { t, printedOn } = printing;
  return {
    title: t("creditCertificatePaper.several", { count: found.length, date: printedOn }),
    subject: t("creditLines.certificate"),
    keywords: found.flatMap(keywordsOf),
    styles: certificateStyles,
    articles: [registerOf(found, t), ...found.map((certificate) => article(certificate, printing))],
    apart: true,
    subjects: found.map(subjectOf),
    leftOut: ids.length - found.length,
  };
};

function registerOf(certificates: readonly CreditCertificate[], t: Printing["t"]): Article {
  return {
    id: "register",
    heading: t("creditCertificatePaper.register.title"),
    reference: "",
    html: renderToStaticMarkup(createElement(Register, { certificates, t })),
  };
}

function article(certificate: CreditCertificate, printing: Printing): Article {
  const { line } = certificate;
  const { t } = printing;
  return {
    id: articleId(certificate),
    heading: t("creditLines.certificate"),
    reference: t("creditCertificatePaper.number", { number: line.certificateNumber }),
    html: renderToStaticMarkup(createElement(CertificatePaper, { certificate, printing })),
  };
}

function keywordsOf({ customer, line }: CreditCertificate): string[] {
  return [line.certificateNumber, customer.fileNumber];
}

function subjectOf({ customer, line }: CreditCertificate): PaperSubject {
  const { ratingId, certificateNumber } = line;
  return { subjectType: "customer", subjectId: customer.id, details: { ratingId, certificateNumber } };
}
