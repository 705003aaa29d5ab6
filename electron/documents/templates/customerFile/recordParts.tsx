import type { TFunction } from "i18next";
import { fileNumberOf } from "../../../../shared/domain/fileNumber.ts";
import { householdTotals } from "../../../../shared/domain/householdEconomy.ts";
import { formatFen } from "../../../../shared/domain/money.ts";
import { economyGroups, householdFacts, plainSections } from "../../../../shared/domain/recordGroups.ts";
import { type Section, sectionsOf, seenRelations } from "../../../../shared/domain/records.ts";
import { percent } from "../../../../shared/i18n/ratioText.ts";
import { choiceLabel, fieldLabel, valueText } from "../../../../shared/i18n/recordWords.ts";
import { Fields, Grid } from "../../paper/parts.tsx";
import type { FileSection } from "../../paper/sections.tsx";
import type { CustomerFileContent } from "./content.ts";
import { Finance } from "./finance.tsx";

type Content = Pick<CustomerFileContent, "customer" | "record">;

/** What a customer's record holds beside the shared core, as sections of the file; what is empty has none. */
export function recordSections(content: Content, t: TFunction): FileSection[] {
  const { customer, record } = content;
  const filled = sectionsOf(customer.kind).filter((section) => record.sections[section]);
  const sections: (FileSection & { entries: number })[] = [
    {
      entries: filled.length,
      title: t(`records.tab.sections.${customer.kind}`),
      body: filled.map((section) => <SectionFacts key={section} section={section} content={content} t={t} />),
    },
    { entries: record.links.length, title: t("records.tab.links"), body: <Relations content={content} t={t} /> },
    {
      entries: record.loans.length + record.demands.length + record.holdings.length,
      title: t("records.tab.loans"),
      body: <LoansAndServices content={content} t={t} />,
    },
    {
      entries: record.statements.length,
      title: t("records.tab.finance"),
      body: <Finance statements={record.statements} t={t} />,
    },
  ];
  return sections.filter(({ entries }) => entries > 0);
}

interface PartProps {
  content: Content;
  t: TFunction;
}

/** A section by its fields, of which only those are told that are known. */
function SectionFacts({ section, content, t }: PartProps & { section: Section }) {
  const data: Readonly<Record<string, unknown>> = content.record.sections[section]?.data ?? {};
  const isHousehold = section === "household";
  const facts = (isHousehold ? householdFacts : plainSections[section])
    .filter((name) => isKnown(data[name]))
    .map((name) => [fieldLabel(name, t), valueText(name, data[name], t)] as const);
  const rows = isHousehold ? [...householdSums(content, t), ...facts] : facts;
  return (
    <>
      <h3>{t(`records.section.${section}`)}</h3>
      {rows.length > 0 && <Fields compact rows={rows} />}
      {isHousehold && <HouseholdLines content={content} t={t} />}
    </>
  );
}

function isKnown(value: unknown): boolean {
  return value !== null && value !== undefined && value !== "";
}

/** What a household's amounts come to, as far as they are known. */
function householdSums({ customer, record }: Content, t: TFunction): (readonly [string, string])[] {
  const data = record.sections.household?.data;
  if (!data) return [];
  const totals = householdTotals(data, customer.headcount);
  const money = (fen: number) => t("common.money.yuan", { amount: formatFen(fen) });
  return (
    [
      ["netIncomeFen", totals.netIncomeFen, money],
      ["netIncomePerHeadFen", totals.netIncomePerHeadFen, money],
      ["surplusFen", totals.surplusFen, money],
      ["netAssetsFen", totals.netAssetsFen, money],
      ["debtRatio", totals.debtRatio, percent],
    ] as const
  ).flatMap(([name, value, text]) => (value === null ? [] : [[t(`records.totals.${name}`), text(value)] as const]));
}

/** The amounts of each kind that are known, with their sum. */
function HouseholdLines({ content: { record }, t }: PartProps) {
  const data = record.sections.household?.data;
  if (!data) return null;
  const groups = economyGroups.map(([group, names]) => ({
    group,
    lines: names.flatMap((name) => (data[name] === null ? [] : [{ name, fen: data[name] }])),
  }));
  return (
    <div className="halves">
      {groups
        .filter(({ lines }) => lines.length > 0)
        .map(({ group, lines }) => (
          <Grid
            key={group}
            columns={[
              { title: t(`records.group.${group}`) },
              { title: t("common.money.unit"), number: true, width: "32mm" },
            ]}
            rows={lines.map(({ name, fen }) => ({ id: name, cells: [fieldLabel(name, t), formatFen(fen)] }))}
            sum={[t("records.totals.sum"), formatFen(sumOf(lines, ({ fen }) => fen))]}
          />
        ))}
    </div>
  );
}

