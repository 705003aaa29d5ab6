import { Menu } from "electron";
import type { TFunction } from "i18next";

/** What staff know from other programs, and no developer tools. */
export function setMenu(t: TFunction): void {
  const menu = Menu.buildFromTemplate([
    { label: t("app.menu.file"), submenu: [{ role: "quit", label: t("app.menu.quit") }] },
    {
      label: t("app.menu.edit"),
      submenu: [
        { role: "undo", label: t("app.menu.undo") },
        { role: "redo", label: t("app.menu.redo") },
        { type: "separator" },
        { role: "cut", label: t("app.menu.cut") },
        { role: "copy", label: t("app.menu.copy") },
        { role: "paste", label: t("app.menu.paste") },
        { role: "selectAll", label: t("app.menu.selectAll") },
      ],
    },
    {
      label: t("app.menu.view"),
      submenu: [
        { role: "zoomIn", label: t("app.menu.zoomIn") },
        { role: "zoomOut", label: t("app.menu.zoomOut") },
        { role: "resetZoom", label: t("app.menu.resetZoom") },
        { role: "togglefullscreen", label: t("app.menu.fullScreen") },
      ],
    },
  ]);
  Menu.setApplicationMenu(menu);
}
