import { Checkbox, Flex, InputNumber, Select, Tooltip, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { unmovedMeasures } from "../../../../shared/domain/balanceBoard.ts";
import type { BalanceSettings } from "./settings.ts";

export interface SettingsFormProps {
  settings: BalanceSettings;
  onChange: (settings: BalanceSettings) => void;
}

/** What a proposal keeps to. */
export function ConstraintsForm({ settings, onChange }: SettingsFormProps) {
  const { t } = useTranslation();
  const { constraints } = settings;
  const set = (changes: Partial<BalanceSettings["constraints"]>) =>
    onChange({ ...settings, constraints: { ...constraints, ...changes } });
  return (
    <>
      <Typography.Title level={5}>{t("balance.constraints")}</Typography.Title>
      <Tooltip title={t("balance.keepTownshipsHint")} placement="right">
        <Checkbox checked={constraints.keepTownships} onChange={({ target }) => set({ keepTownships: target.checked })}>
          {t("balance.keepTownships")}
        </Checkbox>
      </Tooltip>
      <Tooltip title={t("balance.absentGiveHint")} placement="right">
        <Checkbox checked={constraints.absentGive} onChange={({ target }) => set({ absentGive: target.checked })}>
          {t("balance.absentGive")}
        </Checkbox>
      </Tooltip>
      <label htmlFor="balance-unmoved">{t("balance.unmoved")}</label>
      <Flex gap={8}>
        <InputNumber<number>
          id="balance-unmoved"
          min={0}
          max={100}
          precision={0}
          suffix="%"
          style={{ width: 84 }}
          value={constraints.unmoved.percent}
          onChange={(percent) => percent !== null && set({ unmoved: { ...constraints.unmoved, percent } })}
        />
        <Select
          aria-label={t("balance.unmoved")}
          style={{ flex: 1 }}
          value={constraints.unmoved.of}
          onChange={(of) => set({ unmoved: { ...constraints.unmoved, of } })}
          options={unmovedMeasures.map((of) => ({ value: of, label: t(`balance.unmovedOf.${of}`) }))}
        />
      </Flex>
      <div className="balancing-line">
        <label htmlFor="balance-tolerance">{t("balance.tolerance")}</label>
        <InputNumber<number>
          id="balance-tolerance"
          min={1}
          max={50}
          precision={0}
          prefix="±"
          suffix="%"
          value={constraints.tolerancePercent}
          onChange={(tolerancePercent) => tolerancePercent !== null && set({ tolerancePercent })}
        />
      </div>
      <div className="balancing-line">
        <label htmlFor="balance-cap-percent">{t("balance.capPercent")}</label>
        <InputNumber<number>
          id="balance-cap-percent"
          min={100}
          max={500}
          precision={0}
          suffix="%"
          placeholder={t("balance.noCap")}
          value={constraints.capPercent}
          onChange={(capPercent) => set({ capPercent })}
        />
      </div>
      <div className="balancing-line">
        <label htmlFor="balance-cap-customers">{t("balance.capCustomers")}</label>
        <InputNumber<number>
          id="balance-cap-customers"
          min={1}
          max={1_000_000}
          precision={0}
          placeholder={t("balance.noCap")}
          value={constraints.capCustomers}
          onChange={(capCustomers) => set({ capCustomers })}
        />
      </div>
    </>
  );
}
