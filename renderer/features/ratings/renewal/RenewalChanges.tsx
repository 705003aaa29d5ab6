import { Popover, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { RenewalRow } from "../../../../shared/contract/renewal.ts";
import { type Fact, factUnits } from "../../../../shared/domain/ratingFacts.ts";
import { inLanguage } from "../../../../shared/i18n/localText.ts";
import { amountText } from "../../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../../i18n/index.ts";

/** Changes that fit into a row; the others are one click away. */
const shown = 2;

/** Which values of the ledger are others than in the last rating. */
export function RenewalChanges({ row: { changed, droppedVetoes } }: { row: RenewalRow }) {
  const { t } = useTranslation();
  const language = useLanguage();
  const text = (fact: Fact, value: number | null) =>
    value === null ? t("common.state.none") : amountText(value, factUnits[fact], t);
  const lines = changed.map(({ fact, before, after }) => (
    <div key={fact}>
      {t("ratingLists.renewal.change", {
        fact: t(`scorecards.fact.${fact}`),
        before: text(fact, before),
        after: text(fact, after),
      })}
    </div>
  ));
  return (
    <>
      {droppedVetoes.map((veto) => (
        <Typography.Text key={veto.zh} type="warning">
          {t("ratingLists.renewal.dropped", { fact: inLanguage(veto, language) })}
        </Typography.Text>
      ))}
      {lines.length === 0 && <span className="secondary">{t("ratingLists.renewal.unchanged")}</span>}
      {lines.slice(0, shown)}
      {lines.length > shown && (
        <Popover trigger="click" content={lines} placement="right">
          <Typography.Link>{t("ratingLists.renewal.moreChanges", { count: lines.length })}</Typography.Link>
        </Popover>
      )}
    </>
  );
}
