import { ArrowDownOutlined, ArrowUpOutlined, DeleteOutlined, DownOutlined, RightOutlined } from "@ant-design/icons";
import { Button, Tag, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Indicator, indicatorMax } from "../../../shared/domain/scorecard.ts";
import { useLanguage } from "../../i18n/index.ts";
import { IndicatorFields } from "./IndicatorFields.tsx";
import { placeId, useFaulty } from "./problemContext.tsx";
import { nameOf } from "./words.ts";

interface IndicatorCardProps {
  /** its place in the form, as problems name it */
  at: string;
  indicator: Indicator;
  open: boolean;
  onOpen: (open: boolean) => void;
  onChange: (indicator: Indicator) => void;
  /** what moves it up or down within its criterion, or null at the end */
  onMove: (step: -1 | 1) => (() => void) | null;
  onRemove: () => void;
}

/** One indicator: its name, kind and weight in a line, and its fields when it is opened. */
export function IndicatorCard({ at, indicator, open, onOpen, onChange, onMove, onRemove }: IndicatorCardProps) {
  const { t } = useTranslation();
  const faulty = useFaulty(at);
  const name = nameOf(indicator.label, t, useLanguage());
  const [up, down] = [onMove(-1), onMove(1)];
  const fact = indicator.type === "choice" ? null : indicator.fact;
  return (
    <div className={`scorecard-item${faulty ? " faulty" : ""}`} id={placeId(at)}>
      <header>
        <Button
          className="name"
          type="text"
          size="small"
          aria-expanded={open}
          aria-label={t("scorecardPages.expand", { name })}
          icon={open ? <DownOutlined aria-hidden /> : <RightOutlined aria-hidden />}
          onClick={() => onOpen(!open)}
        >
          <span className="cut">{name}</span>
        </Button>
        {fact && <Typography.Text type="secondary">{t(`scorecards.fact.${fact}`)}</Typography.Text>}
        <Tag>{t(`scorecardPages.type.${indicator.type}`)}</Tag>
        <span className="number" style={{ minWidth: 56 }}>
          {t("scorecardPages.pointsOf", { points: indicatorMax(indicator) })}
        </span>
        <Button
          size="small"
          type="text"
          icon={<ArrowUpOutlined />}
          aria-label={t("scorecardPages.moveUp", { name })}
          disabled={up === null}
          onClick={() => up?.()}
        />
        <Button
          size="small"
          type="text"
          icon={<ArrowDownOutlined />}
          aria-label={t("scorecardPages.moveDown", { name })}
          disabled={down === null}
          onClick={() => down?.()}
        />
        <Button
          size="small"
          type="text"
          danger
          icon={<DeleteOutlined />}
          aria-label={t("scorecardPages.remove", { name })}
          onClick={onRemove}
        />
      </header>
      {open && (
        <div className="body">
          <IndicatorFields at={at} indicator={indicator} onChange={onChange} />
        </div>
      )}
    </div>
  );
}
