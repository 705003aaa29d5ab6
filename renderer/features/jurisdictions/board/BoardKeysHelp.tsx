import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { useTranslation } from "react-i18next";
import { KeyCap } from "../../../ui/KeyCap.tsx";

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
    <Popover
      trigger="click"
      placement="bottomRight"
      title={t("board.keys.title")}
      content={
        <dl className="shortcuts">
          {shortcuts.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <KeyCap key={key} name={key} />
                ))}
              </dt>
              <dd>{t(`board.keys.${does}`)}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <Button
        icon={<QuestionCircleOutlined aria-hidden />}
        aria-label={t("board.keys.title")}
        title={t("board.keys.title")}
      />
    </Popover>
  );
}
