import { Flex, Modal, Tag } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { plannedLoads } from "./boardLoads.ts";
import { MarketerSelect, nobody } from "./MarketerSelect.tsx";
import { moveAreas } from "./moves.ts";
import { responsibleAfter } from "./responsible.ts";
import { useBoardDesk } from "./useDesk.ts";

const namesShown = 10;

/** Moving areas by choosing who gets them: the way that needs no aim. */
export function MoveDialog({ areaIds }: { areaIds: number[] }) {
  const { t } = useTranslation();
  const desk = useBoardDesk();
  const { board, tree, moves, now, left, locked, loads, setDialog } = desk;
  const [chosen, setChosen] = useState<number | null>(null);
  const to = chosen === nobody ? null : chosen;
  const close = () => setDialog(null);
  const after =
    chosen === null
      ? null
      : plannedLoads(board, now, responsibleAfter(tree, moveAreas(tree, moves, areaIds, to, { locked, left }).moves));
  return (
    <Modal
      open
      width={460}
      title={t("board.moveTitle", { count: areaIds.length })}
      okText={t("board.moveOk")}
      okButtonProps={{ disabled: chosen === null }}
      onOk={() => {
        close();
        desk.move(areaIds, to);
      }}
      onCancel={close}
    >
      <Flex vertical gap="middle">
        <Flex gap={4} wrap>
          {areaIds.slice(0, namesShown).map((id) => (
            <Tag key={id}>{tree.byId.get(id)?.name}</Tag>
          ))}
          {areaIds.length > namesShown && t("jurisdictions.andMore", { count: areaIds.length - namesShown })}
        </Flex>
        <MarketerSelect
          id="board-move-to"
          label={t("board.moveTo")}
          value={chosen}
          onChange={setChosen}
          nobodyText={t("board.nobody")}
          autoFocus
        />
        <span className="secondary">
          {after
            ? t("board.moveEffect", {
                name: desk.nameOf(to),
                before: loads.get(to)?.plan.customers ?? 0,
                after: after.get(to)?.plan.customers ?? 0,
              })
            : t("board.moveHint")}
        </span>
      </Flex>
    </Modal>
  );
}
