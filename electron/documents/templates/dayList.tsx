import type { TFunction } from "i18next";
import { type CSSProperties, createElement } from "react";
import { renderToStaticMarkup } from "react-dom/server";
import type { DayList, DayListCustomer, DayListQuestion, DayListWork } from "../../../shared/contract/dayList.ts";
import { hasAddressLine, linesOfCustomer, linesOfWork, pageHeights } from "../../../shared/domain/dayListPage.ts";
import { villageText, whyText } from "../../../shared/i18n/dayListText.ts";
import { Refusal } from "../../refusal.ts";
import { dayList } from "../../visits/dayList.ts";
import type { DocumentTemplate, Printing } from "../template.ts";

interface DayListContent {
  question: DayListQuestion;
  list: DayList;
  printing: Pick<Printing, "t" | "branchName" | "printedOn">;
}

/**
 * A day list as one page of A4: whom to visit village by village, why, a box to tick and room for notes. Every line has
 * its height from `pageHeights`, by which it was decided who is on the page, and cuts off what is too long for it.
 *
 * @throws {Refusal} dayListOfOther, notAMarketer, dayListEmpty
 */
export const dayListDocument: DocumentTemplate<"dayList"> = async (
  ctx,
  { kind: _kind, villageIds, ...question },
  printing,
) => {
  const list = await dayList(ctx, { ...question, villageIds });
  if (list.total === 0) throw new Refusal("dayListEmpty");
  const { t } = printing;
  const title = t("dayList.paper.fileTitle", { marketer: list.marketer.name, day: question.day });
  const html = renderToStaticMarkup(createElement(DayListPage, { content: { question, list, printing } }));
  const { day, marketerId } = question;
  return {
    title,
    subject: t("dayList.paper.title"),
    keywords: [],
    styles: ownStyles,
    articles: [{ id: "dayList", heading: "", reference: "", html }],
    subjects: printedOf(list).map(({ id }) => ({
      subjectType: "customer",
      subjectId: id,
      details: { day, marketerId },
    })),
    leftOut: list.total - printedOf(list).length,
  };
};

function DayListPage({ content }: { content: DayListContent }) {
  const { list, printing } = content;
  const { t } = printing;
  return (
    <section>
      <Head content={content} />
      <table>
        <thead>
          <tr>
            <th className="box" aria-label={t("dayList.paper.notes")} />
            <th className="who">{t("dayList.paper.customer")}</th>
            <th>{t("dayList.paper.what")}</th>
            <th className="notes">{t("dayList.paper.notes")}</th>
          </tr>
        </thead>
        {list.villages.map((village) => {
          const customers = printedOf(list).filter(({ villageId }) => villageId === village.id);
          if (customers.length === 0) return null;
          return (
            <tbody key={village.id}>
              <tr>
                <th colSpan={4} scope="rowgroup">
                  <Line>
                    {t("dayList.paper.villageCount", { village: villageText(village, t), count: customers.length })}
                  </Line>
                </th>
              </tr>
              {customers.map((customer) => (
                <CustomerRow key={customer.id} customer={customer} t={t} />
              ))}
            </tbody>
          );
        })}
      </table>
    </section>
  );
}

/** The customers whom the page has room for. */
function printedOf({ customers }: DayList): DayListCustomer[] {
  return customers.filter(({ onPage }) => onPage);
}

function Head({ content: { list, question, printing } }: { content: DayListContent }) {
  const { t, branchName, printedOn } = printing;
  const printed = printedOf(list);
  const villages = list.villages.filter(({ id }) => printed.some(({ villageId }) => villageId === id));
  const left = list.total - printed.length;
  const names = villages.map(({ name }) => name).join(t("common.separator"));
  const kinds = question.kinds.map((kind) => t(`dayList.kind.${kind}`)).join(t("common.separator"));
  return (
    <header>
      <h2>{t("dayList.paper.title")}</h2>
      <div className="facts">
        <span>{t("dayList.paper.marketer", { name: list.marketer.name })}</span>
        <span>{t("dayList.paper.day", { day: question.day })}</span>
        <span>{t("dayList.paper.branch", { name: branchName })}</span>
        <span>{t("dayList.paper.printedOn", { day: printedOn })}</span>
      </div>
      <Line>{t("dayList.paper.villages", { count: villages.length, names })}</Line>
      <Line>
        <strong>
          {left === 0
            ? t("dayList.paper.all", { total: list.total })
            : t("dayList.paper.some", { total: list.total, printed: printed.length, left })}
        </strong>
      </Line>
      <div className="lines" style={heightOf(2)}>
        {t("dayList.paper.kinds", { kinds, within: question.withinDays, notVisited: question.notVisitedDays })}
      </div>
    </header>
  );
}

function CustomerRow({ customer, t }: { customer: DayListCustomer; t: TFunction }) {
  const { name, phoneMasked, idNumberMasked, address, work } = customer;
  const long = hasAddressLine(customer);
  return (
    <tr>
      <td className="box">☐</td>
      <td>
        <div className="name" style={heightOf(1)}>
          <strong className="line">{name}</strong>
          <span>{phoneMasked}</span>
        </div>
        {long ? (
          <>
            <Line>{idNumberMasked}</Line>
            <Line>{address}</Line>
          </>
        ) : (
          <Line>
            {idNumberMasked} {address}
          </Line>
        )}
      </td>
      <td>
        <div style={heightOf(linesOfCustomer(customer))}>
          {work.map((one) => (
            <WorkLine key={one.kind} work={one} t={t} />
          ))}
        </div>
      </td>
      <td />
    </tr>
  );
}

function WorkLine({ work, t }: { work: DayListWork; t: TFunction }) {
  const lines = linesOfWork(work);
  return (
    <div className={lines === 1 ? "line" : "lines"} style={heightOf(lines)}>
      <strong>{t(`dayList.kind.${work.kind}`)}</strong> {whyText(work, t)}
    </div>
  );
}

function Line({ children }: { children: React.ReactNode }) {
  return (
    <div className="line" style={heightOf(1)}>
      {children}
    </div>
  );
}

function heightOf(lines: number): CSSProperties {
  return { height: `${lines * pageHeights.line}mm` };
}

/** Half of what is above and below the lines, less the rule. */
const cellPadding = (pageHeights.padding - 0.3) / 2;

const ownStyles = `
.dayList section { font-size: 8.5pt; line-height: ${pageHeights.line}mm; }
.dayList header { height: ${pageHeights.title}mm; overflow: hidden; }
.dayList h2 { font-size: 14pt; line-height: 7mm; height: 8.4mm; margin: 0 0 1.4mm; padding: 0; }
.dayList .facts { display: flex; justify-content: space-between; height: ${pageHeights.line}mm; overflow: hidden; white-space: nowrap; }
.dayList table { table-layout: fixed; }
.dayList th, .dayList td { padding: ${cellPadding}mm 1.2mm; overflow: hidden; white-space: nowrap; }
.dayList thead th { height: ${pageHeights.heading - 0.4}mm; font-size: 8.5pt; }
.dayList .box { width: 7mm; text-align: center; font-size: 11pt; }
.dayList .who { width: 62mm; }
.dayList .notes { width: 26mm; }
.dayList .name { display: flex; gap: 2mm; justify-content: space-between; overflow: hidden; }
.line { overflow: hidden; white-space: nowrap; text-overflow: ellipsis; }
.lines { overflow: hidden; white-space: normal; overflow-wrap: anywhere; display: -webkit-box; -webkit-box-orient: vertical; -webkit-line-clamp: 2; }
@media screen { .dayList section { padding-top: 16mm; padding-bottom: 16mm; } }
`;
