import type { TFunction } from "i18next";
import type { AttachmentType } from "../../../../shared/domain/attachment.ts";
import { dateInZone } from "../../../../shared/domain/dates.ts";
import type { PaperAttachment } from "../../../attachments/paper.ts";
import { Grid } from "../../paper/parts.tsx";

interface AttachmentListProps {
  attachments: readonly PaperAttachment[];
  timeZone: string;
  t: TFunction;
}

const formats: Record<AttachmentType, string> = { "image/jpeg": "JPEG", "image/png": "PNG", "application/pdf": "PDF" };

/** Everything that is attached, then the photographs; the numbers of the list stand under them. */
export function AttachmentList({ attachments, timeZone, t }: AttachmentListProps) {
  return (
    <>
      <Grid
        columns={[
          { title: t("documents.file.catalogueNumber"), number: true, width: "12mm" },
          { title: t("attachments.category"), width: "26mm" },
          { title: t("attachments.caption") },
          { title: t("attachments.takenOn"), width: "31mm" },
          { title: t("filePaper.addedBy"), width: "28mm" },
          { title: t("filePaper.format"), width: "16mm" },
        ]}
        rows={attachments.map((attachment, index) => ({
          id: attachment.id,
          cells: [
            index + 1,
            t(`attachments.categories.${attachment.category}`),
            [attachment.caption || attachment.fileName, attachment.damaged && t("filePaper.damaged")]
              .filter(Boolean)
              .join(" "),
            attachment.takenOn ?? "",
            <span key="added" className="prose">
              {`${attachment.createdByName}\n${dateInZone(new Date(attachment.createdAt), timeZone)}`}
            </span>,
            formats[attachment.mediaType],
          ],
        }))}
      />
      <Photographs attachments={attachments} t={t} />
    </>
  );
}

function Photographs({ attachments, t }: Omit<AttachmentListProps, "timeZone">) {
  const photos = attachments.flatMap(({ id, photo, caption, fileName, takenOn }, index) =>
    photo ? [{ id, photo, line: [`${index + 1}. ${caption || fileName}`, takenOn].filter(Boolean).join(" · ") }] : [],
  );
  if (photos.length === 0) return null;
  return (
    <>
      <h3>{t("filePaper.photographs")}</h3>
      <div className="photographs">
        {photos.map(({ id, photo, line }) => (
          <figure key={id}>
            <img src={`data:image/jpeg;base64,${photo.toString("base64")}`} alt={line} />
            <figcaption>{line}</figcaption>
          </figure>
        ))}
      </div>
    </>
  );
}
