import { useQueryClient } from "@tanstack/react-query";
import { App } from "antd";
import { useRef, useState } from "react";
import { useTranslation } from "react-i18next";
import type { AttachmentFields } from "../../../shared/contract/attachments.ts";
import { maxAttachmentBytes, maxAttachmentMegabytes } from "../../../shared/domain/attachment.ts";
import { api, client } from "../../app/client.ts";
import { errorMessage } from "../../app/refusals.ts";

/** A file on its way into the ledger; it leaves the list once it is there. */
export interface Upload {
  key: number;
  name: string;
  state: "waiting" | "sending" | "failed";
  /** why it failed, in words */
  problem: string | null;
}

/**
 * Takes files one after the other, whatever happens to the one before.
 *
 * @param visitId the visit at which they were taken
 */
export function useUploads(customerId: number, visitId?: number) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const queryClient = useQueryClient();
  const [uploads, setUploads] = useState<Upload[]>([]);
  const queue = useRef<Promise<void>>(Promise.resolve());
  const nextKey = useRef(0);

  const mark = (key: number, changes: Partial<Upload>) =>
    setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...changes } : upload)));
  const dismiss = (key: number) => setUploads((all) => all.filter((upload) => upload.key !== key));

  async function send(key: number, file: File, fields: AttachmentFields): Promise<void> {
    mark(key, { state: "sending" });
    try {
      const { alreadyThere } = await client.attachments.add({
        ...{ customerId, file, ...fields },
        ...(visitId === undefined ? {} : { visitId }),
      });
      dismiss(key);
      if (alreadyThere) void message.info(t("attachments.alreadyThere", { name: file.name }), 6);
      else void message.success(t("attachments.added", { name: file.name }));
      await queryClient.invalidateQueries({ queryKey: api.attachments.list.key() });
    } catch (error) {
      mark(key, { state: "failed", problem: errorMessage(error, t) });
    }
  }

  function add(file: File, fields: AttachmentFields): void {
    nextKey.current += 1;
    const key = nextKey.current;
    const { name } = file;
    if (file.size > maxAttachmentBytes) {
      const problem = t("refusals.attachmentTooLarge", { name, megabytes: maxAttachmentMegabytes });
      setUploads((all) => [...all, { key, name, state: "failed", problem }]);
      return;
    }
    setUploads((all) => [...all, { key, name, state: "waiting", problem: null }]);
    queue.current = queue.current.then(() => send(key, file, fields));
  }

  return { uploads, add, dismiss };
}
