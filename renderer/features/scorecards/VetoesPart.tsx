import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Select, Typography } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type Fact, facts, factUnits } from "../../../shared/domain/ratingFacts.ts";
import { grades, type Veto } from "../../../shared/domain/scorecard.ts";
import { useLanguage } from "../../i18n/index.ts";
import { newVeto, unitScale } from "./editing.ts";
import { NumberBox } from "./NumberBox.tsx";
import type { PartProps } from "./parts.ts";
import { Field, Problems, placeId } from "./problemContext.tsx";
import { type Removed, RemovedLine } from "./RemovedLine.tsx";
import { TextPair } from "./TextPair.tsx";
import { nameOf } from "./words.ts";

/** The facts that cap the grade whatever the score. */
export function VetoesPart({ definition: { vetoes }, edit }: PartProps) {
  const { t } = useTranslation();
  const [removed, setRemoved] = useState<readonly Removed<Veto>[]>([]);
  const change = (changed: (old: readonly Veto[]) => Veto[]) =>
    edit((old) => ({ ...old, vetoes: changed(old.vetoes) }));
  const remove = (item: Veto, index: number) => {
    change((old) => old.toSpliced(index, 1));
    setRemoved((others) => [...others, { item, index }]);
  };
  const putBack = ({ item, index }: Removed<Veto>) => {
    change((old) => old.toSpliced(index, 0, item));
    setRemoved((others) => others.filter((other) => other.item !== item));
  };
  return (
    <section className="panel" aria-label={t("scorecardPages.part.vetoes")}>
      <Typography.Title level={5}>{t("scorecardPages.part.vetoes")}</Typography.Title>
      {vetoes.length === 0 && <Typography.Text type="secondary">{t("scorecardPages.noVetoes")}</Typography.Text>}
      {vetoes.map((veto, index) => (
        <VetoFields
          key={veto.id}
          at={`vetoes.${index}`}
          veto={veto}
          onChange={(changed) => change((old) => old.with(index, changed))}
          onRemove={() => remove(veto, index)}
        />
      ))}
      {removed.map((one) => (
        <RemovedLine key={one.item.id} label={one.item.label} onUndo={() => putBack(one)} />
      ))}
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        style={{ marginTop: 6 }}
        onClick={() => change((old) => [...old, newVeto()])}
      >
        {t("scorecardPages.addVeto")}
      </Button>
    </section>
  );
}

interface VetoFieldsProps {
  at: string;
  veto: Veto;
  onChange: (veto: Veto) => void;
  onRemove: () => void;
}

function VetoFields({ at, veto, onChange, onRemove }: VetoFieldsProps) {
  const { t } = useTranslation();
  const { rule } = veto;
  const name = nameOf(veto.label, t, useLanguage());
  return (
    <div className="scorecard-item scorecard-veto" id={placeId(at)}>
      <TextPair
        at={`${at}.label`}
        label={t("scorecardPages.field.veto")}
        whole={false}
        long
        value={veto.label}
        onChange={(label) => onChange({ ...veto, label })}
      />
      <Field at={`${at}.capGrade`} label={t("scorecardPages.field.capGrade")}>
        {({ id, status }) => (
          <Select
            id={id}
            status={status}
            style={{ width: "100%" }}
            value={veto.capGrade}
            options={grades.map((grade) => ({ value: grade, label: grade }))}
            onChange={(capGrade) => onChange({ ...veto, capGrade })}
          />
        )}
      </Field>
      <Field at={`${at}.rule`} label={t("scorecardPages.field.rule")}>
        {({ id, status }) => (
          <div className="scorecard-rule">
            <Select<Fact | "">
              id={id}
              status={status}
              value={rule?.fact ?? ""}
              options={[
                { value: "", label: t("scorecardPages.field.noRule") },
                ...facts.map((fact) => ({ value: fact, label: t(`scorecards.fact.${fact}`) })),
              ]}
              onChange={(fact) =>
                onChange({ ...veto, rule: fact === "" ? null : { fact, atLeast: unitScale(factUnits[fact]) } })
              }
            />
            {rule && factUnits[rule.fact] !== "yesNo" && (
              <NumberBox
                aria-label={t("scorecardPages.field.atLeast")}
                prefix={t("scorecardPages.field.atLeast")}
                unit={factUnits[rule.fact]}
                value={rule.atLeast}
                onChange={(atLeast) => onChange({ ...veto, rule: { ...rule, atLeast: atLeast ?? 0 } })}
              />
            )}
          </div>
        )}
      </Field>
      <Button
        type="text"
        danger
        icon={<DeleteOutlined />}
        aria-label={t("scorecardPages.remove", { name })}
        style={{ marginTop: 22 }}
        onClick={onRemove}
      />
      <Problems at={at} />
    </div>
  );
}
