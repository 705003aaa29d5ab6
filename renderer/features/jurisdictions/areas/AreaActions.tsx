import { Button, Flex } from "antd";
import { type ReactNode, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AreaChangeKind } from "../../../../shared/contract/areas.ts";
import type { Area } from "../../../../shared/contract/jurisdictions.ts";
import { AddDialog } from "./AddDialog.tsx";
import { MergeDialog } from "./MergeDialog.tsx";
import { MoveDialog } from "./MoveDialog.tsx";
import { RenameDialog } from "./RenameDialog.tsx";
import { SeparateDialog } from "./SeparateDialog.tsx";
import { SplitDialog } from "./SplitDialog.tsx";

export interface AreaDialogProps {
  area: Area;
  areas: Area[];
  onClose: () => void;
  /** with the area to look at now */
  onChanged: (id: number) => void;
}

const dialogs: Record<AreaChangeKind, (props: AreaDialogProps) => ReactNode> = {
  add: AddDialog,
  rename: RenameDialog,
  merge: MergeDialog,
  separate: SeparateDialog,
  split: SplitDialog,
  move: MoveDialog,
};

/** What can be done with an area; a part of another can only be made separate again. */
function actionsFor({ level, mergedIntoId }: Area): AreaChangeKind[] {
  if (mergedIntoId !== null) return ["separate"];
  switch (level) {
    case "county":
      return ["add", "rename"];
    case "township":
      return ["add", "rename", "merge", "split"];
    case "village":
      return ["add", "rename", "merge", "split", "move"];
    case "group":
      return ["rename", "split", "move"];
  }
}

export function AreaActions({ area, areas, onChanged }: Omit<AreaDialogProps, "onClose">) {
  const { t } = useTranslation();
  const [kind, setKind] = useState<AreaChangeKind | null>(null);
  const Dialog = kind && dialogs[kind];
  return (
    <Flex gap="small" wrap>
      {actionsFor(area).map((action) => (
        <Button key={action} size="small" onClick={() => setKind(action)}>
          {t(`areas.action.${action}`)}
        </Button>
      ))}
      {Dialog && <Dialog area={area} areas={areas} onClose={() => setKind(null)} onChanged={onChanged} />}
    </Flex>
  );
}
