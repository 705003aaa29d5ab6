import { isSigned } from "../../../../shared/domain/diligence.ts";
import { type InterviewTopic, interviewTopics } from "../../../../shared/domain/interviewQuestion.ts";
import { interviewQuestions } from "../../../../shared/domain/interviewQuestions.ts";
import { interviewAnswerText } from "../../../../shared/i18n/diligenceText.ts";
import { inLanguage } from "../../../../shared/i18n/localText.ts";
import { Fields, Signatures } from "../../paper/parts.tsx";
import { type PartProps, papersText } from "./content.ts";

/** Who was asked, where and when, each question with its answer, and where the customer and both investigators sign. */
export function InterviewPart({ content, printing }: PartProps) {
  const { t } = printing;
  const { lead, second, customerKind, questionEdition } = content.diligence;
  const questions = interviewQuestions(customerKind, questionEdition);
  const topics = interviewTopics.filter((topic) => questions.some((question) => question.topic === topic));
  const { heldOn, place, interviewee, relation, present } = content.diligence.content.interview;
  const none = t("common.state.none");
  const asked = [interviewee, relation && t(`diligence.relation.${relation}`)].filter(Boolean).join(" · ");
  return (
    <>
      <Fields
        compact
        rows={[
          [t("diligence.interview.heldOn"), heldOn ?? none],
          [t("diligence.interview.place"), place || none],
          [t("diligence.interview.interviewee"), asked || none],
          [t("diligence.interview.present"), present || none],
        ]}
      />
      <Questions content={content} printing={printing} topics={topics.slice(0, -1)} />
      {/* Nobody signs a page on which nothing stands that was said. */}
      <div className="keep">
        <Questions content={content} printing={printing} topics={topics.slice(-1)} goesOn />
        <p>{t("diligencePaper.declaration")}</p>
        <Signed content={content} printing={printing} />
        <Signatures
          boxes={[
            { title: t("diligencePaper.customerSigns"), name: interviewee || content.customer.name },
            { title: t("diligence.lead"), name: lead.name },
            { title: t("diligence.second"), name: second?.name ?? "" },
          ]}
          signature={t("documents.file.signature")}
          date={t("documents.file.signatureDate")}
        />
      </div>
    </>
  );
}

interface QuestionsProps extends PartProps {
  topics: readonly InterviewTopic[];
  /** what comes before is on a table of its own */
  goesOn?: boolean;
}

/** The questions by their topics, in the words of the edition that was asked by. */
function Questions({ content: { diligence }, printing: { t, language }, topics, goesOn = false }: QuestionsProps) {
  const questions = interviewQuestions(diligence.customerKind, diligence.questionEdition);
  const { answers } = diligence.content.interview;
  return (
    <table className={goesOn ? "compact questions goes-on" : "compact questions"}>
      <colgroup>
        <col className="topic" />
        <col className="question" />
        <col />
      </colgroup>
      {!goesOn && (
        <thead>
          <tr>
            <th>{t("diligencePaper.topic")}</th>
            <th>{t("diligencePaper.question")}</th>
            <th>{t("diligencePaper.answer")}</th>
          </tr>
        </thead>
      )}
      {topics.map((topic) => {
        const about = questions.filter((question) => question.topic === topic);
        return (
          <tbody key={topic}>
            {about.map((question, index) => (
              <tr key={question.id}>
                {/* No cell spans rows: those of a long topic stand on several pages. */}
                {index === 0 ? <th scope="rowgroup">{t(`diligence.topic.${topic}`)}</th> : <td />}
                <td>{inLanguage(question.label, language)}</td>
                <td>
                  {interviewAnswerText(question, answers[question.id], t, language) || t("diligencePaper.unanswered")}
                </td>
              </tr>
            ))}
          </tbody>
        );
      })}
    </table>
  );
}

/** That the record was signed on paper already, by whom and when, and where the paper is. */
function Signed({ content, printing }: PartProps) {
  const { t } = printing;
  const { interview } = content.diligence.content;
  if (!isSigned(interview)) return null;
  const names = interview.signers.map(({ name, role }) =>
    t("diligencePaper.signer", { name, role: t(`diligence.signer.${role}`) }),
  );
  const papers = papersText(interview.paperIds, content, printing);
  return (
    <p>
      {t("diligencePaper.signed", {
        date: interview.signedOn ?? t("common.state.none"),
        names: names.join(t("common.separator")),
      })}
      {papers && ` ${t("diligencePaper.papers", { papers })}`}
    </p>
  );
}
