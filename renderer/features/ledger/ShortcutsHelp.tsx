import { useTranslation } from "react-i18next";
import { KeysHelp } from "../../ui/KeysHelp.tsx";

/** Key caps are the same in every language. */
const shortcuts = [
  { keys: ["/"], does: "search" },
  { keys: ["↑", "↓"], does: "move" },
  { keys: ["PgUp", "PgDn"], does: "page" },
  { keys: ["Home", "End"], does: "ends" },
  { keys: ["Space"], does: "tick" },
  { keys: ["Enter"], does: "open" },
  { keys: ["Ctrl A"], does: "all" },
  { keys: ["Ctrl C"], does: "copy" },
  { keys: ["Esc"], does: "escape" },
  { keys: ["Ctrl K"], does: "palette" },
  { keys: ["?"], does: "help" },
] as const;

interface ShortcutsHelpProps {
  open: boolean;
  onOpenChange: (open: boolean) => void;
}

/** What the keyboard can do in the ledger. */
export function ShortcutsHelp({ open, onOpenChange }: ShortcutsHelpProps) {
  const { t } = useTranslation();
  return (
    <KeysHelp
      title={t("ledger.keys.title")}
      label={t("ledger.keys.button")}
      shortcuts={shortcuts.map(({ keys, does }) => ({ keys, does: t(`ledger.keys.${does}`) }))}
      open={open}
      onOpenChange={onOpenChange}
    />
  );
}
