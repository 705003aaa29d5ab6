import { Empty, Flex, Select, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Product, ProductEdition } from "../../../shared/contract/products.ts";
import { TermsView } from "./TermsView.tsx";

/** The edition in force, or another one by choice: each stays readable as it was. */
export function EditionsTab({ product }: { product: Product }) {
  const { t } = useTranslation();
  const { editions, inForce } = product;
  const [chosen, setChosen] = useState<number | null>(null);
  const shown = editions.find(({ number }) => number === (chosen ?? inForce)) ?? editions[0];
  if (!shown) return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("products.noEdition")} />;
  const days = ({ counts, fromDate, toDate }: ProductEdition) => {
    if (!counts) return t("products.editionNever");
    if (toDate === null) return t("products.editionOpen", { from: fromDate });
    return t("products.editionDays", { from: fromDate, to: toDate });
  };
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" wrap>
        <Select
          aria-label={t("products.tab.terms")}
          style={{ minWidth: 320 }}
          value={shown.number}
          onChange={setChosen}
          options={editions.map((edition) => ({
            value: edition.number,
            label: `${t("products.edition", { number: edition.number })} ${days(edition)}`,
          }))}
        />
        {shown.number === inForce && <Tag color="green">{t("products.editionNow")}</Tag>}
        <Typography.Text type="secondary">
          {t("products.published", { name: shown.publishedByName, at: shown.publishedAt.slice(0, 10) })}
          {shown.note && ` · ${shown.note}`}
        </Typography.Text>
      </Flex>
      <TermsView terms={shown.terms} />
    </Flex>
  );
}
