import { Cover } from "../../paper/cover.tsx";
import { Catalogue, type FileSection, numbered, Sections } from "../../paper/sections.tsx";
import type { Printing } from "../../template.ts";
import { AttachmentList } from "./attachmentList.tsx";
import { BasicInformation } from "./basicInformation.tsx";
import { ClosingRecord } from "./closingRecord.tsx";
import { articleId, type CustomerFileContent } from "./content.ts";
import { diligenceSections } from "./diligence.tsx";
import { goldSections } from "./gold.tsx";
import { RatingSheet } from "./ratingSheet.tsx";
import { recordSections } from "./recordParts.tsx";
import { VisitList } from "./visitList.tsx";

interface CustomerFileProps {
  content: CustomerFileContent;
  printing: Printing;
}

/** A whole file: cover, contents, and its sections, of which short ones share a sheet and forms to be signed do not. */
export function CustomerFile({ content, printing }: CustomerFileProps) {
  const { t } = printing;
  const sections = numbered(articleId(content), sectionsOf({ content, printing }));
  return (
    <>
      <FileCover content={content} printing={printing} />
      <section>
        <h2>{t("documents.file.catalogue")}</h2>
        <Catalogue
          sections={sections}
          heads={{
            number: t("documents.file.catalogueNumber"),
            section: t("documents.file.catalogueSection"),
            page: t("documents.file.cataloguePage"),
          }}
        />
      </section>
      <Sections sections={sections} />
    </>
  );
}

function sectionsOf({ content, printing }: CustomerFileProps): FileSection[] {
  const { t, language, timeZone } = printing;
  const { diligence, rating, gold, visits, attachments } = content;
  return [
    { title: t("documents.file.basic"), body: <BasicInformation content={content} printing={printing} /> },
    ...recordSections(content, t),
    ...diligenceSections(diligence, printing),
    {
      title: t("documents.file.rating"),
      body: rating ? <RatingSheet printed={rating} language={language} t={t} /> : <p>{t("documents.file.notRated")}</p>,
      ownSheet: rating !== null,
    },
    ...goldSections(gold, t),
    { title: t("documents.file.visits"), body: <VisitList visits={visits} t={t} /> },
    ...(attachments.length === 0
      ? []
      : [
          {
            title: t("filePaper.attachments"),
            body: <AttachmentList attachments={attachments} timeZone={timeZone} t={t} />,
          },
        ]),
    {
      title: t("documents.file.closing"),
      body: <ClosingRecord content={content} printing={printing} />,
      ownSheet: visits.length + attachments.length > 0,
    },
  ];
}

function FileCover({
  content: { customer, openedOn, masked },
  printing: { t, branchName, sealName },
}: CustomerFileProps) {
  return (
    <Cover
      branchName={branchName}
      title={t("documents.file.title")}
      subtitle={t("documents.file.subtitle")}
      code={{ label: t("documents.file.fileNumber"), value: customer.fileNumber }}
      rows={[
        [t("documents.file.customerName"), customer.name],
        [t("documents.file.kind"), t(`common.customerKind.${customer.kind}`)],
        [t("documents.file.area"), customer.areaPath.join(" ")],
        [t("documents.file.marketer"), customer.marketer?.name ?? t("documents.file.unassigned")],
        [t("documents.file.openedOn"), openedOn],
      ]}
      seal={{ name: sealName, place: t("documents.file.seal") }}
      notices={[t("documents.file.confidential"), ...(masked ? [t("filePaper.masked")] : [])]}
    />
  );
}
