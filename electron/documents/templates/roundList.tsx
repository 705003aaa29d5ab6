import type { TFunction } from "i18next";
import { createElement, type ReactNode } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { RoundDoor } from "../../../shared/contract/rounds.ts";
import { doorOutcomes } from "../../../shared/domain/round.ts";
import { villageText } from "../../../shared/i18n/dayListText.ts";
import { roundWithDoors } from "../../rounds/doors.ts";
import { Fields } from "../paper/parts.tsx";
import type { DocumentTemplate, Printing } from "../template.ts";

/** Rows to write down whom one meets that is nobody's customer yet. */
const newcomers = 12;

interface ListProps {
  walked: Outputs["rounds"]["get"];
  printing: Printing;
}

/**
 * The households of a round in the order in which one comes along their doors, with boxes to tick who was met, room for
 * notes, and rows for newcomers. Marks that were made already are ticked. Telephone numbers are masked for everybody: the
 * list goes from door to door.
 *
 * @throws {Refusal} notFound, also where the round is not the asker's business
 */
export const roundList: DocumentTemplate<"roundList"> = async (ctx, { id }, printing) => {
  const walked = await roundWithDoors(ctx, { id });
  const { areaName, begunOn } = walked.round;
  const { t } = printing;
  const heading = t("rounds.paper.title");
  return {
    title: t("rounds.paper.fileTitle", { area: areaName, day: begunOn }),
    subject: heading,
    keywords: [areaName],
    styles: ownStyles,
    articles: [
      {
        id: "roundList",
        heading: `${heading}  ${areaName}`,
        reference: walked.round.marketerName,
        html: renderToStaticMarkup(createElement(RoundList, { walked, printing })),
      },
    ],
    subjects: [{ subjectType: "round", subjectId: id }],
  };
};

function RoundList({ walked: { round, doors }, printing }: ListProps) {
  const { t, printedOn } = printing;
  const { areaName: name, townshipName, marketerName, purpose, begunOn, closedOn, counts } = round;
  return (
    <section>
      <h2>{t("rounds.paper.title")}</h2>
      <Fields
        compact
        rows={[
          [t("rounds.area"), villageText({ name, townshipName }, t)],
          [t("rounds.marketer"), marketerName],
          [t("rounds.purpose"), purpose],
          [
            t("rounds.begunOn"),
            closedOn === null ? begunOn : t("rounds.paper.closed", { from: begunOn, to: closedOn }),
          ],
          [t("rounds.progress"), t("rounds.progressOf", counts)],
          [t("documents.file.printedOn"), printedOn],
        ]}
      />
      <p className="source">{t("rounds.paper.hint")}</p>
      {doors.length > 0 && <Doors doors={doors} t={t} />}
      <div className="keep">
        <h3>{t("rounds.paper.newcomers")}</h3>
        <Newcomers t={t} />
      </div>
    </section>
  );
}

function Doors({ doors, t }: { doors: readonly RoundDoor[]; t: TFunction }) {
  return (
    <Rows
      heads={[
        ["row", t("rounds.paper.row")],
        ["name", t("rounds.paper.who")],
        ["", t("rounds.address")],
        ["day", t("rounds.lastVisitedOn")],
        ...boxHeads(t),
        ["notes", t("rounds.paper.notes")],
      ]}
    >
      {doors.map((door, index) => (
        <tr key={door.key}>
          <td className="row">{index + 1}</td>
          <td>
            {door.name} <Marks door={door} t={t} />
            <br />
            {door.phoneMasked}
          </td>
          <td>{door.address}</td>
          <td>{door.lastVisitedOn ?? ""}</td>
          {doorOutcomes.map((outcome) => (
            <td key={outcome} className="box">
              {outcome === door.outcome ? "☑" : "☐"}
            </td>
          ))}
          <td>{door.markedOn ?? ""}</td>
        </tr>
      ))}
    </Rows>
  );
}

/** What there is to know of whoever lives there, in words that a copier without colours keeps. */
function Marks({ door: { keyTarget, prospect }, t }: { door: RoundDoor; t: TFunction }) {
  const marks = [keyTarget && t("rounds.paper.keyTarget"), prospect && t("rounds.prospect")].filter(Boolean);
  return marks.length > 0 && <span className="basis">{marks.join(t("common.separator"))}</span>;
}

function Newcomers({ t }: { t: TFunction }) {
  const boxes = boxHeads(t);
  return (
    <Rows
      heads={[
        ["row", t("rounds.paper.row")],
        ["name", t("rounds.prospectName")],
        ["phone", t("rounds.phone")],
        ["", t("rounds.address")],
        ...boxes,
        ["notes", t("rounds.paper.notes")],
      ]}
    >
      {Array.from({ length: newcomers }, (_, index) => index + 1).map((number) => (
        <tr key={number}>
          <td className="row">{number}</td>
          <td />
          <td />
          <td />
          {boxes.map(([, title]) => (
            <td key={title} className="box">
              ☐
            </td>
          ))}
          <td />
        </tr>
      ))}
    </Rows>
  );
}

type Head = readonly [className: string, title: string];

function boxHeads(t: TFunction): Head[] {
  return doorOutcomes.map((outcome) => ["box", t(`rounds.outcomes.${outcome}`)] as const);
}

/** A table whose head is repeated on each page. */
function Rows({ heads, children }: { heads: readonly Head[]; children: ReactNode }) {
  return (
    <table>
      <thead>
        <tr>
          {heads.map(([className, title]) => (
            <th key={title} className={className}>
              {title}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>{children}</tbody>
    </table>
  );
}

/** Rows high enough to write in, and no higher: 30 or so to a page. */
const ownStyles = `
.roundList h2 { margin-bottom: 3mm; padding-bottom: 1mm; }
.roundList p.source { margin: 1.5mm 0; }
.roundList table { table-layout: fixed; }
.roundList table:not(.fields) :is(th, td) { padding: .4mm 1.2mm; font-size: 9pt; line-height: 1.2; vertical-align: middle; }
.roundList table:not(.fields) td { height: 8mm; }
.roundList th.row { width: 10mm; }
.roundList td.row { text-align: right; }
.roundList th.name { width: 36mm; }
.roundList th.phone { width: 30mm; }
.roundList th.day { width: 20mm; }
.roundList th.box { width: 14mm; font-size: 8pt; }
.roundList table:not(.fields) .box { padding: 0; text-align: center; }
.roundList table:not(.fields) td.box { font-size: 11pt; }
.roundList th.notes { width: 28mm; }
`;
