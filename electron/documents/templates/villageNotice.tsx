import { createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { Notice } from "../../../shared/contract/notices.ts";
import { dateInZone, daysBetween } from "../../../shared/domain/dates.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { grades } from "../../../shared/domain/scorecard.ts";
import { longDate } from "../../../shared/i18n/longDate.ts";
import { type NoticeTally, tallyObjections } from "../../notices/tally.ts";
import { getNotice } from "../../notices/view.ts";
import type { DocumentTemplate, Printing } from "../template.ts";

interface PartProps {
  notice: Notice;
  printing: Printing;
}

/**
 * A notice as it hangs in the village: of the customers only what hangs there, of objections only how many.
 *
 * @throws {Refusal} notFound, also where the notice is not the asker's business
 */
export const villageNotice: DocumentTemplate<"villageNotice"> = async (ctx, { id }, printing) => {
  const { t } = printing;
  const [notice, tally] = await Promise.all([getNotice(ctx, { id }), tallyObjections(ctx.db, id)]);
  const number = notice.number ?? t("notices.draftNumber", { id });
  const heading = t("notices.sheet.title");
  return {
    title: t("villageNoticePaper.fileTitle", { area: notice.areaName, number }),
    subject: heading,
    keywords: [number],
    styles: ownStyles,
    articles: [
      {
        id: "villageNotice",
        heading: `${heading}  ${notice.areaName}`,
        reference: number,
        html: renderToStaticMarkup(createElement(VillageNotice, { notice, tally, printing })),
      },
    ],
    subjects: [{ subjectType: "notice", subjectId: id }],
  };
};

function VillageNotice({ notice, tally, printing }: PartProps & { tally: NoticeTally }) {
  const { t } = printing;
  const state = stateOf(notice);
  return (
    <section>
      {(state === "draft" || state === "withdrawn") && (
        <div className="state-mark">{t(`villageNoticePaper.mark.${state}`)}</div>
      )}
      <h1>{t("notices.sheet.title")}</h1>
      <p className="notice-number">
        <span>{t("notices.sheet.number", { number: notice.number ?? t("notices.sheet.blank") })}</span>
        <strong>{t(`villageNoticePaper.states.${state}`, { date: withdrawnOn(notice, printing) })}</strong>
      </p>
      <Words notice={notice} printing={printing} />
      <Terms notice={notice} printing={printing} />
      <Entries notice={notice} printing={printing} />
      {notice.stage === "past" && <Result notice={notice} tally={tally} printing={printing} />}
      <Closing notice={notice} printing={printing} />
    </section>
  );
}

function stateOf({ status, stage }: Notice): "draft" | "running" | "past" | "withdrawn" {
  return status === "withdrawn" ? "withdrawn" : stage;
}

function withdrawnOn({ withdrawnAt }: Notice, { language, timeZone }: Printing): string {
  return withdrawnAt ? longDate(dateInZone(new Date(withdrawnAt), timeZone), language) : "";
}

/** The entries that hang: a draft's without those that can be posted no more. */
function hanging({ entries }: Notice): Notice["entries"] {
  return entries.filter(({ gone }) => !gone);
}

/** What hangs here, what it rests on, and how to object to it. */
function Words({ notice, printing: { t } }: PartProps) {
  const { areaName: area, branchName: branch, showLine, note } = notice;
  return (
    <>
      <p className="words">{t("villageNoticePaper.purpose", { area, count: hanging(notice).length })}</p>
      <p className="words">{t("villageNoticePaper.basis", { grades: grades.join(t("common.separator")) })}</p>
      {showLine && <p className="words">{t("villageNoticePaper.lineMeaning")}</p>}
      <p className="words">{t("villageNoticePaper.howToObject", { branch })}</p>
      {note && <p className="words prose">{note}</p>}
    </>
  );
}

/** How long it hangs and where, and to whom objections go until when. */
function Terms({ notice, printing: { t, language } }: PartProps) {
  const { postedOn, endsOn, objectionsUntil, place, contact } = notice;
  const date = (day: string) => longDate(day, language);
  const period = { from: date(postedOn), to: date(endsOn), count: daysBetween(postedOn, endsOn) + 1 };
  const rows = [
    [t("notices.period"), t("notices.sheet.period", period)],
    [t("notices.place"), place],
    [t("notices.contact"), contact],
    [t("villageNoticePaper.objectionsUntil"), date(objectionsUntil)],
  ];
  return (
    <table className="terms keep">
      <tbody>
        {rows.map(([title, value]) => (
          <tr key={title}>
            <th>{title}</th>
            <td>{value}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Entries({ notice, printing: { t } }: PartProps) {
  const { showLine } = notice;
  return (
    <table className="entries">
      <thead>
        <tr>
          <th className="position">{t("notices.sheet.position")}</th>
          <th>{t("notices.sheet.name")}</th>
          <th>{t("notices.sheet.area")}</th>
          <th className="grade">{t("notices.sheet.grade")}</th>
          {showLine && <th className="line number">{t("notices.sheet.line")}</th>}
        </tr>
      </thead>
      <tbody>
        {hanging(notice).map(({ ratingId, maskedName, areaName, grade, lineFen }, index) => (
          <tr key={ratingId}>
            <td className="position">{index + 1}</td>
            <td className="name">{maskedName}</td>
            <td>{areaName}</td>
            <td className="grade">{grade}</td>
            {showLine && <td className="line number">{formatFen(lineFen)}</td>}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What came of it, in numbers alone: who objects to what stays with the branch. */
function Result({ notice, tally, printing }: PartProps & { tally: NoticeTally }) {
  const { t, language, printedOn } = printing;
  const { received, standing } = tally;
  const date = longDate(printedOn, language);
  const { status, objectionsUntil } = notice;
  return (
    <div className="keep">
      <h2>{t("villageNoticePaper.result")}</h2>
      <p className="words">
        {received === 0
          ? t("villageNoticePaper.noObjections", { date })
          : t("villageNoticePaper.objections", { date, received, answered: received - standing, standing })}
      </p>
      {status === "posted" && objectionsUntil >= printedOn && (
        <p className="words">{t("villageNoticePaper.stillOpen", { date: longDate(objectionsUntil, language) })}</p>
      )}
    </div>
  );
}

/** Where the village committee confirms that it hung, and the branch signs and seals. */
function Closing({ notice, printing: { t, language, sealName } }: PartProps) {
  const { place, branchName, postedOn } = notice;
  return (
    <div className="keep closing">
      <p className="words">{t("villageNoticePaper.closing")}</p>
      <div className="boxes">
        <div>
          <strong>{t("villageNoticePaper.committee")}</strong>
          <span>{t("villageNoticePaper.committeeWords", { place })}</span>
          <span>{t("villageNoticePaper.committeeFrom")}</span>
          <span>{t("villageNoticePaper.committeeTo")}</span>
          <span>{t("villageNoticePaper.committeeSignature")}</span>
          <span className="seal-place">{t("villageNoticePaper.committeeSeal")}</span>
        </div>
        <div>
          <strong>{branchName}</strong>
          <span>{longDate(postedOn, language)}</span>
          <span className="seal-place">{t("villageNoticePaper.sealOf", { name: sealName })}</span>
        </div>
      </div>
    </div>
  );
}

/** Type that reads from two metres: no figure or character of the table is lower than six millimetres. */
const ownStyles = `
.villageNotice { font-size: 15pt; line-height: 1.5; }
.villageNotice h1 { font-size: 32pt; letter-spacing: .06em; margin: 0; padding: 0; line-height: 1.25; }
:lang(en) .villageNotice h1 { font-size: 25pt; letter-spacing: 0; }
.villageNotice h2 { font-size: 20pt; margin: 6mm 0 3mm; padding: 0; border: 0; break-after: avoid; }
.villageNotice .notice-number { display: flex; justify-content: center; gap: 8mm; font-size: 14pt; margin: 1mm 0 4mm; }
.villageNotice .words { margin: 0 0 2mm; text-indent: 2em; }
:lang(en) .villageNotice .words { text-indent: 0; }
.villageNotice table { table-layout: fixed; }
.villageNotice .terms { margin: 3mm 0 5mm; }
.villageNotice .terms th { width: 42mm; }
.villageNotice .entries th { font-size: 15pt; text-align: center; vertical-align: middle; line-height: 1.25; }
.villageNotice .entries td { font-size: 18pt; line-height: 1.25; padding-top: 1.8mm; padding-bottom: 1.8mm; vertical-align: middle; }
.villageNotice .entries .name { font-size: 20pt; font-weight: 600; }
.villageNotice .position { width: 17mm; text-align: center; }
.villageNotice .grade { width: 28mm; text-align: center; }
.villageNotice .entries td.grade { font-weight: 700; }
.villageNotice .line { width: 43mm; }
.villageNotice .entries th.line { text-align: right; white-space: normal; }
.villageNotice .closing { margin-top: 3mm; }
.villageNotice .boxes { display: grid; grid-template-columns: 104mm 1fr; gap: 6mm; font-size: 13pt; line-height: 1.4; }
.villageNotice .boxes > div { border: .7pt solid #555; padding: 2.5mm 4mm; min-height: 49mm; display: flex; flex-direction: column; gap: 1mm; }
.villageNotice .boxes .seal-place { margin-top: auto; align-self: flex-end; text-align: right; color: #555; }
`;
