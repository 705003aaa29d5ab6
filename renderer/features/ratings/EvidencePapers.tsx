import { CloseOutlined, FilePdfOutlined } from "@ant-design/icons";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Button, Tag, Tooltip } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attachment } from "../../../shared/contract/attachments.ts";
import { isPicture } from "../../../shared/domain/attachment.ts";
import { api, client } from "../../app/client.ts";
import { saveFile } from "../../ui/saveFile.ts";
import { useFailure } from "../../ui/useFailure.ts";
import { Lightbox } from "../attachments/Lightbox.tsx";
import { nameOf } from "../attachments/nameOf.ts";
import { Thumbnail } from "../attachments/Thumbnail.tsx";

interface EvidencePapersProps {
  customerId: number;
  ids: readonly number[];
  /** absent where the papers are only looked at */
  onRemove?: (id: number) => void;
}

/** Papers that back an answer, small; a click opens one. One that was taken out of the record since still has a name. */
export function EvidencePapers({ customerId, ids, onRemove }: EvidencePapersProps) {
  const { t } = useTranslation();
  const fail = useFailure();
  const [viewing, setViewing] = useState<number | null>(null);
  const attachments = useQuery(api.attachments.list.queryOptions({ input: { customerId }, enabled: ids.length > 0 }));
  const download = useMutation({
    mutationFn: (id: number) => client.attachments.content({ id }),
    onSuccess: ({ file }) => saveFile(file),
    onError: (error) => fail(error),
  });
  if (ids.length === 0 || attachments.data === undefined) return null;
  const all = attachments.data;
  const papers = ids.map((id) => ({ id, paper: all.find((one) => one.id === id) ?? null }));
  const pictures = papers.flatMap(({ paper }) => (paper && isPicture(paper.mediaType) ? [paper] : []));
  const look = ({ id, mediaType }: Attachment) => (isPicture(mediaType) ? setViewing(id) : download.mutate(id));
  return (
    <ul className="papers">
      {papers.map(({ id, paper }) => (
        <li key={id}>
          {paper === null ? (
            <Tag>{t("ratings.form.paperGone")}</Tag>
          ) : (
            <Paper paper={paper} onLook={() => look(paper)} />
          )}
          {onRemove && (
            <Button
              type="text"
              size="small"
              icon={<CloseOutlined />}
              aria-label={t("ratings.form.removePaper", { name: paper ? nameOf(paper) : id })}
              onClick={() => onRemove(id)}
            />
          )}
        </li>
      ))}
      <Lightbox pictures={pictures} viewing={viewing} onView={setViewing} />
    </ul>
  );
}

function Paper({ paper, onLook }: { paper: Attachment; onLook: () => void }) {
  const { t } = useTranslation();
  const name = nameOf(paper);
  const removed = paper.removedAt !== null;
  return (
    <Tooltip title={removed ? t("ratings.form.paperRemoved", { name }) : name}>
      <button
        type="button"
        className={removed ? "paper removed" : "paper"}
        aria-label={t("attachments.view", { name })}
        onClick={onLook}
      >
        {isPicture(paper.mediaType) ? <Thumbnail id={paper.id} /> : <FilePdfOutlined />}
      </button>
    </Tooltip>
  );
}
