import { Checkbox, Flex, Form, Input, Radio, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Evidence, evidenceSources, judgements } from "../../../shared/domain/diligence.ts";
import { type Criterion, criteria } from "../../../shared/domain/scorecard.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Field } from "./Field.tsx";
import { Papers } from "./Papers.tsx";
import type { StepProps } from "./steps.ts";

/** What was found about each of the five criteria, where it is from, and what the investigators make of it. */
export function EvidenceStep({ diligence, written, editable, onContent }: StepProps) {
  const { evidence } = written.content;
  return (
    <Form layout="vertical" component="div">
      {criteria.map((criterion) => (
        <CriterionCard
          key={criterion}
          customerId={diligence.customerId}
          criterion={criterion}
          evidence={evidence[criterion]}
          editable={editable}
          onChange={(changes) =>
            onContent({ evidence: { ...evidence, [criterion]: { ...evidence[criterion], ...changes } } })
          }
        />
      ))}
    </Form>
  );
}

interface CriterionCardProps {
  customerId: number;
  criterion: Criterion;
  evidence: Evidence;
  editable: boolean;
  onChange: (changes: Partial<Evidence>) => void;
}

function CriterionCard({ customerId, criterion: of, evidence, editable, onChange }: CriterionCardProps) {
  const { t } = useTranslation();
  const { today } = useSession();
  const criterion = t(`common.criterion.${of}`);
  const id = (name: string) => `${of}-${name}`;
  return (
    <section className="panel" aria-label={criterion}>
      <Flex justify="space-between" align="center" wrap>
        <Typography.Title level={5}>{criterion}</Typography.Title>
        <Radio.Group
          aria-label={t("diligence.evidence.judgementOf", { criterion })}
          optionType="button"
          size="small"
          value={evidence.judgement}
          options={judgements.map((value) => ({ value, label: t(`diligence.judgement.${value}`) }))}
          onChange={({ target }) => onChange({ judgement: target.value })}
        />
      </Flex>
      <div className="diligence-pair">
        <Input.TextArea
          aria-label={t("diligence.evidence.findingsOf", { criterion })}
          placeholder={t("diligence.evidence.findings")}
          maxLength={2000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={evidence.findings}
          onChange={({ target }) => onChange({ findings: target.value })}
        />
        <Input.TextArea
          aria-label={t("diligence.evidence.redFlagsOf", { criterion })}
          placeholder={`${t("diligence.evidence.redFlags")} · ${t("diligence.evidence.redFlagsHint")}`}
          maxLength={1000}
          autoSize={{ minRows: 2, maxRows: 8 }}
          value={evidence.redFlags}
          onChange={({ target }) => onChange({ redFlags: target.value })}
        />
      </div>
      <Flex gap="middle" align="center" wrap className="diligence-sources">
        <Checkbox.Group
          aria-label={t("diligence.evidence.sourcesOf", { criterion })}
          value={evidence.sources}
          options={evidenceSources.map((value) => ({ value, label: t(`diligence.source.${value}`) }))}
          onChange={(sources) => onChange({ sources: evidenceSources.filter((one) => sources.includes(one)) })}
        />
        <Papers
          customerId={customerId}
          label={`${criterion} ${t("diligence.evidence.papers")}`}
          editable={editable}
          ids={evidence.paperIds}
          onChange={(paperIds) => onChange({ paperIds })}
        />
      </Flex>
      {evidence.sources.includes("creditReport") && (
        <div className="diligence-grid">
          <Field id={id("number")} label={t("diligence.evidence.reportNumber")}>
            <Input
              id={id("number")}
              maxLength={60}
              value={evidence.reportNumber}
              onChange={({ target }) => onChange({ reportNumber: target.value })}
            />
          </Field>
          <Field id={id("day")} label={t("diligence.evidence.reportOn")}>
            <DayInput
              id={id("day")}
              value={evidence.reportOn}
              max={today}
              onChange={(reportOn) => onChange({ reportOn })}
            />
          </Field>
        </div>
      )}
    </section>
  );
}
