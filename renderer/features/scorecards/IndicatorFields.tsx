import { Segmented, Select } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import type { Fact } from "../../../shared/domain/ratingFacts.ts";
import {
  type Indicator,
  indicatorTypes,
  indicatorUnits,
  type NumberIndicator,
  type YesNoIndicator,
} from "../../../shared/domain/scorecard.ts";
import { factsIn, withType, withUnit } from "./editing.ts";
import { NumberBox } from "./NumberBox.tsx";
import { OptionsTable } from "./OptionsTable.tsx";
import { Field, Problems, placeId } from "./problemContext.tsx";
import { StepsTable } from "./StepsTable.tsx";
import { TextPair } from "./TextPair.tsx";

interface IndicatorFieldsProps<T extends Indicator> {
  at: string;
  indicator: T;
  onChange: (indicator: Indicator) => void;
}

/** Everything that makes up an indicator. */
export function IndicatorFields({ at, indicator, onChange }: IndicatorFieldsProps<Indicator>) {
  const { t } = useTranslation();
  // Whoever tries another kind of answer and comes back finds the answers that were there.
  const before = useRef(new Map<Indicator["type"], Indicator>());
  const changeType = (type: Indicator["type"]) => {
    before.current.set(indicator.type, indicator);
    const { id, criterion, label, guidance } = indicator;
    const known = before.current.get(type);
    onChange(known ? { ...known, id, criterion, label, guidance } : withType(indicator, type));
  };
  return (
    <div className="scorecard-fields">
      <TextPair
        at={`${at}.label`}
        label={t("scorecardPages.field.indicator")}
        value={indicator.label}
        onChange={(label) => onChange({ ...indicator, label })}
      />
      <TextPair
        at={`${at}.guidance`}
        label={t("scorecardPages.field.guidance")}
        value={indicator.guidance}
        onChange={(guidance) => onChange({ ...indicator, guidance })}
      />
      <div className="scorecard-field whole">
        <span className="label" aria-hidden>
          {t("scorecardPages.field.type")}
        </span>
        <Segmented
          aria-label={t("scorecardPages.field.type")}
          value={indicator.type}
          options={indicatorTypes.map((type) => ({ value: type, label: t(`scorecardPages.type.${type}`) }))}
          onChange={changeType}
        />
      </div>
      <Answers at={at} indicator={indicator} onChange={onChange} />
      <div className="whole" id={placeId(`${at}.points`)}>
        <Problems at={`${at}.points`} />
      </div>
    </div>
  );
}

function Answers({ at, indicator, onChange }: IndicatorFieldsProps<Indicator>) {
  switch (indicator.type) {
    case "choice":
      return (
        <OptionsTable
          at={`${at}.options`}
          options={indicator.options}
          onChange={(options) => onChange({ ...indicator, options })}
        />
      );
    case "yesNo":
      return <YesNoFields at={at} indicator={indicator} onChange={onChange} />;
    case "number":
      return <NumberFields at={at} indicator={indicator} onChange={onChange} />;
  }
}

function YesNoFields({ at, indicator, onChange }: IndicatorFieldsProps<YesNoIndicator>) {
  const { t } = useTranslation();
  return (
    <>
      {(["yesPoints", "noPoints"] as const).map((name) => (
        <Field key={name} at={`${at}.${name}`} label={t(`scorecardPages.field.${name}`)}>
          {(control) => (
            <NumberBox
              {...control}
              min={0}
              max={100}
              value={indicator[name]}
              onChange={(points) => onChange({ ...indicator, [name]: points ?? 0 })}
            />
          )}
        </Field>
      ))}
      <FactField at={at} indicator={indicator} onChange={onChange} />
    </>
  );
}

function NumberFields({ at, indicator, onChange }: IndicatorFieldsProps<NumberIndicator>) {
  const { t } = useTranslation();
  return (
    <>
      <Field at={`${at}.unit`} label={t("scorecardPages.field.unit")}>
        {({ id }) => (
          <Select
            id={id}
            style={{ width: "100%" }}
            value={indicator.unit}
            options={indicatorUnits.map((unit) => ({ value: unit, label: t(`scorecardPages.unit.${unit}`) }))}
            onChange={(unit) => onChange(withUnit(indicator, unit))}
          />
        )}
      </Field>
      <FactField at={at} indicator={indicator} onChange={onChange} />
      <div className="scorecard-field whole">
        <span className="label" aria-hidden>
          {t("scorecardPages.field.better")}
        </span>
        <Segmented<"higher" | "lower" | "middle">
          aria-label={t("scorecardPages.field.better")}
          value={indicator.better ?? "middle"}
          options={(["higher", "lower", "middle"] as const).map((way) => ({
            value: way,
            label: t(`scorecardPages.better.${way}`),
          }))}
          onChange={(way) => onChange({ ...indicator, better: way === "middle" ? null : way })}
        />
      </div>
      <StepsTable at={`${at}.steps`} indicator={indicator} onChange={(steps) => onChange({ ...indicator, steps })} />
    </>
  );
}

/** What of the ledger answers the indicator: only what is of its unit. */
function FactField({ at, indicator, onChange }: IndicatorFieldsProps<NumberIndicator | YesNoIndicator>) {
  const { t } = useTranslation();
  const fitting = factsIn(indicator.type === "number" ? indicator.unit : "yesNo");
  return (
    <Field at={`${at}.fact`} label={t("scorecardPages.field.fact")}>
      {({ id, status }) => (
        <Select<Fact | "">
          id={id}
          status={status}
          style={{ width: "100%" }}
          value={indicator.fact ?? ""}
          options={[
            { value: "", label: t("scorecardPages.field.noFact") },
            ...fitting.map((fact) => ({ value: fact, label: t(`scorecards.fact.${fact}`) })),
          ]}
          onChange={(fact) => onChange({ ...indicator, fact: fact === "" ? null : fact })}
        />
      )}
    </Field>
  );
}
