import type { TFunction } from "i18next";
import { formatFen } from "../../../../shared/domain/money.ts";
import { choices } from "../../../../shared/domain/recordFields.ts";
import { choiceLabel, fieldLabel } from "../../../../shared/i18n/recordWords.ts";
import { Asked, ToFill } from "./asked.tsx";
import type { FormContent } from "./content.ts";

interface PartProps {
  content: FormContent;
  t: TFunction;
}

/** Loans here and elsewhere, who stands behind the customer, what capital is wanted, and which services are used. */
export function Lending({ content, t }: PartProps) {
  return (
    <>
      <Loans content={content} t={t} />
      <Relations content={content} t={t} />
      <Demands content={content} t={t} />
      <Services content={content} t={t} />
    </>
  );
}

/** Empty rows after what is known, and the least rows of each list. */
function emptyRows(known: number): number {
  return Math.max(2, 3 - known);
}

/** What is paid back whole is no longer asked. */
function Loans({ content, t }: PartProps) {
  const loans = content.known?.record.loans.filter(({ balanceFen }) => balanceFen > 0) ?? [];
  return (
    <div className="keep">
      <h3>{t("investigationPaper.loans")}</h3>
      <ToFill
        columns={[
          { title: fieldLabel("lender", t), width: "32mm" },
          { title: amountTitle("principalFen", t), number: true },
          { title: amountTitle("balanceFen", t), number: true },
          { title: fieldLabel("dueOn", t), width: "24mm" },
          { title: fieldLabel("purpose", t), width: "32mm" },
          { title: fieldLabel("guarantee", t), width: "22mm" },
        ]}
        rows={loans.map(({ id, here, lender, principalFen, balanceFen, dueOn, purpose, guarantee }) => ({
          id,
          cells: [
            here ? t("records.choice.here.yes") : lender,
            formatFen(principalFen),
            formatFen(balanceFen),
            dueOn,
            purpose,
            choiceLabel("guarantee", guarantee, t),
          ],
        }))}
        empty={emptyRows(loans.length)}
      />
    </div>
  );
}

/** Whoever is linked beside the household: guarantors, whom is bought from and sold to. */
function Relations({ content, t }: PartProps) {
  const links = content.known?.record.links.filter(({ relation }) => relation !== "member") ?? [];
  return (
    <div className="keep">
      <h3>{t("investigationPaper.relations")}</h3>
      <ToFill
        columns={[
          { title: fieldLabel("relation", t), width: "34mm" },
          { title: fieldLabel("name", t), width: "44mm" },
          { title: fieldLabel("phone", t), width: "34mm" },
          { title: fieldLabel("note", t) },
        ]}
        rows={links.map(({ id, relation, name, phoneMasked, note }) => ({
          id,
          cells: [t(`records.choice.relation.${relation}`), name, phoneMasked, note],
        }))}
        empty={emptyRows(links.length)}
      />
    </div>
  );
}

function Demands({ content, t }: PartProps) {
  const demands = content.known?.record.demands ?? [];
  return (
    <div className="keep">
      <h3>{t("records.lists.demands")}</h3>
      <ToFill
        columns={[
          { title: fieldLabel("month", t), width: "28mm" },
          { title: amountTitle("amountFen", t), width: "38mm", number: true },
          { title: fieldLabel("purpose", t), width: "56mm" },
          { title: fieldLabel("note", t) },
        ]}
        rows={demands.map(({ id, month, amountFen, purpose, note }) => ({
          id,
          cells: [month, formatFen(amountFen), purpose, note],
        }))}
        empty={emptyRows(demands.length)}
      />
    </div>
  );
}

function Services({ content, t }: PartProps) {
  const held = content.known?.record.holdings.map(({ service }) => service) ?? [];
  const offered = choices.service.map((service) => ({
    label: choiceLabel("service", service, t),
    chosen: held.includes(service),
  }));
  return (
    <div className="keep">
      <h3>{t("records.lists.holdings")}</h3>
      <Asked fields={[{ label: fieldLabel("service", t), choices: offered }]} />
    </div>
  );
}

function amountTitle(name: string, t: TFunction): string {
  return t("documents.file.amountIn", { name: fieldLabel(name, t) });
}
