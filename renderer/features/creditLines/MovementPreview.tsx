import { Flex, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CreditLine } from "../../../shared/contract/creditLines.ts";
import type { LineMovementKind } from "../../../shared/domain/creditLine.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { Money } from "../../ui/Money.tsx";

interface MovementPreviewProps {
  course: CreditLine["course"];
  kind: LineMovementKind;
  day: string;
  amountFen: number;
}

/** What there is on the day, and what the entry that is being typed would leave. */
export function MovementPreview({ course, kind, day, amountFen }: MovementPreviewProps) {
  const { t } = useTranslation();
  const { balanceFen, lineFen } = course.findLast((step) => step.day <= day) ?? { balanceFen: 0, lineFen: null };
  if (kind === "drawing" && lineFen === null)
    return (
      <div className="movement-preview" role="status">
        <Typography.Text type="danger">{t("creditLines.noLineOn", { date: day })}</Typography.Text>
      </div>
    );
  const thereFen = kind === "drawing" ? Math.max(0, (lineFen ?? 0) - balanceFen) : balanceFen;
  const leftFen = thereFen - amountFen;
  return (
    <Flex className="movement-preview" justify="space-between" gap="middle" role="status">
      <span>
        {t(kind === "drawing" ? "creditLines.availableOn" : "creditLines.owedOn", { date: day })}{" "}
        <Money fen={thereFen} />
      </span>
      {leftFen < 0 ? (
        <Typography.Text type="danger">{t("creditLines.tooMuch", { amount: formatFen(-leftFen) })}</Typography.Text>
      ) : (
        <strong>
          {t(kind === "drawing" ? "creditLines.availableAfter" : "creditLines.balanceAfter")} <Money fen={leftFen} />
        </strong>
      )}
    </Flex>
  );
}
