import { Alert, Button, Col, Empty, Flex, Row, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { WhatIf } from "../../../shared/contract/whatIf.ts";
import { formatFen } from "../../../shared/domain/money.ts";
import type { ScorecardDefinition } from "../../../shared/domain/scorecard.ts";
import { gradeMoves } from "../../../shared/domain/whatIf.ts";
import type { Language } from "../../../shared/i18n/index.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { FactsTable } from "../../ui/FactsTable.tsx";
import { saveTable } from "../../ui/saveTable.ts";
import { GradeMatrix } from "./GradeMatrix.tsx";
import { GradesBeforeAfter } from "./GradesBeforeAfter.tsx";
import { MoversTable } from "./MoversTable.tsx";
import { figureRows } from "./whatIfFile.ts";

/** What would change, in one sentence, figures, and the customers whom it touches most. */
export function WhatIfReport({ result, definition }: { result: WhatIf; definition: ScorecardDefinition }) {
  const { t, i18n } = useTranslation();
  const language = i18n.language as Language;
  if (result.customers === 0) return <Empty description={t("whatIf.nobody")} />;
  const count = (value: number) => value.toLocaleString(language);
  const yuan = (fen: number) => t("common.money.yuan", { amount: formatFen(fen) });
  const { risen, fallen } = gradeMoves(result.matrix);
  const save = () =>
    saveTable(
      t("whatIf.fileName", { title: inLanguage(definition.title, language), day: result.day }),
      [t("whatIf.item"), t("whatIf.before"), t("whatIf.after"), t("whatIf.customers")],
      figureRows(result, t),
    );
  const difference = result.lineAfterFen - result.lineBeforeFen;
  return (
    <Flex vertical gap="middle">
      <Flex gap="middle" align="center" justify="space-between">
        <Typography.Title level={5} style={{ margin: 0 }}>
          {t("whatIf.headline", {
            customers: count(result.customers),
            changed: count(risen + fallen),
            risen: count(risen),
            fallen: count(fallen),
          })}
        </Typography.Title>
        <Button onClick={save}>{t("whatIf.save")}</Button>
      </Flex>
      <Estimates result={result} definition={definition} />
      <Row gutter={16}>
        <Col span={12}>
          <GradesBeforeAfter matrix={result.matrix} />
        </Col>
        <Col span={12}>
          <Flex vertical gap="middle">
            <GradeMatrix matrix={result.matrix} />
            <FactsTable
              column={1}
              plain
              rows={[
                [t("whatIf.lineBefore"), yuan(result.lineBeforeFen)],
                [
                  t("whatIf.lineAfter"),
                  t("whatIf.withDifference", {
                    amount: yuan(result.lineAfterFen),
                    difference: `${difference < 0 ? "-" : "+"}${yuan(Math.abs(difference))}`,
                  }),
                ],
                [
                  t("whatIf.lines"),
                  t("whatIf.linesMoved", {
                    raised: count(result.linesRaised),
                    lowered: count(result.linesLowered),
                  }),
                ],
                [t("whatIf.notRated"), t("whatIf.households", { customers: count(result.notRated) })],
              ]}
            />
          </Flex>
        </Col>
      </Row>
      <MoversTable movers={result.movers} />
    </Flex>
  );
}

/** How many results are estimates, for want of which answers. */
function Estimates({ result, definition }: { result: WhatIf; definition: ScorecardDefinition }) {
  const { t, i18n } = useTranslation();
  const { estimated, incomparable, unanswered } = result;
  if (estimated === 0 && incomparable === 0) return null;
  const language = i18n.language as Language;
  const count = (value: number) => value.toLocaleString(language);
  const indicators = unanswered.map(({ indicatorId, customers }) => {
    const label = definition.indicators.find(({ id }) => id === indicatorId)?.label ?? { zh: indicatorId, en: "" };
    return t("whatIf.unanswered", { indicator: inLanguage(label, language), customers: count(customers) });
  });
  return (
    <Alert
      type="info"
      showIcon
      title={t("whatIf.estimated", { customers: count(estimated) })}
      description={
        <>
          {indicators.length > 0 && (
            <div>{t("whatIf.noAnswers", { indicators: indicators.join(t("common.separator")) })}</div>
          )}
          {incomparable > 0 && <div>{t("whatIf.incomparable", { customers: count(incomparable) })}</div>}
        </>
      }
    />
  );
}
