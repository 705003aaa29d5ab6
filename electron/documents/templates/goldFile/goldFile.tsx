import type { Customer } from "../../../../shared/contract/customers.ts";
import type { GoldFile as Membership } from "../../../../shared/contract/gold.ts";
import type { GoldCondition } from "../../../../shared/domain/goldRules.ts";
import { Cover } from "../../paper/cover.tsx";
import { Fields, Grid, Signatures } from "../../paper/parts.tsx";
import { Catalogue, type FileSection, numbered, Sections } from "../../paper/sections.tsx";
import type { Printing } from "../../template.ts";
import { Conditions, MembershipPart } from "../customerFile/gold.tsx";
import { type PrintedRating, Summary } from "../customerFile/ratingSheet.tsx";

interface GoldFileContent {
  customer: Customer;
  /** whether identity, telephone and account numbers are masked in it */
  masked: boolean;
  /** newest first; there is one at least */
  memberships: readonly Membership[];
  /** by the rules of today; null where the customer is not gold any more */
  conditions: readonly GoldCondition[] | null;
  /** the rating in force */
  rating: PrintedRating | null;
}

interface GoldFileProps {
  content: GoldFileContent;
  printing: Printing;
}

export function articleId({ id }: Pick<Customer, "id">): string {
  return `gold${id}`;
}

/** Cover and contents, who the member is, every membership, how they stand to the rules and are rated, signatures. */
export function GoldFile({ content, printing }: GoldFileProps) {
  const { t } = printing;
  const sections = numbered(articleId(content.customer), sectionsOf({ content, printing }));
  const heads = {
    number: t("documents.file.catalogueNumber"),
    section: t("documents.file.catalogueSection"),
    page: t("documents.file.cataloguePage"),
  };
  const contents = {
    id: `${articleId(content.customer)}-contents`,
    title: t("documents.file.catalogue"),
    body: <Catalogue sections={sections} heads={heads} />,
  };
  return (
    <>
      <GoldCover content={content} printing={printing} />
      <Sections sections={[contents, ...sections]} />
    </>
  );
}

function sectionsOf({ content, printing: { t } }: GoldFileProps): FileSection[] {
  const { memberships, conditions, rating } = content;
  return [
    { title: t("filePaper.gold.member"), body: <Member content={content} t={t} /> },
    {
      title: t("filePaper.gold.memberships"),
      body: memberships.map((membership) => <MembershipPart key={membership.id} membership={membership} t={t} />),
    },
    ...(conditions === null
      ? []
      : [{ title: t("filePaper.gold.conditionsNow"), body: <Conditions conditions={conditions} t={t} /> }]),
    {
      title: t("filePaper.gold.rating"),
      body: rating ? <RatingInBrief printed={rating} t={t} /> : <p>{t("documents.file.notRated")}</p>,
    },
    { title: t("filePaper.gold.signatures"), body: <SignedBy content={content} t={t} /> },
  ];
}

interface PartProps {
  content: GoldFileContent;
  t: Printing["t"];
}

function GoldCover({
  content: { customer, masked, memberships },
  printing: { t, branchName, sealName },
}: GoldFileProps) {
  return (
    <Cover
      branchName={branchName}
      title={t("filePaper.gold.title")}
      subtitle={t("documents.file.subtitle")}
      code={{ label: t("documents.file.fileNumber"), value: customer.fileNumber }}
      rows={[
        [t("documents.file.customerName"), customer.name],
        [t("documents.file.kind"), t(`common.customerKind.${customer.kind}`)],
        [t("documents.file.area"), customer.areaPath.join(" ")],
        [t("documents.file.marketer"), customer.marketer?.name ?? t("documents.file.unassigned")],
        [t("gold.since"), customer.goldSince ?? t("filePaper.gold.until", { date: memberships[0]?.endedOn ?? "" })],
      ]}
      seal={{ name: sealName, place: t("documents.file.seal") }}
      notices={[t("documents.file.confidential"), ...(masked ? [t("filePaper.masked")] : [])]}
    />
  );
}

function Member({ content: { customer }, t }: PartProps) {
  const none = t("documents.file.none");
  return (
    <Fields
      rows={[
        [t("documents.file.customerName"), customer.name],
        [t("documents.file.fileNumber"), customer.fileNumber],
        [t("documents.file.idNumber"), customer.idNumber],
        [t("documents.file.phone"), customer.phone || none],
        [t("documents.file.address"), customer.address || none],
        [t("documents.file.mainBusiness"), customer.mainBusiness || none],
      ]}
    />
  );
}

function RatingInBrief({ printed, t }: { printed: PrintedRating; t: Printing["t"] }) {
  return (
    <>
      <Summary printed={printed} t={t} />
      <Grid
        columns={[
          { title: t("documents.file.criterion") },
          { title: t("documents.file.points"), number: true, width: "30mm" },
          { title: t("documents.file.maxPoints"), number: true, width: "30mm" },
        ]}
        rows={printed.rating.criteria.map(({ criterion, points, max }) => ({
          id: criterion,
          cells: [t(`common.criterion.${criterion}`), points, max],
        }))}
      />
    </>
  );
}

function SignedBy({ content: { customer, memberships }, t }: PartProps) {
  return (
    <Signatures
      boxes={[
        { title: t("filePaper.gold.customer"), name: customer.name },
        { title: t("documents.file.marketer"), name: customer.marketer?.name ?? "" },
        { title: t("gold.confirmedBy"), name: memberships[0]?.confirmedByName ?? "" },
        { title: t("documents.file.checkedBy"), name: "" },
      ]}
      signature={t("documents.file.signature")}
      date={t("documents.file.signatureDate")}
    />
  );
}
