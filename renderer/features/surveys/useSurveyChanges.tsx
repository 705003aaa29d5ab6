import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { App, Button } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Survey, SurveyFields } from "../../../shared/contract/surveys.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { useFailure } from "../../ui/useFailure.ts";

interface Begun {
  areaId: number;
  /** null until it is saved for the first time */
  draft: Survey | null;
  correctsId: number | null;
}

/**
 * What can be done with a draft: saving it, making it final, laying it aside and taking that back. What was saved last
 * is remembered here, so that a refusal never touches what is typed.
 */
export function useSurveyChanges({ areaId, draft, correctsId }: Begun, onSaved: () => void) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState<{ id: number; version: number } | null>(draft);
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.surveys.key() });
  const leave = () => navigate({ to: "/surveys/$id", params: { id: areaId }, ignoreBlocker: true });
  const write = async (fields: SurveyFields) => {
    const target = { id: saved?.id ?? null, version: saved?.version ?? null };
    const written = await client.surveys.saveDraft({ ...target, areaId, correctsId, fields });
    setSaved(written);
    onSaved();
    return written;
  };
  const save = useMutation({
    mutationFn: write,
    onSuccess: () => void message.success(t("surveys.form.saved")),
    onError: (error) => fail(error),
  });
  const finalise = useMutation({
    mutationFn: async (fields: SurveyFields) => {
      const { id, version } = await write(fields);
      return client.surveys.finalise({ id, version });
    },
    onSuccess: async () => {
      void message.success(t("surveys.form.finalised"));
      await refresh();
      await leave();
    },
    onError: (error) => fail(error),
  });
  const restore = useMutation(
    api.surveys.restore.mutationOptions({ onSuccess: refresh, onError: (error) => fail(error) }),
  );
  const discard = useMutation(
    api.surveys.discard.mutationOptions({
      onSuccess: async (target) => {
        const key = `survey-${target.id}`;
        await refresh();
        await leave();
        void message.open({
          key,
          type: "success",
          duration: 8,
          content: (
            <>
              {t("surveys.form.discarded")}{" "}
              <Button
                type="link"
                size="small"
                onClick={() => {
                  message.destroy(key);
                  restore.mutate(target);
                }}
              >
                {t("surveys.form.undo")}
              </Button>
            </>
          ),
        });
      },
      onError: (error) => fail(error),
    }),
  );
  const isStale = [save, finalise, discard].some(({ error }) => refusalOf(error)?.reason === "stale");
  return { saved, save, finalise, discard, isStale };
}
