import { Card, Col, Flex, Row, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { ConcentrationLevel } from "../../../shared/domain/concentration.ts";
import type { ConcentrationFigures } from "./concentrationChart.ts";
import { useFigures } from "./useFigures.ts";

const levelColours: Record<ConcentrationLevel, string> = { low: "green", moderate: "gold", high: "red" };

interface ConcentrationIndexesProps {
  figures: ConcentrationFigures;
  names: readonly string[];
}

/** How concentrated balances and lines are, in words, with the number behind them. */
export function ConcentrationIndexes({ figures, names }: ConcentrationIndexesProps) {
  const { t } = useTranslation();
  const { rows, balanceIndex, lineIndex } = figures;
  return (
    <Flex vertical gap="small">
      <Row gutter={12}>
        <Index
          title={t("portfolio.concentration.balanceIndex")}
          index={balanceIndex}
          shares={rows.map(({ balance }) => balance.share)}
          names={names}
        />
        <Index
          title={t("portfolio.concentration.lineIndex")}
          index={lineIndex}
          shares={rows.map(({ line }) => line?.share ?? 0)}
          names={names}
        />
      </Row>
      <Typography.Text type="secondary">{t("portfolio.concentration.indexHint")}</Typography.Text>
    </Flex>
  );
}

interface IndexProps {
  title: string;
  index: ConcentrationFigures["balanceIndex"];
  shares: readonly number[];
  names: readonly string[];
}

function Index({ title, index, shares, names }: IndexProps) {
  const { t } = useTranslation();
  const words = useFigures();
  if (!index) return null;
  const most = Math.max(...shares);
  const name = names[shares.indexOf(most)] ?? "";
  return (
    <Col span={12}>
      <Card size="small">
        <Flex gap="small" align="center" wrap>
          <strong>{title}</strong>
          <Tag color={levelColours[index.level]}>{t(`portfolio.concentration.level.${index.level}`)}</Tag>
          <span>{t("portfolio.concentration.index", { value: words.index(index.value) })}</span>
          <span className="secondary">{t("portfolio.concentration.largest", { name, share: words.share(most) })}</span>
        </Flex>
      </Card>
    </Col>
  );
}
