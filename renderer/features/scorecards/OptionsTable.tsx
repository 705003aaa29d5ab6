import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { IndicatorOption } from "../../../shared/domain/scorecard.ts";
import { newOption } from "./editing.ts";
import { NumberBox } from "./NumberBox.tsx";
import { Problems, placeId } from "./problemContext.tsx";

/** As many as the contract lets through. */
const mostOptions = 12;

interface OptionsTableProps {
  at: string;
  options: readonly IndicatorOption[];
  onChange: (options: IndicatorOption[]) => void;
}

/** The fixed answers to a question, each with its points. */
export function OptionsTable({ at, options, onChange }: OptionsTableProps) {
  const { t } = useTranslation();
  const words = (language: "zh" | "en") =>
    t(`scorecardPages.field.inLanguage.${language}`, { field: t("scorecardPages.field.option") });
  const named = (field: string, index: number) => t("scorecardPages.field.ofRow", { field, row: index + 1 });
  const replace = (index: number, changed: Partial<IndicatorOption>) =>
    onChange(options.map((option, place) => (place === index ? { ...option, ...changed } : option)));
  return (
    <div className="whole" id={placeId(at)}>
      <table className="scorecard-rows">
        <thead>
          <tr>
            <th>{words("zh")}</th>
            <th>{words("en")}</th>
            <th style={{ width: 110 }}>{t("scorecardPages.field.points")}</th>
            <th style={{ width: 40 }} />
          </tr>
        </thead>
        <tbody>
          {options.map(({ id, label, points }, index) => (
            <tr key={id}>
              {(["zh", "en"] as const).map((language) => (
                <td key={language}>
                  <Input
                    aria-label={named(words(language), index)}
                    maxLength={200}
                    autoComplete="off"
                    value={label[language]}
                    onChange={({ target }) => replace(index, { label: { ...label, [language]: target.value } })}
                  />
                </td>
              ))}
              <td>
                <NumberBox
                  aria-label={named(t("scorecardPages.field.points"), index)}
                  min={0}
                  max={100}
                  value={points}
                  onChange={(typed) => replace(index, { points: typed ?? 0 })}
                />
              </td>
              <td>
                <Button
                  type="text"
                  danger
                  icon={<DeleteOutlined />}
                  aria-label={t("scorecardPages.removeRow", { row: index + 1 })}
                  onClick={() => onChange(options.toSpliced(index, 1))}
                />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <Problems at={at} />
      <Button
        size="small"
        icon={<PlusOutlined aria-hidden />}
        disabled={options.length >= mostOptions}
        style={{ margin: "4px 4px 0" }}
        onClick={() => onChange([...options, newOption()])}
      >
        {t("scorecardPages.addOption")}
      </Button>
    </div>
  );
}
