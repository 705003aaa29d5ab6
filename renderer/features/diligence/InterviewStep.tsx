import { Form, Input, Select, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type Interview, type InterviewAnswer, intervieweeRelations } from "../../../shared/domain/diligence.ts";
import { interviewTopics } from "../../../shared/domain/interviewQuestion.ts";
import { interviewProgress, interviewQuestions } from "../../../shared/domain/interviewQuestions.ts";
import { useSession } from "../../app/session.ts";
import { DayInput } from "../../ui/DayInput.tsx";
import { Field } from "./Field.tsx";
import { QuestionField } from "./QuestionField.tsx";
import { SigningCard } from "./SigningCard.tsx";
import type { StepProps } from "./steps.ts";

/** Who was asked, where and when, and what was answered. */
export function InterviewStep(props: StepProps) {
  const { diligence, written, editable, onContent } = props;
  const { t } = useTranslation();
  const { today } = useSession();
  const { interview } = written.content;
  const change = (changes: Partial<Interview>) => onContent({ interview: { ...interview, ...changes } });
  const questions = interviewQuestions(diligence.customerKind, diligence.questionEdition);
  const answer = (id: string, given: InterviewAnswer) => change({ answers: { ...interview.answers, [id]: given } });
  return (
    <Form layout="vertical" component="div">
      <section className="panel" aria-label={t("diligence.interview.record")}>
        <Typography.Title level={5}>{t("diligence.interview.record")}</Typography.Title>
        <div className="diligence-grid">
          <Field id="held-on" label={t("diligence.interview.heldOn")} required missing={interview.heldOn === null}>
            <DayInput id="held-on" value={interview.heldOn} max={today} onChange={(heldOn) => change({ heldOn })} />
          </Field>
          <Field id="place" label={t("diligence.interview.place")}>
            <Input
              id="place"
              maxLength={100}
              value={interview.place}
              onChange={({ target }) => change({ place: target.value })}
            />
          </Field>
          <Field id="interviewee" label={t("diligence.interview.interviewee")}>
            <Input
              id="interviewee"
              maxLength={60}
              value={interview.interviewee}
              onChange={({ target }) => change({ interviewee: target.value })}
            />
          </Field>
          <Field id="relation" label={t("diligence.interview.relation")}>
            <Select
              id="relation"
              allowClear
              value={interview.relation}
              options={intervieweeRelations.map((value) => ({ value, label: t(`diligence.relation.${value}`) }))}
              onChange={(relation) => change({ relation: relation ?? null })}
            />
          </Field>
          <Field id="present" label={t("diligence.interview.present")}>
            <Input
              id="present"
              maxLength={200}
              placeholder={t("diligence.interview.presentHint")}
              value={interview.present}
              onChange={({ target }) => change({ present: target.value })}
            />
          </Field>
        </div>
      </section>
      <section className="panel" aria-label={t("diligence.interview.questions")}>
        <Typography.Title level={5}>
          {t("diligence.interview.questions")}{" "}
          <Typography.Text type="secondary" className="small">
            {t("diligence.interview.progress", interviewProgress(questions, interview))}
          </Typography.Text>
        </Typography.Title>
        {interviewTopics.map((topic) => {
          const about = questions.filter((question) => question.topic === topic);
          if (about.length === 0) return null;
          return (
            <fieldset key={topic} className="diligence-topic">
              <legend>{t(`diligence.topic.${topic}`)}</legend>
              {about.map((question) => (
                <QuestionField
                  key={question.id}
                  question={question}
                  answer={interview.answers[question.id]}
                  onAnswer={(given) => answer(question.id, given)}
                />
              ))}
            </fieldset>
          );
        })}
      </section>
      <SigningCard customerId={diligence.customerId} interview={interview} editable={editable} onChange={change} />
    </Form>
  );
}
