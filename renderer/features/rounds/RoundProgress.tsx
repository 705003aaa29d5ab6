import { Progress } from "antd";
import { useTranslation } from "react-i18next";
import type { Round } from "../../../shared/contract/rounds.ts";

/** How many of the doors were met, and how many nobody has come to yet. */
export function RoundProgress({ counts: { doors, met, away, refused } }: { counts: Round["counts"] }) {
  const { t } = useTranslation();
  const share = (count: number) => (doors === 0 ? 0 : Math.min(100, Math.round((100 * count) / doors)));
  const reached = met + away + refused;
  return (
    <div>
      <Progress
        size="small"
        showInfo={false}
        percent={share(reached)}
        success={{ percent: share(met) }}
        aria-label={t("rounds.progressOf", { met, doors })}
      />
      <span>{t("rounds.progressOf", { met, doors })}</span>{" "}
      <span className="secondary">{t("rounds.still", { count: Math.max(0, doors - reached) })}</span>
    </div>
  );
}
