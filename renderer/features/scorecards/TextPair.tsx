import { Input } from "antd";
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
  value: LocalText;
  onChange: (value: LocalText) => void;
}

/** A text of the scorecard in Chinese and, where somebody translates it, in English. */
export function TextPair({ at, label, whole = true, max = 200, value, onChange }: TextPairProps) {
  const { t } = useTranslation();
  const faulty = useProblemsAt(at).length > 0;
  const named = (language: keyof LocalText) => t(`scorecardPages.field.inLanguage.${language}`, { field: label });
  return (
    <div className={`scorecard-field${whole ? " whole" : ""}`} id={placeId(at)}>
      <span className="label" aria-hidden>
        {label}
      </span>
      <div className="scorecard-pair">
        <Input
          aria-label={named("zh")}
          maxLength={max}
          autoComplete="off"
          status={faulty ? "error" : ""}
          value={value.zh}
          onChange={({ target }) => onChange({ ...value, zh: target.value })}
        />
        <Input
          aria-label={named("en")}
          maxLength={max}
          autoComplete="off"
          placeholder={t("scorecardPages.field.englishOptional")}
          value={value.en}
          onChange={({ target }) => onChange({ ...value, en: target.value })}
        />
      </div>
      <Problems at={at} />
    </div>
  );
}
