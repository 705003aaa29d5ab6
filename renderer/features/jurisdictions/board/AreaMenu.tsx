import { Dropdown, type MenuProps } from "antd";
import { useRef } from "react";
import { useTranslation } from "react-i18next";
import { above } from "./responsible.ts";
import { useBoardDesk } from "./useDesk.ts";

export interface OpenMenu {
  areaId: number;
  x: number;
  y: number;
}

interface AreaMenuProps {
  menu: OpenMenu;
  onClose: () => void;
}

/** What can be done with an area, from any view. */
export function AreaMenu({ menu, onClose }: AreaMenuProps) {
  const items = useItems(menu.areaId);
  const opener = useRef(document.activeElement);
  const close = () => {
    onClose();
    if (opener.current instanceof HTMLElement) opener.current.focus({ preventScroll: true });
  };
  return (
    <Dropdown
      open
      autoFocus
      trigger={["click"]}
      onOpenChange={(open) => !open && close()}
      menu={{ items, onClick: close }}
    >
      <span className="menu-anchor" style={{ left: menu.x, top: menu.y }} />
    </Dropdown>
  );
}

function useItems(areaId: number): NonNullable<MenuProps["items"]> {
  const { t } = useTranslation();
  const desk = useBoardDesk();
  const { tree, planned, moves, locked, editable, nameOf, setDialog } = desk;
  const area = tree.byId.get(areaId);
  const history = {
    key: "history",
    label: t("board.menuItem.history"),
    onClick: () => setDialog({ kind: "history", areaId }),
  };
  if (!area || !editable) return [history];
  const isLocked = locked.has(areaId);
  const own = planned.own.has(areaId);
  const decides = above(tree, planned, areaId);
  const taken = desk.takenWith(areaId);
  return [
    {
      key: "move",
      disabled: isLocked,
      label: taken.length > 1 ? t("board.menuItem.moveTicked", { count: taken.length }) : t("board.menuItem.move"),
      onClick: () => setDialog({ kind: "move", areaIds: taken }),
    },
    ...(own && decides !== null
      ? [
          {
            key: "follow",
            disabled: isLocked,
            label: t("board.menuItem.follow", { name: nameOf(decides) }),
            onClick: () => desk.follow(areaId),
          },
        ]
      : []),
    ...(own
      ? [
          {
            key: "assistant",
            disabled: isLocked,
            label: t("board.menuItem.assistant"),
            onClick: () => setDialog({ kind: "assistant", areaId }),
          },
        ]
      : []),
    ...(moves.has(areaId)
      ? [{ key: "back", label: t("board.menuItem.back"), onClick: () => desk.back([areaId]) }]
      : []),
    {
      key: "lock",
      label: t(isLocked ? "board.menuItem.unlock" : "board.menuItem.lock"),
      onClick: () => desk.lock([areaId], !isLocked),
    },
    { type: "divider" },
    history,
  ];
}
