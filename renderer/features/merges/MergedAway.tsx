import { Link } from "@tanstack/react-router";
import { Result } from "antd";
import { useTranslation } from "react-i18next";
import type { RefusalData } from "../../../shared/contract/base.ts";
import { refusalText } from "../../../shared/i18n/refusalText.ts";

/** In place of a customer who was merged into another: leads to the survivor. */
export function MergedAway({ refusal }: { refusal: RefusalData }) {
  const { t } = useTranslation();
  const { id, name = "", fileNumber = "" } = refusal.params;
  return (
    <Result
      status="info"
      title={t("merges.goneTitle")}
      subTitle={refusalText(refusal, t)}
      extra={
        <Link to="/customers/$id" params={{ id: Number(id) }}>
          {t("merges.open", { name: String(name), fileNumber: String(fileNumber) })}
        </Link>
      }
    />
  );
}
