import { useQuery } from "@tanstack/react-query";
import { Button, Input, Space } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";

interface FolderFieldProps {
  /** given by the form */
  value?: string;
  onChange?: (folder: string) => void;
  id?: string;
  choose: () => Promise<{ folder: string | null }>;
}

/** The path of a folder: typed, or chosen where there is a dialog of the system's. */
export function FolderField({ value = "", onChange, id, choose }: FolderFieldProps) {
  const { t } = useTranslation();
  const { data: status } = useQuery(api.branch.status.queryOptions({ staleTime: Number.POSITIVE_INFINITY }));
  const ask = async () => {
    const { folder } = await choose();
    if (folder !== null) onChange?.(folder);
  };
  return (
    <Space.Compact block>
      <Input
        {...(id ? { id } : {})}
        value={value}
        spellCheck={false}
        autoComplete="off"
        onChange={({ target }) => onChange?.(target.value)}
      />
      {status?.shell === "electron" && <Button onClick={() => void ask()}>{t("backups.settings.choose")}</Button>}
    </Space.Compact>
  );
}
