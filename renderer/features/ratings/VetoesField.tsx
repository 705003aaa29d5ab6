import { Checkbox, Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { factUnits, type KnownFacts } from "../../../shared/domain/ratingFacts.ts";
import type { Veto } from "../../../shared/domain/scorecard.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { amountText, sourceText } from "../../../shared/i18n/ratingText.ts";
import { useLanguage } from "../../i18n/index.ts";

interface VetoesFieldProps {
  vetoes: readonly Veto[];
  facts: KnownFacts;
  /** ids of those that people say apply */
  value: readonly string[];
  onChange: (ids: string[]) => void;
}

/** Facts that cap the grade. What the ledger itself says applies is ticked, and only the ledger can lift it. */
export function VetoesField({ vetoes, facts, value, onChange }: VetoesFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  return (
    <Flex vertical gap={4}>
      {vetoes.map(({ id, label, capGrade, rule }) => {
        const known = rule ? facts[rule.fact] : undefined;
        const byLedger = rule && known && known.value >= rule.atLeast ? { fact: rule.fact, known } : null;
        return (
          <div key={id}>
            <Checkbox
              checked={byLedger !== null || value.includes(id)}
              disabled={byLedger !== null}
              onChange={({ target }) => onChange(target.checked ? [...value, id] : value.filter((one) => one !== id))}
            >
              {t("ratings.vetoOption", { fact: inLanguage(label, language), grade: capGrade })}
            </Checkbox>
            {byLedger && (
              <Typography.Text type="danger" className="small">
                {t("ratings.form.vetoByLedger", {
                  fact: t(`scorecards.fact.${byLedger.fact}`),
                  value: amountText(byLedger.known.value, factUnits[byLedger.fact], t),
                  source: sourceText(byLedger.known, t),
                })}
              </Typography.Text>
            )}
          </div>
        );
      })}
    </Flex>
  );
}
