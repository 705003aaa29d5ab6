import { Alert } from "antd";
import { useTranslation } from "react-i18next";
import type { Outputs } from "../../../shared/contract/index.ts";
import type { Rating } from "../../../shared/contract/ratings.ts";
import type { Scorecard } from "../../../shared/contract/scorecards.ts";
import { factUnits, type KnownFact } from "../../../shared/domain/ratingFacts.ts";
import { factsUsed } from "../../../shared/domain/scorecard.ts";
import { amountText } from "../../../shared/i18n/ratingText.ts";
import { Comparison } from "./Comparison.tsx";

interface RecheckProps {
  rating: Rating;
  scorecard: Scorecard;
  recheck: NonNullable<Outputs["ratings"]["view"]["recheck"]>;
}

/** Tells the checker that the ledger has changed since the proposal so that it would come out otherwise today. */
export function Recheck({ rating, scorecard, recheck }: RecheckProps) {
  const { t } = useTranslation();
  const changed = factsUsed(scorecard.definition).filter(
    (fact) => rating.facts[fact]?.value !== recheck.facts[fact]?.value,
  );
  return (
    <Alert
      type="warning"
      showIcon
      title={t("ratings.recheck.title")}
      description={
        <>
          <ul className="explanation">
            {changed.map((fact) => {
              const text = (known: KnownFact | undefined) =>
                known ? amountText(known.value, factUnits[fact], t) : t("common.state.none");
              const [before, now] = [text(rating.facts[fact]), text(recheck.facts[fact])];
              return (
                <li key={fact}>{t("ratings.recheck.fact", { fact: t(`scorecards.fact.${fact}`), before, now })}</li>
              );
            })}
          </ul>
          <Comparison
            caption={t("ratings.recheck.hint")}
            last={rating}
            lastTitle={t("ratings.recheck.proposed")}
            now={recheck}
            nowTitle={t("ratings.recheck.today")}
          />
        </>
      }
    />
  );
}
