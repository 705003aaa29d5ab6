import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { KeyCap } from "../../ui/KeyCap.tsx";

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
    <Popover
      trigger="click"
      placement="bottomRight"
      open={open}
      onOpenChange={onOpenChange}
      title={t("ledger.keys.title")}
      content={
        <dl className="shortcuts">
          {shortcuts.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <KeyCap key={key} name={key} />
                ))}
              </dt>
              <dd>{t(`ledger.keys.${does}`)}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <Button
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t("ledger.keys.button")}
        title={t("ledger.keys.button")}
      />
    </Popover>
  );
}
