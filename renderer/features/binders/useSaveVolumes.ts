import { useMutation } from "@tanstack/react-query";
import { App } from "antd";
import { useEffect, useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { BinderDetails } from "../../../shared/contract/binders.ts";
import { client } from "../../app/client.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { chooseFolder } from "./saveFolder.ts";

/** Saves all volumes of a binder and the page that lists them, one after the other; leaving the screen ends it. */
export function useSaveVolumes({ id, volumeList }: BinderDetails) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const [progress, setProgress] = useState<{ done: number; total: number } | null>(null);
  const left = useRef(false);
  useEffect(() => {
    left.current = false;
    return () => {
      left.current = true;
    };
  }, []);
  const saving = useMutation({
    mutationFn: async () => {
      const folder = await chooseFolder();
      if (!folder) return null;
      for (const [index, { number }] of volumeList.entries()) {
        if (left.current) return null;
        setProgress({ done: index + 1, total: volumeList.length });
        await folder.save((await client.binders.volume({ id, number })).file);
      }
      await folder.save((await client.binders.index({ id })).file);
      return folder;
    },
    onSuccess: (folder) => {
      if (!folder) return;
      const count = volumeList.length;
      const said =
        folder.name === null
          ? t("binders.downloaded", { count })
          : t("binders.savedTo", { count, folder: folder.name });
      void message.success(said, 6);
    },
    onError: (error) => fail(error),
    onSettled: () => setProgress(null),
  });
  return { isPending: saving.isPending, mutate: () => saving.mutate(), progress };
}
