import { CloseOutlined, UploadOutlined } from "@ant-design/icons";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Alert, Button, Flex, Select, Spin, Typography, Upload } from "antd";
import { useState } from "react";
import { useTranslation } from "react-i18next";
import type { Attachment } from "../../../shared/contract/attachments.ts";
import type { Visit } from "../../../shared/contract/visits.ts";
import { isPicture } from "../../../shared/domain/attachment.ts";
import { api } from "../../app/client.ts";
import { useAllowed } from "../../app/session.ts";
import { useFailure } from "../../ui/useFailure.ts";
import "../attachments/attachments.css";
import { Lightbox } from "../attachments/Lightbox.tsx";
import { nameOf } from "../attachments/nameOf.ts";
import { Thumbnail } from "../attachments/Thumbnail.tsx";
import { useUploads } from "../attachments/useUploads.ts";

/** What was photographed at a visit: attachments of the customer that are tied to it. */
export function VisitPhotographs({ visit: { id, customerId, visitedOn, removedAt } }: { visit: Visit }) {
  const { t } = useTranslation();
  const mayAdd = useAllowed("attachments.add") && removedAt === null;
  const attachments = useQuery(api.attachments.list.queryOptions({ input: { customerId } }));
  const [viewing, setViewing] = useState<number | null>(null);
  const present = (attachments.data ?? []).filter((one) => one.removedAt === null);
  const own = present.filter(({ visitId }) => visitId === id);
  return (
    <section aria-label={t("visits.photographs")}>
      <Typography.Title level={5}>{t("visits.photographs")}</Typography.Title>
      {own.length === 0 && <Typography.Text type="secondary">{t("visits.noPhotographs")}</Typography.Text>}
      <ul className="visit-photographs">
        {own.map((attachment) => (
          <Photograph
            key={attachment.id}
            attachment={attachment}
            mayUntie={mayAdd}
            onView={() => setViewing(attachment.id)}
          />
        ))}
      </ul>
      {mayAdd && (
        <Adding
          customerId={customerId}
          visitId={id}
          takenOn={visitedOn}
          others={present.filter((one) => one.visitId === null)}
        />
      )}
      <Lightbox pictures={own.filter(({ mediaType }) => isPicture(mediaType))} viewing={viewing} onView={setViewing} />
    </section>
  );
}

/** Ties attachments to a visit, or unties them. */
function useTie() {
  const fail = useFailure();
  const queryClient = useQueryClient();
  return useMutation(
    api.attachments.tieToVisit.mutationOptions({
      onSuccess: () => queryClient.invalidateQueries({ queryKey: api.attachments.list.key() }),
      onError: (error) => fail(error),
    }),
  );
}

interface PhotographProps {
  attachment: Attachment;
  mayUntie: boolean;
  onView: () => void;
}

function Photograph({ attachment, mayUntie, onView }: PhotographProps) {
  const { t } = useTranslation();
  const tie = useTie();
  const { id, version, mediaType } = attachment;
  const name = nameOf(attachment);
  return (
    <li>
      {isPicture(mediaType) ? (
        <button type="button" className="attachment-face" aria-label={t("attachments.view", { name })} onClick={onView}>
          <Thumbnail id={id} />
        </button>
      ) : (
        <span>{name}</span>
      )}
      {mayUntie && (
        <Button
          type="text"
          size="small"
          icon={<CloseOutlined />}
          aria-label={t("visits.untie", { name })}
          title={t("visits.untie", { name })}
          onClick={() => tie.mutate({ id, version, visitId: null })}
        />
      )}
    </li>
  );
}

interface AddingProps {
  customerId: number;
  visitId: number;
  takenOn: string;
  /** attachments of the customer that belong to no visit */
  others: readonly Attachment[];
}

/** A new photograph, taken on the day of the visit, or one that was added without it. */
function Adding({ customerId, visitId, takenOn, others }: AddingProps) {
  const { t } = useTranslation();
  const tie = useTie();
  const { uploads, add, dismiss } = useUploads(customerId, visitId);
  return (
    <>
      <Flex gap="small" wrap>
        <Upload
          multiple
          accept=".jpg,.jpeg,.png,.pdf"
          showUploadList={false}
          beforeUpload={(file) => {
            add(file, { category: "photo", caption: "", takenOn });
            return false;
          }}
        >
          <Button icon={<UploadOutlined />}>{t("visits.addPhotograph")}</Button>
        </Upload>
        {others.length > 0 && (
          <Select<number | null>
            aria-label={t("visits.tiePhotograph")}
            placeholder={t("visits.tiePhotograph")}
            style={{ width: 260 }}
            value={null}
            options={others.map((attachment) => ({ value: attachment.id, label: nameOf(attachment) }))}
            onChange={(chosen) => {
              const attachment = others.find(({ id }) => id === chosen);
              if (attachment) tie.mutate({ id: attachment.id, version: attachment.version, visitId });
            }}
          />
        )}
      </Flex>
      {uploads.map(({ key, name, state, problem }) =>
        state === "failed" ? (
          <Alert key={key} type="error" showIcon closable={{ onClose: () => dismiss(key) }} title={problem} />
        ) : (
          <Flex key={key} gap="small" align="center">
            <Spin size="small" /> {name}
          </Flex>
        ),
      )}
    </>
  );
}
