import { Input } from "antd";
import type { ComponentProps } from "react";
import { useTranslation } from "react-i18next";
import type { LocalText } from "../../../shared/domain/scorecard.ts";
import { Problems, placeId, useProblemsAt } from "./problemContext.tsx";

interface TextPairProps {
  /** the place of the form, as problems name it */
  at: string;
  label: string;
  /** beneath each other instead of beside */
  whole?: boolean;
  max?: number;
  /** may run over several lines on the screen */
  long?: boolean;
  value: LocalText;
  onChange: (value: LocalText) => void;
}

/** A text of the scorecard in Chinese and, where somebody translates it, in English. */
export function TextPair({ at, label, whole = true, max = 200, long = false, value, onChange }: TextPairProps) {
  const { t } = useTranslation();
  const faulty = useProblemsAt(at).length > 0;
  const Box = long ? LongText : Input;
  return (
    <div className={`scorecard-field${whole ? " whole" : ""}`} id={placeId(at)}>
      <span className="label" aria-hidden>
        {label}
      </span>
      <div className="scorecard-pair">
        {(["zh", "en"] as const).map((language) => (
          <Box
            key={language}
            aria-label={t(`scorecardPages.field.inLanguage.${language}`, { field: label })}
            maxLength={max}
            autoComplete="off"
            status={faulty && language === "zh" ? "error" : ""}
            placeholder={language === "en" ? t("scorecardPages.field.englishOptional") : ""}
            value={value[language]}
            onChange={({ target }) => onChange({ ...value, [language]: target.value })}
          />
        ))}
      </div>
      <Problems at={at} />
    </div>
  );
}

/** One text, however many lines it takes on the screen. */
function LongText(passed: ComponentProps<typeof Input.TextArea>) {
  return <Input.TextArea {...passed} autoSize onPressEnter={(event) => event.preventDefault()} />;
}
