import type { TFunction } from "i18next";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import {
  type Handover,
  type HandoverCustomer,
  type HandoverSide,
  handoverSides,
} from "../../../shared/contract/handovers.ts";
import { dateTimeInZone } from "../../../shared/domain/dates.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { figureName, figureText, handoverFigures, openWorkText, partyName } from "../../../shared/i18n/handoverText.ts";
import type { Context } from "../../context.ts";
import { getHandover, handoverCustomers } from "../../jurisdictions/handovers/service.ts";
import { Fields, Grid, Signatures, Values } from "../paper/parts.tsx";
import type { DocumentTemplate, Printing } from "../template.ts";

interface HandoverListContent {
  handover: Handover;
  /** how many customers the rows are of */
  customers: number;
  printing: Pick<Printing, "t" | "branchName" | "printedOn" | "timeZone">;
}

/**
 * A handover list: what changes hands between whom, every customer, and room for three to sign.
 *
 * @throws {Refusal} notFound, also where the handover is not the asker's business
 */
export const handoverList: DocumentTemplate<"handoverList"> = async (ctx, { id }, printing) => {
  const { t } = printing;
  const handover = await getHandover(ctx, { id });
  const { rows, customers } = await customerRows(ctx, id, t);
  const html = renderToStaticMarkup(createElement(HandoverList, { content: { handover, customers, printing }, rows }));
  const heading = t("handovers.paper.title");
  const reference = t("handovers.number", { id });
  return {
    title: handoverTitle(handover, t),
    subject: heading,
    keywords: [reference],
    styles: ownStyles,
    articles: [{ id: "handoverList", heading, reference, html }],
    subjects: [{ subjectType: "handover", subjectId: id }],
  };
};

/** The customers are read and told a page at a time: what is kept of them is the paper alone. */
async function customerRows(ctx: Context, id: number, t: TFunction): Promise<{ rows: string; customers: number }> {
  const pages: string[] = [];
  let customers = 0;
  for (let after: number | null | undefined; after !== null; ) {
    const page = await handoverCustomers(ctx, after === undefined ? { id } : { id, after });
    pages.push(renderToStaticMarkup(createElement(CustomerRows, { customers: page.rows, first: customers + 1, t })));
    customers += page.rows.length;
    after = page.next;
  }
  return { rows: pages.join(""), customers };
}

