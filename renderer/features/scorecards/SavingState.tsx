import { Alert, Button, Flex, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { errorMessage } from "../../app/refusals.ts";
import type { DraftSaving } from "./useDraftSaving.ts";

interface SavingStateProps {
  saving: DraftSaving;
  onTakeTheirs: () => Promise<void>;
}

/** Whether what is typed is saved, and what to do where it is not. */
export function SavingState({ saving, onTakeTheirs }: SavingStateProps) {
  const { t } = useTranslation();
  const { error, stale, dirty, savedAt } = saving;
  if (stale)
    return (
      <Alert
        type="warning"
        title={error && errorMessage(error, t)}
        description={
          <Flex vertical gap="small">
            {t("scorecardPages.staleHint")}
            <Button size="small" onClick={saving.overwrite}>
              {t("scorecardPages.keepMine")}
            </Button>
            <Button size="small" onClick={onTakeTheirs}>
              {t("scorecardPages.takeTheirs")}
            </Button>
          </Flex>
        }
      />
    );
  if (error && dirty && !saving.saving)
    return (
      <Alert
        type="error"
        title={t("scorecardPages.failed")}
        description={errorMessage(error, t)}
        action={
          <Button size="small" onClick={saving.retry}>
            {t("common.actions.retry")}
          </Button>
        }
      />
    );
  const words = saving.saving
    ? t("scorecardPages.saving")
    : dirty
      ? t("scorecardPages.waiting")
      : t("scorecardPages.saved", { at: dayjs(savedAt).format("YYYY-MM-DD HH:mm:ss") });
  return (
    <Typography.Text type="secondary" role="status">
      {words}
    </Typography.Text>
  );
}
