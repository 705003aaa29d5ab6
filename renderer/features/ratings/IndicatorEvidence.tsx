import { FileTextOutlined } from "@ant-design/icons";
import { Button, Flex, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { IndicatorNote } from "../../../shared/contract/ratings.ts";
import { EvidencePapers } from "./EvidencePapers.tsx";
import { PaperPicker } from "./PaperPicker.tsx";

interface IndicatorEvidenceProps {
  customerId: number;
  indicatorId: string;
  /** what the indicator is called */
  label: string;
  note: IndicatorNote | undefined;
  /** the note is missing and must be there before the rating is proposed */
  required: boolean;
  onChange: (note: IndicatorNote) => void;
}

/** What backs an answer: a note and papers of the customer. Out of the way until somebody wants it. */
export function IndicatorEvidence(props: IndicatorEvidenceProps) {
  const { customerId, indicatorId, label, note: written, required, onChange } = props;
  const { t } = useTranslation();
  const [opened, setOpened] = useState(false);
  const { note, attachmentIds } = written ?? { note: "", attachmentIds: [] };
  if (!opened && !required && note === "" && attachmentIds.length === 0)
    return (
      <Button
        type="link"
        size="small"
        className="indicator-evidence"
        icon={<FileTextOutlined />}
        aria-label={t("ratings.form.addEvidenceTo", { indicator: label })}
        onClick={() => setOpened(true)}
      >
        {t("ratings.form.addEvidence")}
      </Button>
    );
  return (
    <Flex vertical gap={4} className="evidence">
      <Flex gap="small" align="start">
        <Input.TextArea
          id={`note-${indicatorId}`}
          aria-label={t("ratings.form.noteOn", { indicator: label })}
          aria-required={required}
          placeholder={t(required ? "ratings.form.noteWhy" : "ratings.form.noteHint")}
          {...(required ? { status: "error" as const } : {})}
          autoSize={{ minRows: 1, maxRows: 4 }}
          maxLength={500}
          value={note}
          // The note is one paragraph: it is printed in a cell of the rating sheet.
          onChange={({ target }) => onChange({ note: target.value.replace(/[\r\n]+/g, " "), attachmentIds })}
        />
        <PaperPicker
          customerId={customerId}
          label={label}
          chosen={attachmentIds}
          onChoose={(ids) => onChange({ note, attachmentIds: ids })}
        />
      </Flex>
      <EvidencePapers
        customerId={customerId}
        ids={attachmentIds}
        onRemove={(id) => onChange({ note, attachmentIds: attachmentIds.filter((one) => one !== id) })}
      />
    </Flex>
  );
}
