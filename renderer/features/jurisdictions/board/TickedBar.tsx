import { Button, Flex } from "antd";
import { useTranslation } from "react-i18next";
import { useBoardDesk } from "./useDesk.ts";

/** What can be done with all ticked areas at once. */
export function TickedBar() {
  const { t } = useTranslation();
  const { ticked, setTicked, setDialog, lock, locked } = useBoardDesk();
  if (ticked.size === 0) return null;
  const areaIds = [...ticked];
  const allLocked = areaIds.every((id) => locked.has(id));
  return (
    <Flex className="ticked-bar" gap="small" align="center">
      <strong>{t("board.ticked", { count: ticked.size })}</strong>
      <Button type="primary" size="small" onClick={() => setDialog({ kind: "move", areaIds })}>
        {t("board.menuItem.move")}
      </Button>
      <Button size="small" onClick={() => lock(areaIds, !allLocked)}>
        {t(allLocked ? "board.menuItem.unlock" : "board.menuItem.lock")}
      </Button>
      <Button size="small" type="text" onClick={() => setTicked(new Set())}>
        {t("board.untick")}
      </Button>
    </Flex>
  );
}
