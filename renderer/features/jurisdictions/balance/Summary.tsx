import { Statistic, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { BalanceProposalView } from "../../../../shared/contract/balance.ts";
import type { UnmovedMeasure } from "../../../../shared/domain/balanceBoard.ts";

/** The measure before and after, and how much changes hands for it. */
export function Summary({ proposal, unmovedOf }: { proposal: BalanceProposalView; unmovedOf: UnmovedMeasure }) {
  const { t, i18n } = useTranslation();
  const { before, after, moved } = proposal;
  const decimals = (value: number) => value.toLocaleString(i18n.language);
  return (
    <div className="figures">
      <Statistic
        title={t("balance.summary.spread")}
        value={t("balance.percentBeforeAfter", {
          before: decimals(before.spreadPercent),
          after: decimals(after.spreadPercent),
        })}
      />
      <Statistic
        title={t("balance.summary.uncovered")}
        value={t("balance.beforeAfter", { before: before.uncoveredAreas, after: after.uncoveredAreas })}
      />
      {before.overCustomers > 0 && (
        <Statistic
          title={t("balance.summary.over")}
          value={t("balance.beforeAfter", { before: before.overCustomers, after: after.overCustomers })}
        />
      )}
      <Statistic
        title={t(`balance.summary.moved.${unmovedOf}`)}
        value={moved.amount}
        suffix={
          <Typography.Text type="secondary" style={{ fontSize: 12 }}>
            {t("balance.summary.movedOf", { of: moved.of, atMost: moved.atMost })}
          </Typography.Text>
        }
      />
    </div>
  );
}
