import { ArrowDownOutlined, ArrowUpOutlined, TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, Popover, Tooltip, Typography } from "antd";
import { useTranslation } from "react-i18next";
import { type ColumnSettings, defaultSettings, moveColumn, showColumn } from "./columnSettings.ts";
import { movableColumns } from "./columns.tsx";

interface ColumnChooserProps {
  settings: ColumnSettings;
  onChange: (settings: ColumnSettings) => void;
}

/** Which columns are shown, and in which order; the name is always there. */
export function ColumnChooser(props: ColumnChooserProps) {
  const { t } = useTranslation();
  return (
    <Popover trigger="click" placement="bottomRight" content={<Chooser {...props} />}>
      <Button icon={<TableOutlined aria-hidden />}>{t("ledger.columns.button")}</Button>
    </Popover>
  );
}

function Chooser({ settings, onChange }: ColumnChooserProps) {
  const { t } = useTranslation();
  const titles = new Map(movableColumns.map(({ key, title }) => [key, title(t)]));
  return (
    <div role="dialog" aria-label={t("ledger.columns.title")} className="column-chooser">
      <ul>
        {settings.order.map((key, index) => {
          const column = titles.get(key) ?? key;
          return (
            <li key={key}>
              <Checkbox
                className="grow"
                checked={!settings.hidden.includes(key)}
                onChange={({ target }) => onChange(showColumn(settings, key, target.checked))}
              >
                {column}
              </Checkbox>
              <MoveButton
                label={t("ledger.columns.up", { column })}
                icon={<ArrowUpOutlined />}
                disabled={index === 0}
                onClick={() => onChange(moveColumn(settings, key, -1))}
              />
              <MoveButton
                label={t("ledger.columns.down", { column })}
                icon={<ArrowDownOutlined />}
                disabled={index === settings.order.length - 1}
                onClick={() => onChange(moveColumn(settings, key, 1))}
              />
            </li>
          );
        })}
      </ul>
      <Flex justify="space-between" align="center" gap="small">
        <Typography.Text type="secondary" className="small">
          {t("ledger.columns.hint")}
        </Typography.Text>
        <Button size="small" onClick={() => onChange(defaultSettings)}>
          {t("ledger.columns.default")}
        </Button>
      </Flex>
    </div>
  );
}

interface MoveButtonProps {
  label: string;
  icon: React.ReactNode;
  disabled: boolean;
  onClick: () => void;
}

function MoveButton({ label, ...props }: MoveButtonProps) {
  return (
    <Tooltip title={label} mouseEnterDelay={0.6}>
      <Button type="text" size="small" aria-label={label} {...props} />
    </Tooltip>
  );
}
