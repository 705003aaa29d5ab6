import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import { criteria, type Indicator, indicatorMax } from "../../../shared/domain/scorecard.ts";

/** What the criteria weigh, and that all together must make a hundred. */
export function WeightsPanel({ indicators }: { indicators: readonly Indicator[] }) {
  const { t } = useTranslation();
  const sum = (some: readonly Indicator[]) => some.reduce((total, indicator) => total + indicatorMax(indicator), 0);
  const total = sum(indicators);
  return (
    <section className="panel" aria-label={t("scorecardPages.weights")}>
      <Typography.Title level={5}>{t("scorecardPages.weights")}</Typography.Title>
      <table className="scorecard-weights">
        <tbody>
          {criteria.map((criterion) => (
            <tr key={criterion}>
              <th scope="row">{t(`common.criterion.${criterion}`)}</th>
              <td className="number">{sum(indicators.filter((indicator) => indicator.criterion === criterion))}</td>
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{t("scorecardPages.weightsTotal")}</th>
            <td className="number">
              <Typography.Text strong type={total === 100 ? "success" : "danger"}>
                {t("scorecardPages.weightsOf", { total })}
              </Typography.Text>
            </td>
          </tr>
        </tfoot>
      </table>
    </section>
  );
}
