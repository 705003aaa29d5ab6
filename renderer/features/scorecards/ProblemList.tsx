import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { ScorecardDefinition, ScorecardProblem } from "../../../shared/domain/scorecard.ts";
import { useLanguage } from "../../i18n/index.ts";
import { placeText, problemText } from "./words.ts";

interface ProblemListProps {
  definition: ScorecardDefinition;
  problems: readonly ScorecardProblem[];
  /** leads to the place of a problem */
  onShow: (path: string) => void;
}

/** Everything that keeps the draft from being published, each a click away. */
export function ProblemList({ definition, problems, onShow }: ProblemListProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const title = t("scorecardPages.problems", { count: problems.length });
  return (
    <section className="panel" aria-label={title}>
      <Typography.Title level={5}>{title}</Typography.Title>
      {problems.length === 0 && <Typography.Text type="success">{t("scorecardPages.noProblems")}</Typography.Text>}
      <ul className="scorecard-problems">
        {problems.map((problem) => (
          <li key={`${problem.path} ${problem.key} ${problem.params.criterion ?? ""}`}>
            <Button type="link" title={t("scorecardPages.showProblem")} onClick={() => onShow(problem.path)}>
              {t("scorecardPages.place.colon", {
                place: placeText(problem.path, definition, t, language),
                problem: problemText(problem, t),
              })}
            </Button>
          </li>
        ))}
      </ul>
    </section>
  );
}
