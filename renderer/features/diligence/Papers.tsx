import { Flex } from "antd";
import { EvidencePapers } from "../ratings/EvidencePapers.tsx";
import { PaperPicker } from "../ratings/PaperPicker.tsx";

interface PapersProps {
  customerId: number;
  /** what the papers are about */
  label: string;
  editable: boolean;
  ids: readonly number[];
  onChange: (ids: number[]) => void;
}

/** Papers of the customer that back something: chosen among those attached, or taken in anew. */
export function Papers({ customerId, label, editable, ids, onChange }: PapersProps) {
  return (
    <Flex gap="small" align="center" wrap>
      {editable && <PaperPicker customerId={customerId} label={label} chosen={[...ids]} onChoose={onChange} />}
      <EvidencePapers
        customerId={customerId}
        ids={ids}
        {...(editable ? { onRemove: (id: number) => onChange(ids.filter((one) => one !== id)) } : {})}
      />
    </Flex>
  );
}
