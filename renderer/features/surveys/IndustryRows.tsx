import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Input } from "antd";
import { useTranslation } from "react-i18next";
import type { SurveyFields } from "../../../shared/contract/surveys.ts";
import { RecordCard } from "../records/RecordCard.tsx";
import { CountInput } from "./PartsFields.tsx";

type Industries = SurveyFields["industries"];

interface IndustryRowsProps {
  industries: Industries;
  onChange: (industries: Industries) => void;
}

/** What there is in the village: kind, how many, a remark; a line each. */
export function IndustryRows({ industries, onChange }: IndustryRowsProps) {
  const { t } = useTranslation();
  const change = (place: number, changes: Partial<Industries[number]>) =>
    onChange(industries.map((industry, index) => (index === place ? { ...industry, ...changes } : industry)));
  return (
    <RecordCard
      title={t("surveys.form.industries")}
      actions={
        <Button
          icon={<PlusOutlined aria-hidden />}
          onClick={() => onChange([...industries, { kind: "", units: 1, remarks: "" }])}
        >
          {t("surveys.form.addIndustry")}
        </Button>
      }
    >
      <Flex vertical gap="small">
        {industries.map(({ kind, units, remarks }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: lines have no name until somebody types one.
          <Flex key={place} gap="small">
            <Input
              aria-label={t("surveys.village.kind")}
              placeholder={t("surveys.village.kind")}
              style={{ width: 220 }}
              maxLength={40}
              value={kind}
              onChange={({ target }) => change(place, { kind: target.value })}
            />
            <div style={{ width: 120 }}>
              <CountInput value={units} onChange={(typed) => change(place, { units: typed ?? 0 })} />
            </div>
            <Input
              aria-label={t("surveys.village.remarks")}
              placeholder={t("surveys.village.remarks")}
              maxLength={200}
              value={remarks}
              onChange={({ target }) => change(place, { remarks: target.value })}
            />
            <Button
              aria-label={t("surveys.form.remove", { what: kind })}
              icon={<DeleteOutlined aria-hidden />}
              onClick={() => onChange(industries.filter((_, index) => index !== place))}
            />
          </Flex>
        ))}
      </Flex>
    </RecordCard>
  );
}
