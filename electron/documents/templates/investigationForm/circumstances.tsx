import type { TFunction } from "i18next";
import { economyGroups, householdFacts, plainSections } from "../../../../shared/domain/recordGroups.ts";
import { type Section, sectionsOf } from "../../../../shared/domain/records.ts";
import { balanceLines, incomeLines } from "../../../../shared/domain/statementLines.ts";
import { choiceLabel, fieldLabel } from "../../../../shared/i18n/recordWords.ts";
import { Amounts } from "./amounts.tsx";
import { Asked, askedOf, ToFill } from "./asked.tsx";
import type { FormContent } from "./content.ts";

interface PartProps {
  content: FormContent;
  t: TFunction;
}

/** The sections of the record that the kind has, each with its lists and amounts. */
export function Circumstances({ content, t }: PartProps) {
  return sectionsOf(content.kind).map((section) => <SectionPart key={section} section={section} {...{ content, t }} />);
}

function SectionPart({ section, content, t }: PartProps & { section: Section }) {
  const data = content.known?.record.sections[section]?.data ?? null;
  const names = section === "household" ? householdFacts : plainSections[section];
  return (
    <>
      <h3>{t(`records.section.${section}`)}</h3>
      <Asked fields={askedOf(names, data, t)} />
      {section === "household" && <Members content={content} t={t} />}
      {section === "household" && <Economy data={data} t={t} />}
      {section === "business" && <Statement content={content} t={t} />}
    </>
  );
}

function Economy({ data, t }: { data: Readonly<Record<string, unknown>> | null; t: TFunction }) {
  return (
    <div className="halves">
      {economyGroups.map(([group, names]) => (
        <Amounts key={group} title={t(`records.group.${group}`)} names={names} data={data} sum t={t} />
      ))}
    </div>
  );
}

/** The least rows for the people of a household, and the empty ones there are at any rate. */
const memberRows = { least: 4, empty: 2 };

function Members({ content, t }: PartProps) {
  const members = content.known?.record.links.filter(({ relation }) => relation === "member") ?? [];
  return (
    <div className="keep">
      <h3>{t("investigationPaper.members")}</h3>
      <ToFill
        columns={[
          { title: t("customers.personName"), width: "28mm" },
          { title: fieldLabel("kinship", t), width: "26mm" },
          { title: fieldLabel("idNumber", t), width: "44mm" },
          { title: fieldLabel("phone", t), width: "30mm" },
          { title: fieldLabel("note", t) },
        ]}
        rows={members.map(({ id, name, kinship, idNumberMasked, phoneMasked, note }) => ({
          id,
          cells: [name, kinship ? choiceLabel("kinship", kinship, t) : "", idNumberMasked, phoneMasked, note],
        }))}
        empty={Math.max(memberRows.empty, memberRows.least - members.length)}
      />
    </div>
  );
}

/** The statement of the period: the last one that the ledger has beside room for the new one. */
function Statement({ content, t }: PartProps) {
  const latest = content.known?.record.statements[0] ?? null;
  return (
    <div className="keep">
      <h3>{t("investigationPaper.statement")}</h3>
      {latest && <p className="source">{t("investigationPaper.lastStatement", { day: latest.endsOn })}</p>}
      <Asked fields={askedOf(["endsOn", "months", "audited"], null, t)} />
      <div className="halves">
        <Amounts title={t("records.group.incomeLines")} names={incomeLines} data={latest} t={t} />
        <Amounts title={t("records.group.balanceLines")} names={balanceLines} data={latest} t={t} />
      </div>
    </div>
  );
}
