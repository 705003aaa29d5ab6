import { InputNumber, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { loadMeasures } from "../../../../shared/domain/loads.ts";
import type { SettingsFormProps } from "./ConstraintsForm.tsx";

/** What makes a load. */
export function WeightsForm({ settings, onChange }: SettingsFormProps) {
  const { t } = useTranslation();
  const { weights } = settings;
  return (
    <>
      <Typography.Title level={5}>{t("balance.weights")}</Typography.Title>
      <Typography.Text type="secondary">{t("balance.weightsHint")}</Typography.Text>
      {loadMeasures.map((figure) => (
        <div key={figure} className="balancing-line">
          <label htmlFor={`balance-weight-${figure}`}>{t(`loads.figure.${figure}`)}</label>
          <InputNumber<number>
            id={`balance-weight-${figure}`}
            size="small"
            min={0}
            max={10}
            precision={0}
            value={weights[figure]}
            onChange={(weight) =>
              weight !== null && onChange({ ...settings, weights: { ...weights, [figure]: weight } })
            }
          />
        </div>
      ))}
    </>
  );
}
