import { useTranslation } from "react-i18next";
import type { Rating } from "../../../shared/contract/ratings.ts";
import type { Grade } from "../../../shared/domain/scorecard.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";

interface ComparisonProps {
  last: Pick<Rating, "score" | "grade" | "lineFen" | "effectiveFrom">;
  now: { score: number; grade: Grade; lineFen: number };
  /** what the right column is called */
  nowTitle: string;
  lastTitle: string;
  caption: string;
}

/** Score, grade and line of two ratings side by side. */
export function Comparison({ last, now, lastTitle, nowTitle, caption }: ComparisonProps) {
  const { t } = useTranslation();
  return (
    <table className="comparison">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{lastTitle}</th>
          <th scope="col">{nowTitle}</th>
        </tr>
      </thead>
      <tbody>
        <tr>
          <th scope="row">{t("ratings.score")}</th>
          <td>{last.score}</td>
          <td>{now.score}</td>
        </tr>
        <tr>
          <th scope="row">{t("customers.grade")}</th>
          <td>
            <GradeTag grade={last.grade} />
          </td>
          <td>
            <GradeTag grade={now.grade} />
          </td>
        </tr>
        <tr>
          <th scope="row">{t("customers.creditLine")}</th>
          <td>
            <Money fen={last.lineFen} />
          </td>
          <td>
            <Money fen={now.lineFen} />
          </td>
        </tr>
      </tbody>
    </table>
  );
}
