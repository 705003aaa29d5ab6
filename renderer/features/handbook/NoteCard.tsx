import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Input } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { HandbookPage } from "../../../shared/contract/handbook.ts";
import { api } from "../../app/client.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { RecordCard } from "../records/RecordCard.tsx";

interface NoteCardProps {
  pageId: number;
  note: HandbookPage["note"];
}

/** The reader's own note on a page, which nobody else sees. */
export function NoteCard({ pageId, note }: NoteCardProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState(note);
  const [text, setText] = useState(note?.text ?? "");
  const dirty = text.trim() !== (saved?.text ?? "");
  const save = useMutation(
    api.handbook.saveNote.mutationOptions({
      onSuccess: async (written) => {
        setSaved(written);
        void message.success(t("handbook.noteSaved"));
        await queryClient.invalidateQueries({ queryKey: api.handbook.page.key() });
      },
      onError: (error) => fail(error),
    }),
  );
  return (
    <RecordCard title={t("handbook.note")} note={<span className="secondary">{t("handbook.noteHint")}</span>}>
      <LeaveGuard dirty={dirty} />
      <Input.TextArea
        aria-label={t("handbook.note")}
        maxLength={4000}
        autoSize={{ minRows: 3, maxRows: 12 }}
        value={text}
        onChange={({ target }) => setText(target.value)}
      />
      <Button
        style={{ marginTop: 8 }}
        disabled={!dirty}
        loading={save.isPending}
        onClick={() => save.mutate({ pageId, version: saved?.version ?? null, text })}
      >
        {t("handbook.saveNote")}
      </Button>
    </RecordCard>
  );
}
