import { Alert, App, Button, Flex, Form, Input } from "antd";
import type { TFunction } from "i18next";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import { type Survey, type SurveyFields, surveyFindingsSchema } from "../../../shared/contract/surveys.ts";
import {
  ageBands,
  economySectors,
  type SurveyProblem,
  sumOfKnown,
  surveyProblems,
  wholeEconomy,
  workPlaces,
} from "../../../shared/domain/areaSurvey.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { RecordCard } from "../records/RecordCard.tsx";
import { DemandGrid } from "./DemandGrid.tsx";
import { IndustryRows } from "./IndustryRows.tsx";
import { CountInput, PartsFields } from "./PartsFields.tsx";
import { useSurveyChanges } from "./useSurveyChanges.tsx";

interface SurveyFormProps {
  areaId: number;
  draft: Survey | null;
  correctsId: number | null;
  initial: SurveyFields;
  onReload: () => void;
}

/** The form of a survey; sums show while one types, and a final survey is not made with any that does not fit. */
export function SurveyForm({ areaId, draft, correctsId, initial, onReload }: SurveyFormProps) {
  const { t } = useTranslation();
  const { modal, message } = App.useApp();
  const { today } = useSession();
  const [fields, setFields] = useState(initial);
  const [dirty, setDirty] = useState(false);
  const [asked, setAsked] = useState(false);
  const { saved, save, finalise, discard, isStale } = useSurveyChanges({ areaId, draft, correctsId }, () =>
    setDirty(false),
  );
  const change = (changes: Partial<SurveyFields>) => {
    setFields((before) => ({ ...before, ...changes }));
    setDirty(true);
  };
  const problems = asked ? surveyProblems(fields) : [];
  const checked = (then: (parsed: SurveyFields) => void) => {
    const parsed = surveyFindingsSchema.safeParse(fields);
    if (parsed.success) then(parsed.data);
    else void message.error(t("common.field.invalid"));
  };
  const makeFinal = () => {
    setAsked(true);
    const count = surveyProblems(fields).length;
    if (count > 0) {
      void message.error(t("refusals.surveyIncomplete", { count }));
      return;
    }
    modal.confirm({
      title: t("surveys.form.finaliseConfirm"),
      okText: t("surveys.form.finalise"),
      onOk: () => checked(finalise.mutate),
    });
  };
  const lay = () =>
    modal.confirm({
      title: t("surveys.form.discardConfirm"),
      okText: t("surveys.form.discard"),
      onOk: () => {
        setDirty(false);
        if (saved) discard.mutate({ id: saved.id, version: saved.version });
      },
    });
  const item = (path: string, label: string, input: ReactNode) => (
    <Form.Item label={label} htmlFor={`survey-${path}`} {...faults(problems, path, t)}>
      {input}
    </Form.Item>
  );
  const labourForce = sumOfKnown(fields.labour);
  return (
    <Form layout="vertical" component="div">
      <LeaveGuard dirty={dirty} />
      <Flex vertical gap="middle">
        {isStale && (
          <Alert
            type="warning"
            showIcon
            title={t("surveys.form.staleHint")}
            action={<Button onClick={onReload}>{t("surveys.form.reload")}</Button>}
          />
        )}
        <div className="panel survey-facts">
          {item(
            "surveyedOn",
            t("surveys.form.surveyedOn"),
            <DayInput
              id="survey-surveyedOn"
              allowClear={false}
              max={today}
              style={{ width: "100%" }}
              value={fields.surveyedOn}
              onChange={(surveyedOn) => surveyedOn && change({ surveyedOn })}
            />,
          )}
          {item(
            "households",
            t("surveys.form.households"),
            <CountInput
              id="survey-households"
              value={fields.households}
              onChange={(households) => change({ households })}
            />,
          )}
          {item(
            "population",
            t("surveys.form.population"),
            <CountInput
              id="survey-population"
              value={fields.population}
              onChange={(population) => change({ population })}
            />,
          )}
          {item(
            "surveyor",
            t("surveys.form.surveyor"),
            <Input
              id="survey-surveyor"
              maxLength={60}
              value={fields.surveyor}
              onChange={({ target }) => change({ surveyor: target.value })}
            />,
          )}
          <div style={{ gridColumn: "1 / -1" }}>
            {item(
              "source",
              t("surveys.form.source"),
              <Input
                id="survey-source"
                maxLength={200}
                placeholder={t("surveys.form.sourceHint")}
                value={fields.source}
                onChange={({ target }) => change({ source: target.value })}
              />,
            )}
          </div>
        </div>
        <PartsFields
          title={t("surveys.form.economy")}
          names={economySectors}
          nameOf={(name) => t(`surveys.sector.${name}`)}
          value={fields.economy}
          wanted={wholeEconomy}
          percent
          problems={problems.filter(({ path }) => path === "economy")}
          onChange={(economy) => change({ economy })}
        />
        <div className="survey-columns">
          <PartsFields
            title={t("surveys.form.labour")}
            names={workPlaces}
            nameOf={(name) => t(`surveys.work.${name}`)}
            value={fields.labour}
            wanted={null}
            problems={problems.filter(({ path }) => path === "labour")}
            onChange={(labour) => change({ labour })}
          />
          <PartsFields
            title={t("surveys.form.ages")}
            names={ageBands}
            nameOf={(name) => t(`surveys.age.${name}`)}
            value={fields.ages}
            wanted={labourForce}
            problems={problems.filter(({ path }) => path === "ages")}
            onChange={(ages) => change({ ages })}
          />
        </div>
        <DemandGrid
          demands={fields.demands}
          problems={problems.filter(({ path }) => path === "demands")}
          onChange={(demands) => change({ demands })}
        />
        <IndustryRows industries={fields.industries} onChange={(industries) => change({ industries })} />
        <RecordCard title={t("surveys.form.remarks")}>
          <Input.TextArea
            aria-label={t("surveys.form.remarks")}
            maxLength={2000}
            autoSize={{ minRows: 2, maxRows: 8 }}
            value={fields.remarks}
            onChange={({ target }) => change({ remarks: target.value })}
          />
        </RecordCard>
        <Flex gap="small">
          <Button type="primary" loading={finalise.isPending} onClick={makeFinal}>
            {t("surveys.form.finalise")}
          </Button>
          <Button loading={save.isPending} onClick={() => checked(save.mutate)}>
            {t("surveys.form.save")}
          </Button>
          {saved && (
            <Button danger onClick={lay}>
              {t("surveys.form.discard")}
            </Button>
          )}
        </Flex>
      </Flex>
    </Form>
  );
}

function faults(
  problems: readonly SurveyProblem[],
  path: string,
  t: TFunction,
): { validateStatus?: "error"; help?: string } {
  const found = problems.find((problem) => problem.path === path);
  return found ? { validateStatus: "error", help: t(`surveys.problem.${found.key}`) } : {};
}
