import { useNavigate } from "@tanstack/react-router";
import { Alert, Button, Empty, Flex, Progress, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { CreditLine, LineInForce } from "../../../shared/contract/creditLines.ts";
import { type LineMovementKind, usedPercent } from "../../../shared/domain/creditLine.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import { useAllowed } from "../../app/session.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { GradeTag } from "../../ui/GradeTag.tsx";
import { Money } from "../../ui/Money.tsx";

/** The principle of the micro-loan line, in the four phrases of its certificate. */
const phrases = ["once", "asNeeded", "controlled", "revolving"] as const;

interface LineCardProps {
  line: CreditLine;
  onEnter: (kind: LineMovementKind) => void;
}

/** The line in force as its certificate reads, how far it is used, and the buttons to enter what happened. */
export function LineCard({ line, onEnter }: LineCardProps) {
  const { t } = useTranslation();
  const mayDraw = useAllowed("creditLines.draw");
  const mayRepay = useAllowed("creditLines.repay");
  const navigate = useNavigate();
  return (
    <section className="panel" aria-label={t("creditLines.certificate")}>
      {line.line ? <Certificate line={line} inForce={line.line} /> : <NoLine line={line} />}
      {(line.line || line.movements > 0) && (
        <Flex gap="small" wrap style={{ marginTop: 12 }}>
          {mayDraw && (
            <Button type={line.line ? "primary" : "default"} onClick={() => onEnter("drawing")}>
              {t("creditLines.draw")}
            </Button>
          )}
          {mayRepay && <Button onClick={() => onEnter("repayment")}>{t("creditLines.repay")}</Button>}
          {mayDraw && line.line && (
            <Button onClick={() => navigate({ to: "/customers/$id/certificate", params: { id: line.customerId } })}>
              {t("creditCertificatePaper.print")}
            </Button>
          )}
        </Flex>
      )}
    </section>
  );
}

function Certificate({ line, inForce }: { line: CreditLine; inForce: LineInForce }) {
  const { t } = useTranslation();
  const { balanceFen, availableFen, overFen } = line;
  const { lineFen } = inForce;
  const percent = usedPercent(balanceFen, lineFen);
  return (
    <Flex vertical gap="small">
      <Flex justify="space-between" align="center">
        <Typography.Title level={5} style={{ margin: 0 }}>
          {t("creditLines.certificate")}
        </Typography.Title>
        <GradeTag grade={inForce.grade} />
      </Flex>
      <div className="certificate-line">
        <Money fen={lineFen} />
      </div>
      <Flex gap={4} wrap>
        {phrases.map((phrase) => (
          <Tag key={phrase} color="gold" style={{ margin: 0 }}>
            {t(`creditLines.phrases.${phrase}`)}
          </Tag>
        ))}
      </Flex>
      <Progress
        percent={Math.min(100, percent)}
        status={overFen > 0 ? "exception" : "normal"}
        format={() => t("creditLines.usedOf", { percent })}
        aria-label={t("creditLines.used")}
      />
      <FactsTable
        plain
        column={1}
        rows={[
          [t("creditLines.balance"), <Money key="balance" fen={balanceFen} />],
          [
            t("creditLines.available"),
            <strong key="available">
              <Money fen={availableFen} />
            </strong>,
          ],
          [t("creditLines.certificateNumber"), inForce.certificateNumber],
          [t("creditLines.effectiveFrom"), inForce.effectiveFrom],
          [t("creditLines.validUntil"), inForce.expiresOn],
        ]}
      />
      {overFen > 0 && <Alert type="error" showIcon title={t("creditLines.over", { amount: formatFen(overFen) })} />}
    </Flex>
  );
}

function NoLine({ line: { balanceFen, lines } }: { line: CreditLine }) {
  const { t } = useTranslation();
  if (lines.length === 0 && balanceFen === 0)
    return <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("creditLines.noLineEver")} />;
  return (
    <Flex vertical gap="small">
      <Typography.Title level={5} style={{ margin: 0 }}>
        {t("creditLines.noLine")}
      </Typography.Title>
      <FactsTable plain column={1} rows={[[t("creditLines.balance"), <Money key="balance" fen={balanceFen} />]]} />
      {balanceFen > 0 && (
        <Alert type="warning" showIcon title={t("creditLines.noLineOwing", { amount: formatFen(balanceFen) })} />
      )}
    </Flex>
  );
}
