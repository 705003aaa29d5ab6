import { useTranslation } from "react-i18next";
import { formatFen } from "../../shared/domain/money.ts";

/** An amount of fen in yuan, or a dash when it is not known. */
export function Money({ fen }: { fen: number | null }) {
  const { t } = useTranslation();
  if (fen === null) return t("common.state.none");
  return <span style={{ whiteSpace: "nowrap" }}>{t("common.money.yuan", { amount: formatFen(fen) })}</span>;
}
