import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Typography } from "antd";
import { useTranslation } from "react-i18next";
import type { NumberIndicator } from "../../../shared/domain/scorecard.ts";
import { bandText } from "../../../shared/i18n/ratingText.ts";
import { withoutStep, withStepAfter } from "./editing.ts";
import { NumberBox } from "./NumberBox.tsx";
import { Problems, placeId } from "./problemContext.tsx";

/** As many as the contract lets through. */
const mostSteps = 12;

interface StepsTableProps {
  at: string;
  indicator: NumberIndicator;
  onChange: (steps: NumberIndicator["steps"]) => void;
}

/** The bands of a number, each with where it begins, what it covers in words, and its points. */
export function StepsTable({ at, indicator, onChange }: StepsTableProps) {
  const { t } = useTranslation();
  const { steps, unit } = indicator;
  const named = (field: string, index: number) => t("scorecardPages.field.ofRow", { field, row: index + 1 });
  return (
    <div className="whole" id={placeId(at)}>
      <table className="scorecard-rows">
        <thead>
          <tr>
            <th style={{ width: 170 }}>{t("scorecardPages.field.from_")}</th>
            <th>{t("scorecardPages.field.band")}</th>
            <th style={{ width: 110 }}>{t("scorecardPages.field.points")}</th>
            <th style={{ width: 76 }} />
          </tr>
        </thead>
        <tbody>
          {steps.map((step, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: bands have no other name than their place
            <tr key={index}>
              <td>
                {index > 0 && (
                  <NumberBox
                    aria-label={named(t("scorecardPages.field.from_"), index)}
                    unit={unit}
                    value={step.from}
                    onChange={(from) => onChange(steps.with(index, { ...step, from }))}
                  />
                )}
              </td>
              <td>
                <Typography.Text type="secondary" style={{ lineHeight: "32px" }}>
                  {bandText(indicator, index, t)}
                </Typography.Text>
              </td>
              <td>
                <NumberBox
                  aria-label={named(t("scorecardPages.field.points"), index)}
                  min={0}
                  max={100}
                  value={step.points}
                  onChange={(points) => onChange(steps.with(index, { ...step, points: points ?? 0 }))}
                />
              </td>
              <td>
                <Button
                  type="text"
                  icon={<PlusOutlined />}
                  disabled={steps.length >= mostSteps}
                  aria-label={t("scorecardPages.addBand", { row: index + 1 })}
                  onClick={() => onChange(withStepAfter(indicator, index))}
                />
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t("scorecardPages.removeRow", { row: index + 1 })}
                  disabled={steps.length < 2}
                  onClick={() => onChange(withoutStep(indicator, index))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problems at={at} />
    </div>
  );
}
