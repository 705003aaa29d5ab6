import { useTranslation } from "react-i18next";
import type { Notice, NoticeEntry } from "../../../shared/contract/notices.ts";
import { daysBetween } from "../../../shared/domain/dates.ts";
import { formatFen } from "../../../shared/domain/money.ts";

/** What a sheet on the board says. */
export interface SheetContent
  extends Pick<Notice, "areaName" | "branchName" | "place" | "contact" | "showLine" | "note"> {
  number: string | null;
  postedOn: string | null;
  endsOn: string | null;
  entries: readonly Pick<NoticeEntry, "ratingId" | "maskedName" | "areaName" | "grade" | "lineFen">[];
}

/** A notice as it hangs in the village. */
export function NoticeSheet({ sheet }: { sheet: SheetContent }) {
  const { t } = useTranslation();
  const blank = t("notices.sheet.blank");
  const { number, areaName, branchName, postedOn, endsOn, place, contact, showLine, note, entries } = sheet;
  return (
    <article className="notice-sheet" aria-label={t("notices.sheet.label")}>
      <h4>{t("notices.sheet.title")}</h4>
      <p className="notice-number">{t("notices.sheet.number", { number: number ?? blank })}</p>
      <p className="notice-words">{t("notices.sheet.words", { area: areaName || blank })}</p>
      <table>
        <thead>
          <tr>
            <th>{t("notices.sheet.position")}</th>
            <th>{t("notices.sheet.name")}</th>
            <th>{t("notices.sheet.area")}</th>
            <th>{t("notices.sheet.grade")}</th>
            {showLine && <th className="figure">{t("notices.sheet.line")}</th>}
          </tr>
        </thead>
        <tbody>
          {entries.map((entry, index) => (
            <tr key={entry.ratingId}>
              <td>{index + 1}</td>
              <td>{entry.maskedName}</td>
              <td>{entry.areaName}</td>
              <td>{entry.grade}</td>
              {showLine && <td className="figure">{formatFen(entry.lineFen)}</td>}
            </tr>
          ))}
          {entries.length === 0 && (
            <tr>
              <td colSpan={showLine ? 5 : 4} className="secondary">
                {t("notices.sheet.empty")}
              </td>
            </tr>
          )}
        </tbody>
      </table>
      <dl>
        <dt>{t("notices.period")}</dt>
        <dd>
          {postedOn && endsOn && endsOn >= postedOn
            ? t("notices.sheet.period", { from: postedOn, to: endsOn, count: daysBetween(postedOn, endsOn) + 1 })
            : blank}
        </dd>
        <dt>{t("notices.place")}</dt>
        <dd>{place || blank}</dd>
        <dt>{t("notices.contact")}</dt>
        <dd>{contact || blank}</dd>
      </dl>
      {note && <p className="prose">{note}</p>}
      <p className="notice-branch">
        {branchName}
        <br />
        {postedOn ?? blank}
      </p>
    </article>
  );
}
