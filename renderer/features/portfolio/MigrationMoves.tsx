import { Card, Col, Row, Statistic } from "antd";
import { useTranslation } from "react-i18next";
import type { Migration } from "./migrationChart.ts";
import { useFigures } from "./useFigures.ts";

/** How many moved up and down, came in and went out. */
export function MigrationMoves({ matrix: { moves, shares } }: { matrix: Migration }) {
  const { t } = useTranslation();
  const words = useFigures();
  const shareOf = (move: "upgraded" | "stable" | "downgraded") =>
    shares ? t("portfolio.migration.shareOf", { share: words.share(shares[move]) }) : "";
  const cards = [
    ["upgraded", shareOf("upgraded")],
    ["stable", shareOf("stable")],
    ["downgraded", shareOf("downgraded")],
    ["entered", t("portfolio.migration.enteredHint")],
    ["left", t("portfolio.migration.leftHint")],
  ] as const;
  return (
    <Row gutter={12} wrap={false}>
      {cards.map(([move, hint]) => (
        <Col flex="1 1 0" key={move}>
          <Card size="small" className={`move-card ${move}`}>
            <Statistic title={t(`portfolio.migration.${move}`)} value={words.count(moves[move])} />
            <span className="secondary small">{hint}</span>
          </Card>
        </Col>
      ))}
    </Row>
  );
}
