import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Diligence } from "../../../shared/contract/diligence.ts";
import type { DiligenceContent } from "../../../shared/domain/diligence.ts";
import { api, client } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { useFailure } from "../../ui/useFailure.ts";

export interface Written {
  content: DiligenceContent;
  secondId: number | null;
}

const writtenIn = ({ content, second }: Diligence): Written => ({ content, secondId: second?.id ?? null });

/**
 * What is typed into a due diligence and when it is written down: by hand. What was typed stays on the screen whatever
 * becomes of a save; where somebody else saved in between, one of the two texts is chosen first.
 */
export function useDiligenceDraft(begin: Diligence) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState(begin);
  const [written, setWritten] = useState<Written>(() => writtenIn(begin));
  const [staleBy, setStaleBy] = useState<string | null>(null);
  const [dirty, setDirty] = useState(false);

  function take(latest: Diligence): void {
    setSaved(latest);
    setStaleBy(null);
    queryClient.setQueryData(api.diligence.view.queryKey({ input: { id: latest.id } }), latest);
  }

  const { mutateAsync, isPending } = useMutation({
    mutationFn: (version: number) => client.diligence.save({ id: saved.id, version, ...written }),
    onSuccess: (latest) => {
      take(latest);
      setDirty(false);
      void queryClient.invalidateQueries({ queryKey: api.diligence.list.key() });
    },
    onError: (error) => {
      const refusal = refusalOf(error);
      if (refusal?.reason === "stale") setStaleBy(String(refusal.params.name ?? ""));
      else fail(error);
    },
  });

  /** @returns what is in the ledger then, or null where it could not be written */
  async function save(): Promise<Diligence | null> {
    if (!dirty) return saved;
    const latest = await mutateAsync(saved.version).catch(() => null);
    if (latest) void message.success(t("diligence.saved"));
    return latest;
  }

  /** Goes on from what is in the ledger now, with what was typed here or with what is written there. */
  async function goOn(whose: "mine" | "theirs"): Promise<void> {
    try {
      const latest = await client.diligence.view({ id: saved.id });
      take(latest);
      if (whose === "mine") await mutateAsync(latest.version).catch(() => null);
      else {
        setWritten(writtenIn(latest));
        setDirty(false);
      }
    } catch (error) {
      fail(error);
    }
  }

  function change(changes: Partial<Written>): void {
    setWritten((now) => ({ ...now, ...changes }));
    setDirty(true);
  }

  const changeContent = (changes: Partial<DiligenceContent>) => change({ content: { ...written.content, ...changes } });
  return { saved, written, dirty, staleBy, saving: isPending, save, goOn, change, changeContent };
}
