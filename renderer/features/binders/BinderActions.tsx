import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Button, Popconfirm } from "antd";
import { useTranslation } from "react-i18next";
import type { Binder } from "../../../shared/contract/binders.ts";
import { api } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";

/** What can be done with a binder as it stands: stop it, go on with it, end it, remove its volumes. */
export function BinderActions({ binder: { id, state, own } }: { binder: Binder }) {
  const { t } = useTranslation();
  const fail = useFailure();
  const queries = useQueryClient();
  const after = {
    onSettled: () => queries.invalidateQueries({ queryKey: api.binders.key() }),
    onError: (error: Error) => fail(error),
  };
  const pause = useMutation(api.binders.pause.mutationOptions(after));
  const resume = useMutation(api.binders.resume.mutationOptions(after));
  const cancel = useMutation(api.binders.cancel.mutationOptions(after));
  const discard = useMutation(api.binders.discard.mutationOptions(after));
  const underWay = state === "running" || state === "waiting";
  const resting = state === "paused" || state === "interrupted";
  return (
    <>
      {underWay && (
        <Button loading={pause.isPending} onClick={() => pause.mutate({ id })}>
          {t("binders.pause")}
        </Button>
      )}
      {resting && own && (
        <Button type="primary" loading={resume.isPending} onClick={() => resume.mutate({ id })}>
          {t("binders.resume")}
        </Button>
      )}
      {(underWay || resting) && (
        <Popconfirm title={t("binders.cancelSure")} onConfirm={() => cancel.mutate({ id })}>
          <Button loading={cancel.isPending}>{t("binders.cancel")}</Button>
        </Popconfirm>
      )}
      {(state === "done" || state === "cancelled") && (
        <Popconfirm title={t("binders.discardSure")} onConfirm={() => discard.mutate({ id })}>
          <Button danger loading={discard.isPending}>
            {t("binders.discard")}
          </Button>
        </Popconfirm>
      )}
    </>
  );
}
