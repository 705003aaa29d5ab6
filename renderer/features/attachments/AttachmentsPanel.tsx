import { useQuery } from "@tanstack/react-query";
import { Checkbox, Empty, Flex, Select } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attachment } from "../../../shared/contract/attachments.ts";
import { type AttachmentCategory, attachmentCategories, isPicture } from "../../../shared/domain/attachment.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { QueryState } from "../../ui/QueryState.tsx";
import { AttachmentCard } from "./AttachmentCard.tsx";
import "./attachments.css";
import { EditAttachment } from "./EditAttachment.tsx";
import { Lightbox } from "./Lightbox.tsx";
import { UploadBox } from "./UploadBox.tsx";

/** Photographs and scanned papers of a customer, newest first. */
export function AttachmentsPanel({ customerId }: { customerId: number }) {
  const { t } = useTranslation();
  const mayAdd = useAllowed("attachments.add");
  const attachments = useQuery(api.attachments.list.queryOptions({ input: { customerId } }));
  return (
    <div className="panel">
      {mayAdd && <UploadBox customerId={customerId} />}
      <QueryState
        query={attachments}
        isEmpty={(all) => all.length === 0}
        empty={<Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("attachments.none")} />}
      >
        {(all) => <Gallery all={all} />}
      </QueryState>
    </div>
  );
}

function Gallery({ all }: { all: Attachment[] }) {
  const { t } = useTranslation();
  const [category, setCategory] = useState<AttachmentCategory | null>(null);
  const [withRemoved, setWithRemoved] = useState(false);
  const [viewing, setViewing] = useState<number | null>(null);
  const [editing, setEditing] = useState<Attachment | null>(null);
  const present = all.filter(({ removedAt }) => removedAt === null);
  const removed = all.length - present.length;
  const listed = withRemoved && removed > 0 ? all : present;
  const shown = listed.filter((attachment) => category === null || attachment.category === category);
  return (
    <>
      <Flex gap="middle" align="center" className="attachments-filter">
        <Select<AttachmentCategory>
          allowClear
          aria-label={t("attachments.category")}
          placeholder={t("attachments.allCategories", { count: listed.length })}
          style={{ width: 200 }}
          value={category}
          onChange={(chosen: AttachmentCategory | undefined) => setCategory(chosen ?? null)}
          options={attachmentCategories.map((value) => ({ value, label: t(`attachments.categories.${value}`) }))}
        />
        {removed > 0 && (
          <Checkbox checked={withRemoved} onChange={({ target }) => setWithRemoved(target.checked)}>
            {t("attachments.showRemoved", { count: removed })}
          </Checkbox>
        )}
      </Flex>
      {shown.length === 0 ? (
        <Empty image={Empty.PRESENTED_IMAGE_SIMPLE} description={t("attachments.noneShown")} />
      ) : (
        <ul className="attachments">
          {shown.map((attachment) => (
            <AttachmentCard
              key={attachment.id}
              attachment={attachment}
              onView={() => setViewing(attachment.id)}
              onEdit={() => setEditing(attachment)}
            />
          ))}
        </ul>
      )}
      <Lightbox
        pictures={shown.filter(({ mediaType }) => isPicture(mediaType))}
        viewing={viewing}
        onView={setViewing}
      />
      {editing && <EditAttachment attachment={editing} onClose={() => setEditing(null)} />}
    </>
  );
}
