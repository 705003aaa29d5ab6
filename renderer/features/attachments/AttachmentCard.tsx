import { DeleteOutlined, DownloadOutlined, EditOutlined, FilePdfOutlined, UndoOutlined } from "@ant-design/icons";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { App, Button, Tag, Typography } from "antd";
import dayjs from "dayjs";
import { useTranslation } from "react-i18next";
import type { Attachment } from "../../../shared/contract/attachments.ts";
import { isPicture } from "../../../shared/domain/attachment.ts";
import { api, client } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useDownload } from "../../ui/useDownload.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { nameOf } from "./nameOf.ts";
import { Thumbnail } from "./Thumbnail.tsx";

interface AttachmentCardProps {
  attachment: Attachment;
  onView: () => void;
  onEdit: () => void;
}

/** One attachment in the gallery: what it looks like, what it is, and what can be done with it. */
export function AttachmentCard({ attachment, onView, onEdit }: AttachmentCardProps) {
  const { t } = useTranslation();
  const { id, category, takenOn, createdAt, createdByName, mediaType, removedAt } = attachment;
  const name = nameOf(attachment);
  const mayChange = useAllowed("attachments.change");
  const download = useDownload(() => client.attachments.content({ id }));
  const { remove, restore } = useRemoval(attachment);
  const save = t("attachments.download", { name });
  return (
    <li className={removedAt === null ? "attachment" : "attachment removed"}>
      {isPicture(mediaType) ? (
        <button type="button" className="attachment-face" aria-label={t("attachments.view", { name })} onClick={onView}>
          <Thumbnail id={id} />
        </button>
      ) : (
        <button type="button" className="attachment-face" aria-label={save} onClick={() => download.mutate()}>
          <FilePdfOutlined className="attachment-pdf" />
        </button>
      )}
      <Typography.Text strong ellipsis title={name}>
        {name}
      </Typography.Text>
      <div className="attachment-line">
        {removedAt !== null && <Tag color="red">{t("attachments.removedMark")}</Tag>}
        <Tag>{t(`attachments.categories.${category}`)}</Tag>
        {takenOn && <Typography.Text type="secondary">{takenOn}</Typography.Text>}
      </div>
      <Typography.Text type="secondary" ellipsis className="attachment-origin">
        {t("attachments.addedBy", { name: createdByName, on: dayjs(createdAt).format("YYYY-MM-DD HH:mm") })}
      </Typography.Text>
      <div className="attachment-line">
        <Typography.Text type="secondary" className="grow">
          <Size bytes={attachment.bytes} />
        </Typography.Text>
        <IconButton label={save} icon={<DownloadOutlined />} busy={download.isPending} onClick={download.mutate} />
        {mayChange && removedAt === null && (
          <>
            <IconButton label={t("attachments.edit", { name })} icon={<EditOutlined />} onClick={onEdit} />
            <IconButton
              label={t("attachments.remove", { name })}
              icon={<DeleteOutlined />}
              busy={remove.isPending}
              onClick={() => remove.mutate({ id })}
            />
          </>
        )}
        {mayChange && removedAt !== null && (
          <IconButton
            label={t("attachments.restore", { name })}
            icon={<UndoOutlined />}
            busy={restore.isPending}
            onClick={() => restore.mutate({ id })}
          />
        )}
      </div>
    </li>
  );
}

/** Taking an attachment out, with the offer to undo it, and putting it back. */
function useRemoval(attachment: Attachment) {
  const { t } = useTranslation();
  const { message } = App.useApp();
  const fail = useFailure();
  const queryClient = useQueryClient();
  const name = nameOf(attachment);
  const reload = () => queryClient.invalidateQueries({ queryKey: api.attachments.list.key() });
  const restore = useMutation(
    api.attachments.restore.mutationOptions({
      onSuccess: async () => {
        void message.success(t("attachments.restored", { name }));
        await reload();
      },
      onError: (error) => fail(error),
    }),
  );
  const remove = useMutation(
    api.attachments.remove.mutationOptions({
      onSuccess: async ({ id }) => {
        const key = `attachment-removed-${id}`;
        const undo = () => {
          message.destroy(key);
          restore.mutate({ id });
        };
        const content = (
          <>
            {t("attachments.removed", { name })}
            <Button type="link" size="small" onClick={undo}>
              {t("attachments.undo")}
            </Button>
          </>
        );
        void message.open({ key, type: "success", duration: 8, content });
        await reload();
      },
      onError: (error) => fail(error),
    }),
  );
  return { remove, restore };
}

const kilobyte = 1024;
const megabyte = kilobyte * kilobyte;

function Size({ bytes }: { bytes: number }) {
  const { t } = useTranslation();
  if (bytes < megabyte) return t("attachments.kilobytes", { size: Math.max(1, Math.round(bytes / kilobyte)) });
  return t("attachments.megabytes", { size: (bytes / megabyte).toFixed(1) });
}

interface IconButtonProps {
  label: string;
  icon: React.ReactNode;
  busy?: boolean;
  onClick: () => void;
}

function IconButton({ label, icon, busy = false, onClick }: IconButtonProps) {
  return (
    <Button
      type="text"
      size="small"
      icon={icon}
      aria-label={label}
      title={label}
      loading={busy}
      onClick={() => onClick()}
    />
  );
}
