import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, type ButtonProps } from "antd";
import { useTranslation } from "react-i18next";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface DiscardDraftProps {
  id: number;
  version: number;
  title: string;
  size?: ButtonProps["size"];
  onDiscarded?: () => void;
}

/** Throws a draft away, after asking. */
export function DiscardDraft({ id, version, title, size = "middle", onDiscarded }: DiscardDraftProps) {
  const { t } = useTranslation();
  const { message, modal } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const discard = useMutation(
    api.scorecards.drafts.discard.mutationOptions({
      onSuccess: async () => {
        void message.success(t("scorecardPages.discarded"));
        onDiscarded?.();
        await queryClient.invalidateQueries({ queryKey: api.scorecards.drafts.list.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <Button
      danger
      size={size}
      loading={discard.isPending}
      aria-label={t("scorecardPages.discardOf", { title })}
      onClick={() =>
        modal.confirm({
          title: t("scorecardPages.discardAsk", { title }),
          content: t("scorecardPages.discardHint"),
          okText: t("scorecardPages.discard"),
          okButtonProps: { danger: true },
          cancelText: t("common.actions.cancel"),
          onOk: () => discard.mutate({ id, version }),
        })
      }
    >
      {t("scorecardPages.discard")}
    </Button>
  );
}
