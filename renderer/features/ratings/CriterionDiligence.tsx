import { Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { Evidence } from "../../../shared/domain/diligence.ts";

const colours = { strong: "green", adequate: "blue", weak: "red", unknown: "default" } as const;

/** What the due diligence found about a criterion, and what it makes of it. */
export function CriterionDiligence({ evidence: { judgement, findings, redFlags } }: { evidence: Evidence }) {
  const { t } = useTranslation();
  return (
    <div className="criterion-diligence">
      <Tag color={colours[judgement]}>
        {t("diligence.rating.judged", { judgement: t(`diligence.judgement.${judgement}`) })}
      </Tag>
      {findings && <Typography.Text className="prose">{findings}</Typography.Text>}
      {redFlags && (
        <Typography.Text type="danger" className="prose">
          {" "}
          {redFlags}
        </Typography.Text>
      )}
    </div>
  );
}
