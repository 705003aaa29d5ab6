import { QuestionCircleOutlined } from "@ant-design/icons";
import { Button, Popover } from "antd";
import { KeyCap } from "./KeyCap.tsx";

interface KeysHelpProps {
  title: string;
  /** what the button says that opens it */
  label: string;
  /** key caps are the same in every language; what they do is not */
  shortcuts: readonly { keys: readonly string[]; does: string }[];
  /** absent where only the button opens it */
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
}

/** What the keyboard can do on a screen. */
export function KeysHelp({ title, label, shortcuts, ...opening }: KeysHelpProps) {
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      {...opening}
      title={title}
      content={
        <dl className="shortcuts">
          {shortcuts.map(({ keys, does }) => (
            <div key={does}>
              <dt>
                {keys.map((key) => (
                  <KeyCap key={key} name={key} />
                ))}
              </dt>
              <dd>{does}</dd>
            </div>
          ))}
        </dl>
      }
    >
      <Button icon={<QuestionCircleOutlined aria-hidden />} aria-label={label} title={label} />
    </Popover>
  );
}
