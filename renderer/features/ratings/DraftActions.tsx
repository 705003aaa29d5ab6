import { Button, Flex, Popconfirm, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import { errorMessage } from "../../app/refusals.ts";
import type { SaveState } from "./useRatingDraft.ts";

interface DraftActionsProps {
  state: SaveState;
  /** what is missing before the rating can be proposed, in words; null when nothing is */
  missing: string | null;
  proposing: boolean;
  /** whether there is a draft in the ledger */
  drafted: boolean;
  /** leads to what is missing first */
  onShowMissing: () => void;
  onRetry: () => void;
  onPropose: () => void;
  onDiscard: () => void;
}

/** Where the draft stands, and what can be done with it. */
export function DraftActions(props: DraftActionsProps) {
  const { state, missing, proposing, drafted, onShowMissing, onRetry, onPropose, onDiscard } = props;
  const { t } = useTranslation();
  const discardable = drafted && state.kind !== "stale";
  return (
    <Flex vertical gap={6} className="panel">
      <Flex gap="small" align="center">
        <Button
          type="primary"
          disabled={missing !== null || state.kind === "stale"}
          loading={proposing}
          onClick={onPropose}
        >
          {t("ratings.propose")}
        </Button>
        <Popconfirm
          title={t("ratings.form.discardTitle")}
          description={t("ratings.form.discardHint")}
          okText={t("ratings.form.discard")}
          okButtonProps={{ danger: true }}
          onConfirm={onDiscard}
          disabled={!discardable}
        >
          <Button danger type="text" disabled={!discardable}>
            {t("ratings.form.discard")}
          </Button>
        </Popconfirm>
      </Flex>
      <span aria-live="polite" data-testid="save-state">
        <SaveWords state={state} onRetry={onRetry} />
      </span>
      {missing && (
        <Button type="link" className="missing" onClick={onShowMissing}>
          {missing}
        </Button>
      )}
    </Flex>
  );
}

function SaveWords({ state, onRetry }: { state: SaveState; onRetry: () => void }) {
  const { t } = useTranslation();
  switch (state.kind) {
    case "untouched":
      return <Typography.Text type="secondary">{t("ratings.form.savedAsTyped")}</Typography.Text>;
    case "typing":
      return <Typography.Text type="secondary">{t("ratings.form.typing")}</Typography.Text>;
    case "saving":
      return <Typography.Text type="secondary">{t("ratings.form.saving")}</Typography.Text>;
    case "saved":
      return (
        <Typography.Text type="success">
          {t("ratings.form.savedAt", { time: dayjs(state.at).format("HH:mm") })}
        </Typography.Text>
      );
    case "stale":
      return <Typography.Text type="warning">{t("ratings.form.notSaved")}</Typography.Text>;
    case "failed":
      return (
        <Typography.Text type="danger">
          {t("ratings.form.saveFailed", { reason: errorMessage(state.error, t) })}
          <Button type="link" size="small" onClick={onRetry}>
            {t("common.actions.retry")}
          </Button>
        </Typography.Text>
      );
  }
}
