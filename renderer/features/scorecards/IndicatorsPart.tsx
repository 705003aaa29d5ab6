import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Tag, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Criterion, criteria, type Indicator, indicatorMax } from "../../../shared/domain/scorecard.ts";
import { neighbour, newIndicator, swapped } from "./editing.ts";
import { IndicatorCard } from "./IndicatorCard.tsx";
import type { PartProps } from "./parts.ts";
import { Problems, placeId } from "./problemContext.tsx";
import { type Removed, RemovedLine } from "./RemovedLine.tsx";

interface IndicatorsPartProps extends PartProps {
  /** ids of the indicators whose fields are shown */
  opened: ReadonlySet<string>;
  onOpen: (id: string, open: boolean) => void;
}

/** The indicators, by the five criteria. */
export function IndicatorsPart({ definition: { indicators }, edit, opened, onOpen }: IndicatorsPartProps) {
  const { t } = useTranslation();
  const [removed, setRemoved] = useState<readonly Removed<Indicator>[]>([]);
  const change = (changed: (old: readonly Indicator[]) => Indicator[]) =>
    edit((old) => ({ ...old, indicators: changed(old.indicators) }));
  const add = (criterion: Criterion) => {
    const added = newIndicator(criterion);
    change((old) => [...old, added]);
    onOpen(added.id, true);
  };
  const remove = (item: Indicator, index: number) => {
    change((old) => old.filter(({ id }) => id !== item.id));
    setRemoved((others) => [...others, { item, index }]);
  };
  const putBack = ({ item, index }: Removed<Indicator>) => {
    change((old) => old.toSpliced(index, 0, item));
    setRemoved((others) => others.filter((other) => other.item !== item));
  };
  return (
    <section className="panel" aria-label={t("scorecardPages.part.indicators")} id={placeId("indicators")}>
      <Typography.Title level={5}>{t("scorecardPages.part.indicators")}</Typography.Title>
      <Problems at="indicators" />
      {criteria.map((criterion) => {
        const asked = indicators.flatMap((item, index) => (item.criterion === criterion ? [{ item, index }] : []));
        const name = t(`common.criterion.${criterion}`);
        const total = asked.reduce((sum, { item }) => sum + indicatorMax(item), 0);
        return (
          <section key={criterion} aria-label={name}>
            <Flex align="center" gap="small" style={{ margin: "12px 0 6px" }}>
              <Typography.Text strong>{name}</Typography.Text>
              <Tag>{t("scorecardPages.pointsOf", { points: total })}</Tag>
              <span className="grow" />
              <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => add(criterion)}>
                {t("scorecardPages.addIndicator", { criterion: name })}
              </Button>
            </Flex>
            {asked.length === 0 && (
              <Typography.Text type="secondary">{t("scorecardPages.nothingInCriterion")}</Typography.Text>
            )}
            {asked.map(({ item, index }) => (
              <IndicatorCard
                key={item.id}
                at={`indicators.${index}`}
                indicator={item}
                open={opened.has(item.id)}
                onOpen={(open) => onOpen(item.id, open)}
                onChange={(changed) => change((old) => old.map((one) => (one.id === item.id ? changed : one)))}
                onMove={(step) => {
                  const other = neighbour(indicators, index, step);
                  return other === null ? null : () => change((old) => swapped(old, index, other));
                }}
                onRemove={() => remove(item, index)}
              />
            ))}
            {removed
              .filter(({ item }) => item.criterion === criterion)
              .map((one) => (
                <RemovedLine key={one.item.id} label={one.item.label} onUndo={() => putBack(one)} />
              ))}
          </section>
        );
      })}
    </section>
  );
}
