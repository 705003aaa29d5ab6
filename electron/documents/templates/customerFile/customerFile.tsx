import type { ReactNode } from "react";
import type { Customer } from "../../../../shared/contract/customers.ts";
import type { GoldFile } from "../../../../shared/contract/gold.ts";
import type { Visit } from "../../../../shared/contract/visits.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import type { FullRecord } from "../../../records/view.ts";
import { PageNumber } from "../../paper/pageNumbers.tsx";
import { Fields, Signatures, Values } from "../../paper/parts.tsx";
import type { Printing } from "../../template.ts";
import { goldParts } from "./gold.tsx";
import { type PrintedRating, RatingSheet } from "./ratingSheet.tsx";
import { recordParts } from "./recordParts.tsx";

export interface CustomerFileContent {
  customer: Customer;
  openedOn: string;
  record: FullRecord;
  /** the rating in force */
  rating: PrintedRating | null;
  visits: readonly Visit[];
  /** memberships as a gold customer, newest first */
  gold: readonly GoldFile[];
}

interface PartProps {
  content: CustomerFileContent;
  printing: Printing;
}

/** The id of a file among others. */
export function articleId({ customer }: Pick<CustomerFileContent, "customer">): string {
  return `file${customer.id}`;
}

/**
 * A whole file: cover, contents, basic information, what the record holds beside, rating sheet, gold page, visits,
 * closing record; each begins a page.
 */
export function CustomerFile({ content, printing }: PartProps) {
  const { t, language } = printing;
  const sections: [title: string, body: ReactNode][] = [
    [t("documents.file.basic"), <BasicInformation key="basic" content={content} printing={printing} />],
    ...recordParts(content, t),
    [t("documents.file.rating"), <RatingSheet key="rating" printed={content.rating} language={language} t={t} />],
    ...goldParts(content.gold, t),
    [t("documents.file.visits"), <Visits key="visits" content={content} printing={printing} />],
    [t("documents.file.closing"), <ClosingRecord key="closing" printing={printing} />],
  ];
  return (
    <>
      <Cover content={content} printing={printing} />
      <section>
        <h2>{t("documents.file.catalogue")}</h2>
        <table>
          <thead>
            <tr>
              <th style={{ width: "18mm" }}>{t("documents.file.catalogueNumber")}</th>
              <th>{t("documents.file.catalogueSection")}</th>
              <th style={{ width: "22mm" }}>{t("documents.file.cataloguePage")}</th>
            </tr>
          </thead>
          <tbody>
            {sections.map(([title], index) => (
              <tr key={title}>
                <td className="number">{index + 1}</td>
                <td>{title}</td>
                <td className="number">
                  <PageNumber of={sectionId(content, index)} />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </section>
      {sections.map(([title, body], index) => (
        <section key={title} id={sectionId(content, index)}>
          <h2>{title}</h2>
          {body}
        </section>
      ))}
    </>
  );
}

function sectionId(content: CustomerFileContent, index: number): string {
  return `${articleId(content)}-${index + 1}`;
}

function Cover({ content, printing: { t, sealName } }: PartProps) {
  const { customer } = content;
  const rows = [
    [t("documents.file.fileNumber"), customer.fileNumber],
    [t("documents.file.customerName"), customer.name],
    [t("documents.file.kind"), t(`common.customerKind.${customer.kind}`)],
    [t("documents.file.area"), customer.areaPath.join(" ")],
    [t("documents.file.marketer"), customer.marketer?.name ?? t("documents.file.unassigned")],
    [t("documents.file.openedOn"), content.openedOn],
  ] as const;
  return (
    <section className="cover">
      <h1>{t("documents.file.title")}</h1>
      <p className="subtitle">{t("documents.file.subtitle")}</p>
      <Values rows={rows} />
      <p className="branch">
        {sealName} {t("documents.file.seal")}
      </p>
      <p className="confidential">{t("documents.file.confidential")}</p>
    </section>
  );
}

function BasicInformation({ content, printing: { t, printedOn } }: PartProps) {
  const { customer } = content;
  const none = t("documents.file.none");
  const income = customer.yearlyIncomeFen;
  return (
    <>
      <h3>{t("documents.file.identity")}</h3>
      <Fields
        rows={[
          [t("documents.file.customerName"), customer.name],
          [t("documents.file.kind"), t(`common.customerKind.${customer.kind}`)],
          [t("documents.file.idType"), t(`common.idType.${customer.idType}`)],
          [t("documents.file.idNumber"), customer.idNumber],
          [t("documents.file.sex"), customer.sex ? t(`common.sex.${customer.sex}`) : none],
          [t("documents.file.birthDate"), customer.birthDate ?? none],
          [t("documents.file.phone"), customer.phone || none],
          [t("documents.file.contactName"), customer.contactName || none],
          [t("documents.file.area"), customer.areaPath.join(" ")],
          [t("documents.file.address"), customer.address || none],
        ]}
      />
      <h3>{t("documents.file.economy")}</h3>
      <Fields
        rows={[
          [t("documents.file.industry"), customer.industry ? t(`common.industry.${customer.industry}`) : none],
          [t("documents.file.mainBusiness"), customer.mainBusiness || none],
          [
            t("documents.file.headcount"),
            customer.headcount === null ? none : t("documents.file.people", { count: customer.headcount }),
          ],
          [
            t("documents.file.yearlyIncome"),
            income === null ? none : t("common.money.yuan", { amount: formatFen(income) }),
          ],
          [
            t("documents.file.notes"),
            <span key="notes" className="prose">
              {customer.notes || none}
            </span>,
          ],
        ]}
      />
      <h3>{t("documents.file.registered")}</h3>
      <Fields
        rows={[
          [t("documents.file.marketer"), customer.marketer?.name ?? t("documents.file.unassigned")],
          [t("documents.file.openedOn"), content.openedOn],
          [t("documents.file.registeredBy"), customer.createdByName],
          [t("documents.file.updatedBy"), customer.updatedByName],
          [t("documents.file.printedOn"), printedOn],
        ]}
      />
    </>
  );
}

function Visits({ content, printing: { t } }: PartProps) {
  if (content.visits.length === 0) return <p>{t("documents.file.noVisits")}</p>;
  return (
    <table>
      <thead>
        <tr>
          <th style={{ width: "24mm" }}>{t("documents.file.visitedOn")}</th>
          <th>{t("documents.file.marketer")}</th>
          <th>{t("documents.file.method")}</th>
          <th>{t("documents.file.purpose")}</th>
          <th>{t("documents.file.result")}</th>
          <th>{t("documents.file.nextStep")}</th>
        </tr>
      </thead>
      <tbody>
        {content.visits.map((visit) => (
          <tr key={visit.id}>
            <td>{visit.visitedOn}</td>
            <td>{visit.marketerName}</td>
            <td>{t(`common.visitMethod.${visit.method}`)}</td>
            <td>{visit.purpose}</td>
            <td className="prose">{visit.result}</td>
            <td>{[visit.nextOn, visit.nextStep].filter(Boolean).join(" ")}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function ClosingRecord({ printing: { t, closingWords } }: Pick<PartProps, "printing">) {
  return (
    <>
      <p className="prose">{closingWords || t("documents.file.closingFallback")}</p>
      <Signatures
        boxes={[
          { title: t("documents.file.filedBy"), name: "" },
          { title: t("documents.file.checkedBy"), name: "" },
        ]}
        signature={t("documents.file.signature")}
        date={t("documents.file.signatureDate")}
      />
    </>
  );
}