/** @param rows of the table of customers, as `customerRows` made them */
function HandoverList({ content, rows }: { content: HandoverListContent; rows: string }) {
  const { handover, customers, printing } = content;
  const { t, printedOn } = printing;
  return (
    <section>
      <h2>{t("handovers.paper.title")}</h2>
      <Head content={content} />
      <Figures handover={handover} t={t} />
      {handover.areas.length > 0 && <Areas handover={handover} t={t} />}
      <h3>{t("handovers.paper.customers", { count: customers })}</h3>
      <p className="source">{t("handovers.paper.asOf", { date: printedOn })}</p>
      <table className="compact customers">
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} className={column}>
                {t(`handovers.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: the rows are React's own, made page by page. */}
        <tbody dangerouslySetInnerHTML={{ __html: rows }} />
      </table>
      <Settled content={content} />
    </section>
  );
}

/** What the list is called, in a window's title and as a file's name. */
function handoverTitle({ giver, receiver, from }: Handover, t: TFunction): string {
  return t("handovers.paper.fileTitle", { giver: partyName(giver, t), receiver: partyName(receiver, t), from });
}

const columns = ["row", "fileNumber", "name", "idNumber", "area", "balance", "attachments", "work"] as const;

/** Rows of the table of customers; the first of them has the number `first`. */
function CustomerRows({
  customers,
  first,
  t,
}: {
  customers: readonly HandoverCustomer[];
  first: number;
  t: TFunction;
}) {
  return customers.map(({ id, fileNumber, name, idNumber, areaName, work }, index) => (
    <tr key={id}>
      <td className="number">{first + index}</td>
      <td>{fileNumber}</td>
      <td>{name}</td>
      <td>{idNumber}</td>
      <td>{areaName}</td>
      <td className="number">{work ? formatFen(work.balanceFen) : t("common.state.none")}</td>
      <td className="number">{work ? work.attachments : t("common.state.none")}</td>
      <td>{(work && openWorkText(work, t)) || t("common.state.none")}</td>
    </tr>
  ));
}

function Head({ content: { handover, printing } }: { content: HandoverListContent }) {
  const { t, printedOn } = printing;
  const { giver, receiver, from, planName, reason, confirmedByName, confirmedOn } = handover;
  return (
    <Fields
      compact
      rows={[
        [t("handovers.plan"), planName],
        [t("handovers.from"), from],
        [t("common.handoverSide.giver"), partyName(giver, t)],
        [t("common.handoverSide.receiver"), partyName(receiver, t)],
        [t("handovers.supervisor"), confirmedByName],
        [t("handovers.confirmedOn"), confirmedOn],
        [t("handovers.reason"), reason],
        [t("documents.file.printedOn"), printedOn],
      ]}
    />
  );
}

/** The figures in two rows, each under its heading. */
function Figures({ handover: { figures }, t }: { handover: Handover; t: TFunction }) {
  const rows = [handoverFigures.slice(0, figuresPerRow), handoverFigures.slice(figuresPerRow)];
  return (
    <div className="keep figures">
      <h3>{t("handovers.figures")}</h3>
      {rows.map((keys) => (
        <Grid
          key={keys[0]}
          columns={keys.map((key) => ({ title: figureName(key, t), number: true }))}
          rows={[{ id: 1, cells: keys.map((key) => figureText(figures, key, t)) }]}
        />
      ))}
    </div>
  );
}

const figuresPerRow = 6;

/** Where the customers come from: the areas they follow, and those who are moved by name. */
function Areas({ handover, t }: { handover: Handover; t: TFunction }) {
  const { areas, figures } = handover;
  const byName = figures.customers - areas.reduce((sum, { customers }) => sum + customers, 0);
  const rows = areas.map(({ id, name, customers }) => ({ id, cells: [name, customers] }));
  return (
    <>
      <h3>{t("handovers.areas")}</h3>
      <Grid
        columns={[
          { title: t("handovers.column.area") },
          { title: t("loads.figure.customers"), number: true, width: "36mm" },
        ]}
        rows={byName > 0 ? [...rows, { id: 0, cells: [t("handovers.customersByName"), byName] }] : rows}
        sum={[t("documents.file.total"), figures.customers]}
      />
    </>
  );
}

/** What each side acknowledged on the screen, room for a remark, and where three sign by hand. */
function Settled({ content }: { content: HandoverListContent }) {
  const { handover, printing } = content;
  const { t } = printing;
  const told = handoverSides.flatMap((side): [string, string][] =>
    handover[side] ? [[t(`common.handoverSide.${side}`), acknowledgement(content, side)]] : [],
  );
  const signers: [string, string][] = [
    ...handoverSides.map((side): [string, string] => [
      t(`common.handoverSide.${side}`),
      handover[side] ? partyName(handover[side], t) : "",
    ]),
    [t("handovers.supervisor"), handover.confirmedByName],
  ];
  return (
    <div className="keep">
      <h3>{t("handovers.paper.settled")}</h3>
      <Values compact rows={told} />
      <Remark title={t("handovers.paper.remark")} />
      <Signatures
        boxes={signers.map(([title, name]) => ({ title, name }))}
        signature={t("documents.file.signature")}
        date={t("documents.file.signatureDate")}
      />
    </div>
  );
}

function acknowledgement({ handover, printing: { t, timeZone } }: HandoverListContent, side: HandoverSide): string {
  const party = handover[side];
  if (!party?.acknowledgedAt) return t("handovers.state.waiting");
  const at = dateTimeInZone(new Date(party.acknowledgedAt), timeZone);
  return [t("handovers.acknowledgedAt", { at, name: party.acknowledgedByName ?? "" }), party.note]
    .filter(Boolean)
    .join("\n");
}

/** Room to write by hand. */
function Remark({ title }: { title: string }): ReactNode {
  return (
    <table className="fields values remark">
      <tbody>
        <tr>
          <th>{title}</th>
          <td />
        </tr>
      </tbody>
    </table>
  );
}

const ownStyles = `
.handoverList h3 { break-after: avoid; }
.handoverList .figures table, .handoverList .customers { table-layout: fixed; }
.handoverList .figures th { white-space: normal; }
.handoverList .customers td, .handoverList .customers th { font-size: 8.5pt; padding-left: 1.2mm; padding-right: 1.2mm; }
.handoverList th.row { width: 9mm; }
.handoverList th.fileNumber { width: 22.5mm; }
.handoverList th.name { width: 19mm; }
.handoverList th.idNumber { width: 31.5mm; }
.handoverList th.area { width: 20mm; }
.handoverList th.balance { width: 20mm; }
.handoverList th.attachments { width: 13mm; }
.handoverList p.source { margin: 0 0 1.5mm; }
.handoverList .remark { margin-top: 3mm; }
.handoverList .remark td { height: 16mm; }
.handoverList .signatures { grid-template-columns: 1fr 1fr 1fr; gap: 4mm; }
`;
