import { useTranslation } from "react-i18next";
import { KeysHelp } from "../../../ui/KeysHelp.tsx";

/** Key caps are the same in every language. */
const shortcuts = [
  { keys: ["←", "↑", "→", "↓"], does: "walk" },
  { keys: ["Space"], does: "lift" },
  { keys: ["Enter"], does: "toggle" },
  { keys: ["X"], does: "tick" },
  { keys: ["M"], does: "menu" },
  { keys: ["Esc"], does: "cancel" },
  { keys: ["Ctrl Z", "Ctrl Y"], does: "undo" },
  { keys: ["/"], does: "search" },
] as const;

/** What the keyboard can do on the board. */
export function BoardKeysHelp() {
  const { t } = useTranslation();
  return (
    <KeysHelp
      title={t("board.keys.title")}
      label={t("board.keys.title")}
      shortcuts={shortcuts.map(({ keys, does }) => ({ keys, does: t(`board.keys.${does}`) }))}
    />
  );
}
