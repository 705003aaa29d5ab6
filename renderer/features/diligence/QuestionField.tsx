import { Input, InputNumber, Radio } from "antd";
import { useTranslation } from "react-i18next";
import type { InterviewAnswer } from "../../../shared/domain/diligence.ts";
import type { InterviewQuestion } from "../../../shared/domain/interviewQuestion.ts";
import { isAnswered } from "../../../shared/domain/interviewQuestions.ts";
import { inLanguage } from "../../../shared/i18n/localText.ts";
import { useLanguage } from "../../i18n/index.ts";
import { amountInput } from "../../ui/amountInput.ts";

interface QuestionFieldProps {
  question: InterviewQuestion;
  answer: InterviewAnswer | undefined;
  onAnswer: (answer: InterviewAnswer) => void;
}

const unanswered: InterviewAnswer = { choice: null, amount: null, text: "" };

/** One question of the interview: the choice, a figure where one is asked for, and whatever else was said. */
export function QuestionField({ question, answer = unanswered, onAnswer }: QuestionFieldProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const { id, options, amount, required } = question;
  const label = inLanguage(question.label, language);
  const scale = amount === "fen" ? 100 : 1;
  const missing = required && !isAnswered(question, answer);
  return (
    <div className="diligence-question" data-question={id}>
      <span id={`question-${id}`} className={missing ? "diligence-missing" : ""}>
        {label}
        {required && (
          <span className="diligence-star" title={t("diligence.interview.required")}>
            *
          </span>
        )}
      </span>
      <div className="diligence-answer">
        {options.length > 0 && (
          <Radio.Group
            aria-labelledby={`question-${id}`}
            value={answer.choice}
            options={options.map((option) => ({ value: option.id, label: inLanguage(option.label, language) }))}
            onChange={({ target }) => onAnswer({ ...answer, choice: target.value })}
          />
        )}
        {amount !== null && (
          <InputNumber<number>
            {...(amount === "fen" ? amountInput : {})}
            aria-label={t("diligence.interview.amountFor", { question: label })}
            min={0}
            max={1e10}
            suffix={amount === "fen" ? t("common.money.unit") : t("diligence.interview.years")}
            style={{ width: 170 }}
            value={answer.amount === null ? null : answer.amount / scale}
            onChange={(typed) =>
              onAnswer({ ...answer, amount: typed === null ? null : Math.round(typed * scale * 100) / 100 })
            }
          />
        )}
        <Input
          aria-label={t("diligence.interview.wordsFor", { question: label })}
          placeholder={t("diligence.interview.words")}
          maxLength={500}
          value={answer.text}
          onChange={({ target }) => onAnswer({ ...answer, text: target.value })}
        />
      </div>
    </div>
  );
}
