import { Tag } from "antd";
import { useTranslation } from "react-i18next";
import type { ProductState } from "../../../shared/domain/product.ts";

const colours: Readonly<Record<ProductState, string>> = {
  inForce: "green",
  ahead: "blue",
  draft: "default",
  over: "orange",
  withdrawn: "red",
};

/** How a product stands today. */
export function ProductStateTag({ state }: { state: ProductState }) {
  const { t } = useTranslation();
  return <Tag color={colours[state]}>{t(`products.state.${state}`)}</Tag>;
}
