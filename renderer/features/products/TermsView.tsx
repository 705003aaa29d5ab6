import { useTranslation } from "react-i18next";
import type { ProductTerms } from "../../../shared/domain/product.ts";
import { amountRange, conditionLines, kindsText, monthsRange, rateRange } from "../../../shared/i18n/productText.ts";
import { choiceLabel } from "../../../shared/i18n/recordWords.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";

/** Everything that an edition of a product says. */
export function TermsView({ terms }: { terms: ProductTerms }) {
  const { t } = useTranslation();
  const list = (words: readonly string[]) => words.join(t("common.separator"));
  return (
    <FactsTable
      column={2}
      wideLast
      rows={[
        [t("products.terms.who"), kindsText(terms.conditions.kinds, t)],
        [t("products.terms.amount"), amountRange(terms, t)],
        [t("products.terms.months"), monthsRange(terms, t)],
        [t("products.terms.rate"), rateRange(terms, t)],
        [t("products.terms.ways"), list(terms.ways.map((way) => t(`common.repaymentWay.${way}`)))],
        [t("products.terms.guarantees"), list(terms.guarantees.map((way) => choiceLabel("guarantee", way, t)))],
        [t("products.terms.purposes"), list(terms.purposes) || t("products.terms.purposesAny")],
        [t("products.terms.validTo"), terms.validTo ?? t("products.terms.noEnd")],
        [t("products.terms.documents"), list(terms.documents) || t("common.state.none")],
        [t("products.description"), terms.description || t("common.state.none")],
        [
          t("products.conditions"),
          <ul key="conditions" className="product-lines">
            {conditionLines(terms, t).map(([label, text]) => (
              <li key={label}>{t("products.found.line", { label, found: text })}</li>
            ))}
          </ul>,
        ],
      ]}
    />
  );
}
