import { Alert, Button, ConfigProvider, Flex, Tabs, Typography } from "antd";
import { useCallback } from "react";
import { useTranslation } from "react-i18next";
import type { Diligence } from "../../../shared/contract/diligence.ts";
import { writableDiligences } from "../../../shared/domain/diligence.ts";
import { useAllowed } from "../../app/session.ts";
import { useShortcut } from "../../app/shortcuts.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { AnalysisStep } from "./AnalysisStep.tsx";
import { ConclusionStep } from "./ConclusionStep.tsx";
import { DecisionBar } from "./DecisionBar.tsx";
import { DiligenceHead } from "./DiligenceHead.tsx";
import { EvidenceStep } from "./EvidenceStep.tsx";
import { InterviewStep } from "./InterviewStep.tsx";
import { type StepName, type StepProps, stepNames } from "./steps.ts";
import { useDiligenceDraft } from "./useDiligenceDraft.ts";
import "./diligence.css";

interface DiligenceFormProps {
  begin: Diligence;
  step: StepName;
  onStep: (step: StepName) => void;
}

const contents: Readonly<Record<StepName, (props: StepProps) => React.ReactNode>> = {
  interview: InterviewStep,
  evidence: EvidenceStep,
  analysis: AnalysisStep,
  conclusion: ConclusionStep,
};

/** A due diligence step by step: written where it is open, to be read where it is not. */
export function DiligenceForm({ begin, step, onStep }: DiligenceFormProps) {
  const { t } = useTranslation();
  const draft = useDiligenceDraft(begin);
  const { saved, written, dirty, staleBy, saving, save, goOn } = draft;
  const editable = useAllowed("diligence.save") && writableDiligences.includes(saved.status);
  const saveByKey = useCallback(() => void save(), [save]);
  useShortcut({ key: "s", ctrl: true }, saveByKey);
  const props: StepProps = { diligence: saved, written, editable, onContent: draft.changeContent };
  const Content = contents[step];
  /** Flags and checks follow from what is written down, so that is done first. */
  const go = async (next: StepName) => {
    if (!dirty || (await save())) onStep(next);
  };
  return (
    <Flex vertical gap="small">
      <LeaveGuard dirty={dirty} within={({ pathname }) => pathname.endsWith(`/diligence/${saved.id}`)} />
      <DiligenceHead
        diligence={saved}
        secondId={written.secondId}
        editable={editable}
        onSecond={(secondId) => draft.change({ secondId })}
      />
      {staleBy !== null && (
        <Alert
          type="error"
          showIcon
          title={t("diligence.stale.title", { name: staleBy })}
          description={t("diligence.stale.text")}
          action={
            <Flex vertical gap="small">
              <Button type="primary" onClick={() => goOn("mine")}>
                {t("diligence.stale.mine")}
              </Button>
              <Button onClick={() => goOn("theirs")}>{t("diligence.stale.theirs")}</Button>
            </Flex>
          }
        />
      )}
      <Tabs
        activeKey={step}
        onChange={(key) => go(key as StepName)}
        items={stepNames.map((name) => ({ key: name, label: t(`diligence.step.${name}`) }))}
        tabBarExtraContent={
          editable && (
            <Flex gap="small" align="center">
              {dirty && <Typography.Text type="warning">{t("diligence.unsaved")}</Typography.Text>}
              <Button type="primary" disabled={!dirty} loading={saving} onClick={() => save()}>
                {t("diligence.save")}
              </Button>
            </Flex>
          )
        }
      />
      <ConfigProvider componentDisabled={!editable && step !== "conclusion"}>
        <fieldset className="diligence-content" disabled={false}>
          <Content {...props} />
        </fieldset>
      </ConfigProvider>
      <DecisionBar diligence={saved} editable={editable} dirty={dirty} onSave={save} />
    </Flex>
  );
}
