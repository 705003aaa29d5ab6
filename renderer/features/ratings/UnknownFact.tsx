import { Link } from "@tanstack/react-router";
import { Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerKind } from "../../../shared/domain/customer.ts";
import { factHome } from "../../../shared/domain/factHome.ts";
import type { FactSource, KnownFacts } from "../../../shared/domain/ratingFacts.ts";
import type { Indicator } from "../../../shared/domain/scorecard.ts";

/** The tab of the customer's page on which each part of a record is filled in. */
const tabs: Readonly<Record<FactSource, string>> = {
  customer: "overview",
  person: "record",
  household: "record",
  business: "record",
  statement: "finance",
  loans: "loans",
  holdings: "loans",
  links: "links",
  visits: "visits",
};

interface UnknownFactProps {
  customer: { id: number; kind: CustomerKind };
  indicator: Indicator;
  facts: KnownFacts;
}

/** Where the ledger could answer an indicator if its record were filled in: says so, and leads there. */
export function UnknownFact({ customer: { id, kind }, indicator, facts }: UnknownFactProps) {
  const { t } = useTranslation();
  if (indicator.type === "choice" || indicator.fact === null || facts[indicator.fact]) return null;
  const home = factHome(indicator.fact, kind);
  return (
    <Typography.Text type="secondary" className="small">
      {t("ratings.form.unknown")}{" "}
      <Link to="/customers/$id" params={{ id }} search={{ tab: tabs[home] }}>
        {t("ratings.form.fillIn", { source: t(`scorecards.source.${home}`) })}
      </Link>
    </Typography.Text>
  );
}
