import { Form, InputNumber } from "antd";
import { useTranslation } from "react-i18next";
import { type SurveyProblem, sumOfKnown } from "../../../shared/domain/areaSurvey.ts";
import { useFigures } from "../portfolio/useFigures.ts";
import { RecordCard } from "../records/RecordCard.tsx";

interface CountInputProps {
  id?: string;
  value: number | null;
  onChange: (value: number | null) => void;
  /** the value is in parts of a thousand and typed in percent */
  percent?: boolean;
}

/** A whole number, or a share with one digit of percent; empty is not known. */
export function CountInput({ id, value, onChange, percent = false }: CountInputProps) {
  const shown = value !== null && percent ? value / 10 : value;
  return (
    <InputNumber
      {...(id === undefined ? {} : { id })}
      min={0}
      max={percent ? 100 : 1_000_000}
      precision={percent ? 1 : 0}
      controls={false}
      suffix={percent ? "%" : undefined}
      style={{ width: "100%" }}
      value={shown}
      onChange={(typed) => onChange(typed === null ? null : Math.round(typed * (percent ? 10 : 1)))}
    />
  );
}

interface PartsFieldsProps<Name extends string> {
  title: string;
  names: readonly Name[];
  nameOf: (name: Name) => string;
  value: Readonly<Record<Name, number | null>>;
  /** what the parts have to add up to; null where that is open */
  wanted: number | null;
  percent?: boolean;
  problems: readonly SurveyProblem[];
  onChange: (value: Record<Name, number | null>) => void;
}

/** The parts of a structure with their sum, which says at once whether it fits. */
export function PartsFields<Name extends string>(props: PartsFieldsProps<Name>) {
  const { title, names, nameOf, value, wanted, percent = false, problems, onChange } = props;
  const { t } = useTranslation();
  const words = useFigures();
  const sum = sumOfKnown(value);
  const written = (whole: number) => (percent ? `${whole / 10}%` : words.count(whole));
  const fits = sum === null || wanted === null || sum === wanted;
  const note = (
    <span className={fits ? "survey-sum" : "survey-sum wrong"} role="status">
      {t("surveys.form.sum", { sum: written(sum ?? 0) })}
      {!fits && wanted !== null && ` · ${t("surveys.form.shouldBe", { sum: written(wanted) })}`}
      {problems.map(({ key }) => (
        <span key={key} className="wrong">
          {" "}
          · {t(`surveys.problem.${key}`)}
        </span>
      ))}
    </span>
  );
  return (
    <RecordCard title={title} note={note}>
      <div className="survey-parts">
        {names.map((name) => (
          <Form.Item key={name} label={nameOf(name)} htmlFor={`survey-${name}`}>
            <CountInput
              id={`survey-${name}`}
              value={value[name]}
              percent={percent}
              onChange={(part) => onChange({ ...value, [name]: part })}
            />
          </Form.Item>
        ))}
      </div>
    </RecordCard>
  );
}
