import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { Alert, App, Button, Flex, Form, Input, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import { type HandbookDraft, handbookTitleSchema } from "../../../shared/contract/handbook.ts";
import { type HandbookKind, handbookKinds } from "../../../shared/domain/handbookText.ts";
import { api } from "../../app/client.ts";
import { refusalOf } from "../../app/refusals.ts";
import { LeaveGuard } from "../../ui/LeaveGuard.tsx";
import { useFailure } from "../../ui/useFailure.ts";
import { Markdown } from "./Markdown.tsx";
import { PublishDialog } from "./PublishDialog.tsx";

interface EditorProps {
  /** null for a page that is not there yet */
  draft: HandbookDraft | null;
  onReload: () => void;
}

/** Writing a page, with how it will read beside it. */
export function Editor({ draft, onReload }: EditorProps) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const navigate = useNavigate();
  const queryClient = useQueryClient();
  const [saved, setSaved] = useState(draft);
  const [kind, setKind] = useState<HandbookKind>(draft?.kind ?? "regulations");
  const [title, setTitle] = useState(draft?.title ?? "");
  const [content, setContent] = useState(draft?.content ?? "");
  const [publishing, setPublishing] = useState(false);
  const dirty = title !== (saved?.title ?? "") || content !== (saved?.content ?? "");
  const refresh = () => queryClient.invalidateQueries({ queryKey: api.handbook.key() });
  const save = useMutation(
    api.handbook.drafts.save.mutationOptions({
      onSuccess: async (written) => {
        setSaved(written);
        setTitle(written.title);
        setContent(written.content);
        await refresh();
      },
      onError: (error) => fail(error),
    }),
  );
  const retire = useMutation(
    api.handbook.drafts.retire.mutationOptions({
      onSuccess: async (written) => {
        setSaved(written);
        void message.success(t(written.retiredOn ? "handbook.retireDone" : "handbook.putBackDone"));
        await refresh();
      },
      onError: (error) => fail(error),
    }),
  );
  const write = () => {
    if (!handbookTitleSchema.safeParse(title).success) {
      void message.error(t("handbook.titleMissing"));
      return null;
    }
    return save.mutateAsync({ id: saved?.id ?? null, version: saved?.version ?? null, kind, title, content });
  };
  const saveAlone = async () => {
    // A refusal was told already; what is typed stays.
    const written = await write()?.catch(() => null);
    if (!written) return;
    void message.success(t("handbook.saved"));
    if (!draft) await navigate({ to: "/handbook/$id/edit", params: { id: written.id }, ignoreBlocker: true });
  };
  const publish = async () => {
    if (await write()?.catch(() => null)) setPublishing(true);
  };
  const isStale = refusalOf(save.error)?.reason === "stale" || refusalOf(retire.error)?.reason === "stale";
  return (
    <Flex vertical gap="middle">
      <LeaveGuard dirty={dirty} />
      {isStale && (
        <Alert
          type="warning"
          showIcon
          title={t("handbook.staleHint")}
          action={<Button onClick={onReload}>{t("handbook.reload")}</Button>}
        />
      )}
      <Form layout="vertical" component="div" className="handbook-head">
        <Form.Item label={t("handbook.kindLabel")} htmlFor="handbook-kind">
          <Select
            id="handbook-kind"
            value={kind}
            options={handbookKinds.map((value) => ({ value, label: t(`handbook.kind.${value}`) }))}
            onChange={setKind}
          />
        </Form.Item>
        <Form.Item label={t("handbook.pageTitle")} htmlFor="handbook-title">
          <Input id="handbook-title" maxLength={80} value={title} onChange={({ target }) => setTitle(target.value)} />
        </Form.Item>
        <Form.Item label=" ">
          <Flex gap="small">
            <Button type="primary" onClick={() => void publish()}>
              {t("handbook.publish")}
            </Button>
            <Button loading={save.isPending} onClick={() => void saveAlone()}>
              {t("handbook.save")}
            </Button>
            {saved && saved.editionNumber > 0 && (
              <Button
                danger={saved.retiredOn === null}
                onClick={() =>
                  retire.mutate({ id: saved.id, version: saved.version, retired: saved.retiredOn === null })
                }
              >
                {t(saved.retiredOn === null ? "handbook.retire" : "handbook.putBack")}
              </Button>
            )}
          </Flex>
        </Form.Item>
      </Form>
      <div className="handbook-editor">
        <Input.TextArea
          aria-label={t("handbook.content")}
          placeholder={t("handbook.contentHint")}
          maxLength={60_000}
          value={content}
          onChange={({ target }) => setContent(target.value)}
        />
        <section className="panel" aria-label={t("handbook.preview")}>
          <Markdown content={content} />
        </section>
      </div>
      {publishing && saved && (
        <PublishDialog
          draft={saved}
          onClose={() => setPublishing(false)}
          onPublished={async () => {
            await refresh();
            await navigate({ to: "/handbook/$id", params: { id: saved.id }, ignoreBlocker: true });
          }}
        />
      )}
    </Flex>
  );
}
