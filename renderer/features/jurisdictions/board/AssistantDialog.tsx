import { Flex, Modal } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { MarketerSelect } from "./MarketerSelect.tsx";
import { useBoardDesk } from "./useDesk.ts";

/** Who stands beside the marketer of an area. */
export function AssistantDialog({ areaId }: { areaId: number }) {
  const { t } = useTranslation();
  const { tree, planned, assist, nameOf, setDialog } = useBoardDesk();
  const own = planned.own.get(areaId);
  const [chosen, setChosen] = useState<number | null>(own?.assistantId ?? null);
  const close = () => setDialog(null);
  return (
    <Modal
      open
      width={420}
      title={t("board.assistantTitle", { area: tree.byId.get(areaId)?.name ?? "" })}
      okText={t("board.moveOk")}
      onOk={() => {
        close();
        assist(areaId, chosen);
      }}
      onCancel={close}
    >
      <Flex vertical gap="small">
        <span className="secondary">{t("board.assistantHint", { name: nameOf(own?.marketerId) })}</span>
        <MarketerSelect
          id="board-assistant"
          label={t("board.assistant")}
          value={chosen}
          onChange={setChosen}
          {...(own ? { without: own.marketerId } : {})}
          allowClear
          autoFocus
        />
      </Flex>
    </Modal>
  );
}
