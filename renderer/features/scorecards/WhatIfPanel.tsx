import { Empty, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { ScorecardDefinition } from "../../../shared/domain/scorecard.ts";

/** What would change for the customers of today if they were rated by a scorecard. */
export function WhatIfPanel(_: { definition: ScorecardDefinition }) {
  const { t } = useTranslation();
  return (
    <section className="panel" aria-label={t("scorecardPages.part.whatIf")}>
      <Typography.Title level={5}>{t("scorecardPages.part.whatIf")}</Typography.Title>
      <Empty description={false} />
    </section>
  );
}
