import { useMutation } from "@tanstack/react-query";
import { Alert, Button, type FormInstance } from "antd";
import { useTranslation } from "react-i18next";
import type { BackupSettings } from "../../../shared/contract/backups.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { sizeText } from "../binders/splitText.ts";

/** What the figures in the form would remove, before they are saved. */
export function RetentionPreview({ form }: { form: FormInstance<BackupSettings> }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const preview = useMutation(api.backups.previewRetention.mutationOptions({ onError: (error) => fail(error) }));
  const ask = () => {
    const { keepDaily, keepWeekly, keepMonthly } = form.getFieldsValue();
    preview.mutate({ keepDaily, keepWeekly, keepMonthly });
  };
  const { data } = preview;
  const counts = { removed: data?.removed.length ?? 0, kept: data?.kept.length ?? 0 };
  return (
    <>
      <br />
      <Button type="link" style={{ padding: 0 }} loading={preview.isPending} onClick={ask}>
        {t("backups.settings.preview")}
      </Button>
      {data && counts.removed === 0 && (
        <Alert type="info" showIcon title={t("backups.settings.previewNone", { kept: counts.kept })} />
      )}
      {data && counts.removed > 0 && (
        <Alert
          type="warning"
          showIcon
          title={t("backups.settings.previewRemoved", counts)}
          description={data.removed.map(({ fileName, day, bytes }) => (
            <div key={fileName}>{`${day} · ${sizeText(bytes, t)} · ${fileName}`}</div>
          ))}
        />
      )}
    </>
  );
}