function sumOf<T>(entries: readonly T[], fenOf: (entry: T) => number): number {
  return entries.reduce((sum, entry) => sum + fenOf(entry), 0);
}

/**
 * Whoever is linked, the family first. Another customer stands by their file number, under which their own numbers lie;
 * of somebody who is none, the numbers are here.
 */
function Relations({ content: { record }, t }: PartProps) {
  const links = [...record.links].sort((a, b) => seenRelations.indexOf(a.relation) - seenRelations.indexOf(b.relation));
  return (
    <Grid
      columns={[
        { title: fieldLabel("relation", t), width: "40mm" },
        { title: fieldLabel("name", t), width: "32mm" },
        { title: t("documents.file.fileOrIdNumber"), width: "40mm" },
        { title: fieldLabel("phone", t), width: "26mm" },
        { title: fieldLabel("note", t) },
      ]}
      rows={links.map(({ id, relation, kinship, name, other, idNumber, phone, note }) => ({
        id,
        cells: [
          [t(`records.choice.relation.${relation}`), kinship && t(`records.choice.kinship.${kinship}`)]
            .filter(Boolean)
            .join(" · "),
          name,
          other ? fileNumberOf(other.id) : idNumber,
          other ? "" : phone,
          note,
        ],
      }))}
    />
  );
}

function LoansAndServices({ content: { record }, t }: PartProps) {
  const { loans, demands, holdings } = record;
  return (
    <>
      {loans.length > 0 && <Loans loans={loans} t={t} />}
      {demands.length > 0 && (
        <>
          <h3>{t("records.lists.demands")}</h3>
          <Grid
            columns={[
              { title: fieldLabel("month", t), width: "22mm" },
              { title: amountTitle("amountFen", t), number: true, width: "36mm" },
              { title: fieldLabel("purpose", t) },
              { title: fieldLabel("note", t) },
            ]}
            rows={demands.map(({ id, month, amountFen, purpose, note }) => ({
              id,
              cells: [month, formatFen(amountFen), purpose, note],
            }))}
            sum={[t("records.totals.sum"), formatFen(sumOf(demands, ({ amountFen }) => amountFen))]}
          />
        </>
      )}
      {holdings.length > 0 && (
        <>
          <h3>{t("records.lists.holdings")}</h3>
          <Grid
            columns={[
              { title: fieldLabel("service", t), width: "30mm" },
              { title: fieldLabel("provider", t), width: "24mm" },
              { title: fieldLabel("number", t), width: "42mm" },
              { title: fieldLabel("openedOn", t), width: "22mm" },
              { title: amountTitle("balanceFen", t), number: true },
              { title: fieldLabel("note", t) },
            ]}
            rows={holdings.map(({ id, service, here, provider, number, openedOn, balanceFen, note }) => ({
              id,
              cells: [
                choiceLabel("service", service, t),
                here ? t("records.choice.here.yes") : provider,
                number,
                openedOn,
                balanceFen === null ? "" : formatFen(balanceFen),
                note,
              ],
            }))}
          />
        </>
      )}
    </>
  );
}

/** The name of an amount, with what it is told in. */
function amountTitle(name: string, t: TFunction): string {
  return t("documents.file.amountIn", { name: fieldLabel(name, t) });
}

function Loans({ loans, t }: { loans: Content["record"]["loans"]; t: TFunction }) {
  return (
    <>
      <h3>{t("records.lists.loans")}</h3>
      <Grid
        columns={[
          { title: fieldLabel("lender", t), width: "20mm" },
          { title: fieldLabel("purpose", t) },
          { title: amountTitle("principalFen", t), number: true },
          { title: amountTitle("balanceFen", t), number: true },
          { title: `${fieldLabel("grantedOn", t)} / ${fieldLabel("dueOn", t)}`, width: "24mm" },
          { title: fieldLabel("guarantee", t), width: "20mm" },
          { title: fieldLabel("loanClass", t), width: "25mm" },
        ]}
        rows={loans.map((loan) => ({
          id: loan.id,
          cells: [
            loan.here ? t("records.choice.here.yes") : loan.lender,
            [loan.purpose, loan.contractNumber].filter(Boolean).join(" · "),
            formatFen(loan.principalFen),
            formatFen(loan.balanceFen),
            `${loan.grantedOn} / ${loan.dueOn}`,
            choiceLabel("guarantee", loan.guarantee, t),
            [
              choiceLabel("loanClass", loan.loanClass, t),
              loan.overdueSince && `${fieldLabel("overdueSince", t)} ${loan.overdueSince}`,
            ]
              .filter(Boolean)
              .join(", "),
          ],
        }))}
        sum={[
          t("records.totals.sum"),
          "",
          formatFen(sumOf(loans, ({ principalFen }) => principalFen)),
          formatFen(sumOf(loans, ({ balanceFen }) => balanceFen)),
        ]}
      />
    </>
  );
}
