import { Flex, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CustomerView } from "../../../shared/contract/customers.ts";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";

/** What matters of a customer now, whatever tab is open: whether a rating counts, and what may still be drawn. */
export function CustomerStanding({ customer }: { customer: CustomerView }) {
  const { t } = useTranslation();
  const { rating, lineBalanceFen, creditHousehold, goldSince, keyTarget } = customer;
  return (
    <Flex gap="middle" align="center" wrap>
      <Grade customer={customer} />
      {rating && <Amount label={t("creditLines.line")} fen={rating.lineFen} />}
      {lineBalanceFen > 0 && <Amount label={t("customers.standing.drawn")} fen={lineBalanceFen} />}
      {rating && <Amount label={t("creditLines.available")} fen={Math.max(0, rating.lineFen - lineBalanceFen)} />}
      {creditHousehold && <Tag color="green">{t("customers.standing.creditHousehold")}</Tag>}
      {goldSince && <Tag color="gold">{t("ledger.gold")}</Tag>}
      {keyTarget && <Tag color="red">{t("ledger.keyTarget")}</Tag>}
    </Flex>
  );
}

/** The grade and how long it holds, or since when nothing is in force and why. */
function Grade({ customer: { rating, lapsedRating } }: { customer: CustomerView }) {
  const { t } = useTranslation();
  if (rating)
    return (
      <span>
        <GradeTag grade={rating.grade} />
        {t("customers.validUntil", { date: rating.expiresOn })}
      </span>
    );
  if (!lapsedRating) return <span>{t("customers.notRated")}</span>;
  const { state, grade, since: date } = lapsedRating;
  return <Typography.Text type="danger">{t(`customers.standing.${state}`, { grade, date })}</Typography.Text>;
}

function Amount({ label, fen }: { label: string; fen: number }) {
  return (
    <span>
      <Typography.Text type="secondary">{label}</Typography.Text> <Money fen={fen} />
    </span>
  );
}
