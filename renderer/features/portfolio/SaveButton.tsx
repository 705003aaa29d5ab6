import { DownloadOutlined } from "@ant-design/icons";
import { Button } from "antd";
import { useTranslation } from "react-i18next";

/** Saves the figures shown as a file; null while there are none. */
export function SaveButton({ onSave }: { onSave: (() => void) | null }) {
  const { t } = useTranslation();
  return (
    <Button icon={<DownloadOutlined aria-hidden />} disabled={!onSave} onClick={() => onSave?.()}>
      {t("portfolio.save")}
    </Button>
  );
}
